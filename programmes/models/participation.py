from django.db import models

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from parks.models import Park
from programmes.choices import ParticipationState
from programmes.models.programme import Edition, Programme, ReportingUnit


class Participation(models.Model):
    """A park in a programme, recommended by a unit that need not be where the park lies."""

    park = models.ForeignKey(Park, on_delete=models.PROTECT, related_name="participations")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="participations")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="participations")
    unit = models.ForeignKey(ReportingUnit, on_delete=models.PROTECT, related_name="participations")
    state = models.CharField(max_length=20, choices=ParticipationState, default=ParticipationState.LISTED)
    batch = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    name_printed = models.CharField(max_length=100)
    region_printed = models.CharField(max_length=30)
    listed_on = models.DateField()
    document = models.CharField(max_length=100, blank=True)

    objects = ScopedQuerySet["Participation"].as_manager()

    class Meta:
        ordering = ["programme_id", "batch", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["park", "programme"], name="participation_once"),
            models.UniqueConstraint(fields=["programme", "batch", "sequence"], name="participation_sequence_once"),
        ]

    def __str__(self) -> str:
        return self.name_printed

    def as_subject(self) -> Subject:
        return Subject(
            "programmes.participation",
            self.pk,
            self.name_printed,
            programme=self.programme_id,
            unit=self.unit.region_id,
            body_id=self.park.committee_id,
            park_id=self.park_id,
        )
