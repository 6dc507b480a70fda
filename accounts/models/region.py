from django.db import models

from accounts.choices import RegionKind


class Region(models.Model):
    """An administrative region by its GB/T 2260 code; the corps has a pseudo-code of its own."""

    code = models.CharField(max_length=12, primary_key=True)
    name = models.CharField(max_length=60)
    short_name = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=RegionKind)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name
