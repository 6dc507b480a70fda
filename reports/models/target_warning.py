from django.db import models
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from programmes.models import Participation
from reports.models.filing import FilingVersion


class TargetWarning(models.Model):
    """Park and province were told that a target was behind its path in a filed report: once for each year."""

    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, related_name="target_warnings", verbose_name=_("base")
    )
    indicator = models.CharField(_("indicator"), max_length=60)
    year = models.PositiveSmallIntegerField(_("year"))
    version = models.ForeignKey(
        FilingVersion, on_delete=models.PROTECT, related_name="target_warnings", verbose_name=_("version")
    )
    warned_at = models.DateTimeField(_("told"))

    objects = ScopedQuerySet["TargetWarning"].as_manager()

    class Meta:
        verbose_name = _("early warning")
        verbose_name_plural = _("early warnings")
        ordering = ["-warned_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "indicator", "year"], name="target_warning_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"
