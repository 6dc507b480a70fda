from django.conf import settings
from django.db import models

from accounts.models import Organisation
from reports.choices import FilingAct
from reports.models.filing import Filing, FilingVersion


class Handling(models.Model):
    """One act of the custody chain: who passed the filing on, returned or filed it, with what opinion."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="handlings")
    version = models.ForeignKey(FilingVersion, on_delete=models.PROTECT, related_name="handlings")
    act = models.CharField(max_length=10, choices=FilingAct)
    step = models.PositiveSmallIntegerField()  # the level at which the act was done
    body = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=60)
    opinion = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)  # by when a returned filing is expected back

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.act} {self.filing_id}"


class ReturnReason(models.Model):
    """Why a section (or one of its cells) came back: `section/row/column`. Only these open again."""

    handling = models.ForeignKey(Handling, on_delete=models.PROTECT, related_name="reasons")
    section = models.CharField(max_length=40)
    address = models.CharField(max_length=120)
    reason = models.TextField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="return_reason_not_empty"),
            models.UniqueConstraint(fields=["handling", "address"], name="return_reason_once"),
        ]

    def __str__(self) -> str:
        return self.address
