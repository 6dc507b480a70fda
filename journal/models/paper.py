import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from journal.choices import PaperState
from journal.models.stored_file import StoredFile
from journal.models.subject import SubjectColumns


class Paper(SubjectColumns):
    """A document the portal makes of a subject (a PDF summary): one per subject, document, version and language."""

    public_id = models.UUIDField(
        pgettext_lazy("journal", "Identifier"), default=uuid.uuid4, unique=True, editable=False
    )
    document = models.CharField(pgettext_lazy("journal", "Document"), max_length=60)
    version = models.CharField(
        pgettext_lazy("journal", "Version"), max_length=64
    )  # what it was made of, e.g. a filing version's number
    language = models.CharField(pgettext_lazy("journal", "Language"), max_length=10)
    state = models.CharField(
        pgettext_lazy("journal", "State"), max_length=10, choices=PaperState, default=PaperState.REQUESTED
    )
    file = models.OneToOneField(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="paper",
        verbose_name=pgettext_lazy("journal", "File"),
    )
    job = models.ForeignKey(
        "journal.Job",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="papers",
        verbose_name=pgettext_lazy("journal", "Work"),
    )
    requested_at = models.DateTimeField(pgettext_lazy("journal", "Asked for"))
    ready_at = models.DateTimeField(pgettext_lazy("journal", "Ready"), null=True, blank=True)

    objects = ScopedQuerySet["Paper"].as_manager()

    class Meta:
        verbose_name = pgettext_lazy("journal", "paper")
        verbose_name_plural = pgettext_lazy("journal", "Papers")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "document", "version", "language"], name="paper_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PaperState.READY) | models.Q(file__isnull=False),
                name="paper_ready_has_file",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.subject_label}"


class PaperRequest(models.Model):
    """Who asked for a paper, so that everybody finds what he asked for among his downloads."""

    paper = models.ForeignKey(
        Paper, on_delete=models.CASCADE, related_name="requests", verbose_name=pgettext_lazy("journal", "Document")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("journal", "Asked for by"),
    )
    asked_at = models.DateTimeField(pgettext_lazy("journal", "Asked for"))

    objects = ScopedQuerySet["PaperRequest"].as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["paper", "user"], name="paper_request_once")]
        indexes = [models.Index(fields=["user", "-asked_at"], name="paper_request_of")]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.user_id}"
