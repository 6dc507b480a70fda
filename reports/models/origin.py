from django.db import models
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from reports.models.filing import FilingVersion


class SummaryOrigin(models.Model):
    """A report that a field of a summary was drawn from when it was handed in (CR-09). Append-only by trigger."""

    version = models.ForeignKey(
        FilingVersion, on_delete=models.PROTECT, related_name="origins", verbose_name=_("summary")
    )
    address = models.CharField(_("field"), max_length=100)  # section/field
    source = models.ForeignKey(
        FilingVersion, on_delete=models.PROTECT, related_name="drawn_into", verbose_name=_("report")
    )
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=6, null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals"), default=0)

    objects = ScopedQuerySet["SummaryOrigin"].as_manager()

    class Meta:
        verbose_name = _("origin of a summary")
        verbose_name_plural = _("origins of summaries")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "address", "source"], name="summary_origin_once"),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.address} {self.source_id}"
