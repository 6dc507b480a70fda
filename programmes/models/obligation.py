from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from common.querysets import ScopedQuerySet
from common.subjects import Subject
from programmes.choices import ObligationState
from programmes.models.participation import Participation
from programmes.models.programme import Programme, ReportingUnit
from programmes.models.round import Round


class ObligationQuerySet(ScopedQuerySet["Obligation"]):
    def open(self) -> "ObligationQuerySet":
        return self.filter(state=ObligationState.OPEN)

    def overdue(self, day: date) -> "ObligationQuerySet":
        """Return what is still owed after its due day: the whole last day counts (X-01)."""
        return self.open().filter(due_on__lt=day)


class Obligation(models.Model):
    """Who owes what by when. *Due*: late after it. *Closed*: cannot be filed without permission."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="obligations")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="obligations")
    form = models.CharField(max_length=40)
    unit = models.ForeignKey(ReportingUnit, on_delete=models.PROTECT, related_name="obligations")
    participation = models.ForeignKey(
        Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="obligations"
    )
    debtor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="obligations")
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=20)
    period = models.PositiveSmallIntegerField()
    original_due_on = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=ObligationState, default=ObligationState.OPEN)
    met_at = models.DateTimeField(null=True, blank=True)
    met_late = models.BooleanField(default=False)
    # What the sweep looks for: a stopped worker makes a notice late, never silent.
    next_notice_at = models.DateTimeField(null=True, blank=True)
    next_notice = models.CharField(max_length=40, blank=True)

    objects = ObligationQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(
                fields=["next_notice_at"],
                condition=Q(state=ObligationState.OPEN, next_notice_at__isnull=False),
                name="obligation_notice_due",
            ),
            models.Index(fields=["debtor", "state", "due_on"], name="obligation_debtor"),
            models.Index(fields=["programme", "unit", "state", "due_on"], name="obligation_scope"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "participation"],
                condition=Q(participation__isnull=False),
                name="obligation_once_per_participation",
            ),
            models.UniqueConstraint(
                fields=["round", "unit"],
                condition=Q(participation__isnull=True),
                name="obligation_once_per_unit",
            ),
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("due_on")),
                name="obligation_closes_after_due",
            ),
            models.CheckConstraint(
                condition=~Q(state=ObligationState.MET) | Q(met_at__isnull=False),
                name="obligation_met_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def as_subject(self) -> Subject:
        return Subject(
            "programmes.obligation",
            self.pk,
            self.title,
            programme=self.programme_id,
            unit=self.unit.region_id,
            body_id=self.debtor_id,
            park_id=self.participation.park_id if self.participation else None,
        )


class Extension(models.Model):
    """A decision to move a due day: who, when, why. The original day is never rewritten."""

    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="extensions")
    due_before = models.DateField()
    due_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True)
    reason = models.TextField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.CheckConstraint(condition=Q(due_on__gt=F("due_before")), name="extension_moves_forward")]

    def __str__(self) -> str:
        return f"{self.due_before} -> {self.due_on}"
