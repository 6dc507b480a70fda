import uuid

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
