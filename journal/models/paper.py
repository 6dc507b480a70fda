import uuid

from django.db import models

from common.querysets import ScopedQuerySet
from journal.choices import PaperState
from journal.models.stored_file import StoredFile
from journal.models.subject import SubjectColumns


class Paper(SubjectColumns):
    """A document the portal makes of a subject (a PDF summary): one per subject, document, version and language."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    document = models.CharField(max_length=60)
    version = models.CharField(max_length=64)  # what it was made of, e.g. a filing version's number
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=PaperState, default=PaperState.REQUESTED)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="paper")
    job = models.ForeignKey("journal.Job", on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    requested_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet["Paper"].as_manager()

    class Meta:
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
