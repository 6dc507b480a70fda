from django.db import models
from django.utils.translation import gettext, ngettext

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.models import ReportingUnit, Round


class Collection(models.Model):
    """The dossiers of a round asked for as one archive: exactly these versions (GB-13)."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="collections")
    form = models.CharField(max_length=40)
    unit = models.ForeignKey(ReportingUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    labels = models.JSONField()  # of the versions, in the order of the archive
    digest = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()

    objects = ScopedQuerySet["Collection"].as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.digest[:16]

    @property
    def title(self) -> str:
        """Return which round, which form, whose, and how many."""
        count = len(self.labels)
        unit = self.unit.region.short_name if self.unit else gettext("all units")
        number = ngettext("%(count)d dossier", "%(count)d dossiers", count) % {"count": count}
        return f"{self.round.title} {self.round.definition.form(self.form).name.localised} {unit} {number}"

    def as_subject(self) -> Subject:
        return Subject(
            "reports.collection",
            self.pk,
            self.title,
            programme=self.round.programme_id,
            unit=self.unit.region_id if self.unit else "",
        )
