from django.conf import settings
from django.db import models

from common.querysets import ScopedQuerySet
from common.subjects import Subject
from journal.choices import EventOutcome
from journal.models.subject import SubjectColumns


class EventQuerySet(ScopedQuerySet["Event"]):
    def about(self, subject: Subject) -> "EventQuerySet":
        """Return what was done with a subject, latest first: for pages that show the subject anyway."""
        return self.filter(subject_kind=subject.kind, subject_id=subject.id, outcome=EventOutcome.DONE).order_by("-pk")


class Event(SubjectColumns):
    """What happened: written with the change in one transaction, never altered (append-only by trigger)."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    outcome = models.CharField(max_length=10, choices=EventOutcome, default=EventOutcome.DONE)
    # A natural key makes an effect unique: a reminder step is recorded once however often the sweep runs.
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The name and body as they stood: a later change of post keeps the past.
    actor_label = models.CharField(max_length=100)
    actor_body = models.CharField(max_length=100, blank=True)
    reason = models.TextField(blank=True)
    basis = models.CharField(max_length=20, blank=True)
    data = models.JSONField(default=dict, blank=True)
    address = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="event_subject"),
            models.Index(fields=["programme", "unit", "-id"], name="event_scope"),
            models.Index(fields=["kind", "-id"], name="event_kind"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(outcome__in=EventOutcome.values), name="event_outcome_known")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_label}"
