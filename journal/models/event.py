from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

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

    at = models.DateTimeField(pgettext_lazy("journal", "Time"))
    kind = models.CharField(pgettext_lazy("journal", "What"), max_length=60)
    outcome = models.CharField(
        pgettext_lazy("journal", "Outcome"), max_length=10, choices=EventOutcome, default=EventOutcome.DONE
    )
    # A natural key makes an effect unique: a reminder step is recorded once however often the sweep runs.
    key = models.CharField(pgettext_lazy("journal", "Key"), max_length=200, unique=True, null=True, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("journal", "Account"),
    )
    # The name and body as they stood: a later change of post keeps the past.
    actor_label = models.CharField(pgettext_lazy("journal", "Who"), max_length=100)
    actor_body = models.CharField(pgettext_lazy("journal", "For whom"), max_length=100, blank=True)
    reason = models.TextField(pgettext_lazy("journal", "Reason"), blank=True)
    basis = models.CharField(pgettext_lazy("journal", "Basis"), max_length=20, blank=True)
    data = models.JSONField(pgettext_lazy("journal", "Particulars"), default=dict, blank=True)
    address = models.CharField(pgettext_lazy("journal", "From where"), max_length=60, blank=True)
    digest = models.CharField(pgettext_lazy("journal", "Digest"), max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("journal", "journal entry")
        verbose_name_plural = pgettext_lazy("journal", "Journal")
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
