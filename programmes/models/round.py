import uuid

from django.db import models
from django.db.models import F, Q

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.choices import RoundKind, RoundState
from programmes.models.programme import Edition, Programme


class Round(models.Model):
    """One running of a demand: a call, a year's reports, an evaluation. Opening it freezes the edition."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="rounds")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rounds")
    kind = models.CharField(max_length=20, choices=RoundKind)
    # The form that is filed (park_list, annual_report) or the evaluation scheme (mid_term, final).
    form = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=RoundState, default=RoundState.PREPARING)
    opens_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)  # empty: late filings stay possible
    quota = models.PositiveSmallIntegerField(null=True, blank=True)
    contact = models.TextField(blank=True)
    set_by_ministry = models.BooleanField(default=False)  # the day is not in the document

    objects = ScopedQuerySet["Round"].as_manager()

    class Meta:
        ordering = ["-year", "-opens_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("opens_on")), name="round_due_after_opening"),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("due_on")),
                name="round_closes_after_due",
            ),
            models.UniqueConstraint(fields=["programme", "form", "year"], name="round_once_a_year"),
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        return Subject("programmes.round", self.pk, self.title, programme=self.programme_id)
