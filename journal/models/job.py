import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from journal.choices import JobState
from journal.models.subject import SubjectColumns


class Job(SubjectColumns):
    """Work to be done after a change: the truth of background work; the broker is only its doorbell."""

    public_id = models.UUIDField(
        pgettext_lazy("journal", "Identifier"), default=uuid.uuid4, unique=True, editable=False
    )
    kind = models.CharField(pgettext_lazy("journal", "Kind of work"), max_length=60)
    # Unique per effect: the same effect asked twice is one row.
    key = models.CharField(pgettext_lazy("journal", "Key"), max_length=200, unique=True)
    args = models.JSONField(pgettext_lazy("journal", "Arguments"), default=dict)
    state = models.CharField(
        pgettext_lazy("journal", "State"), max_length=10, choices=JobState, default=JobState.QUEUED
    )
    due_at = models.DateTimeField(pgettext_lazy("journal", "Due"))
    rung_at = models.DateTimeField(pgettext_lazy("journal", "Rung for"), null=True, blank=True)
    lease_until = models.DateTimeField(pgettext_lazy("journal", "Held until"), null=True, blank=True)
    tries = models.PositiveSmallIntegerField(pgettext_lazy("journal", "Tries"), default=0)
    progress_done = models.PositiveIntegerField(pgettext_lazy("journal", "Steps done"), default=0)
    progress_total = models.PositiveIntegerField(pgettext_lazy("journal", "Steps in all"), default=0)
    error = models.TextField(pgettext_lazy("journal", "Error"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("journal", "Asked for by"),
    )
    created_at = models.DateTimeField(pgettext_lazy("journal", "Asked for"))
    finished_at = models.DateTimeField(pgettext_lazy("journal", "Ended"), null=True, blank=True)

    objects = ScopedQuerySet["Job"].as_manager()

    class Meta:
        verbose_name = pgettext_lazy("journal", "piece of work")
        verbose_name_plural = pgettext_lazy("journal", "Background work")
        ordering = ["-id"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=[JobState.QUEUED, JobState.RUNNING]),
                name="job_open_due",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=JobState.RUNNING) | Q(lease_until__isnull=False),
                name="job_running_has_lease",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_open(self) -> bool:
        """Whether the work is still to be done."""
        return self.state in (JobState.QUEUED, JobState.RUNNING)
