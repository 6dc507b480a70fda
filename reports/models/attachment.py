from django.db import models

from common.querysets import ScopedQuerySet
from journal.models import StoredFile
from reports.models.filing import Filing


class Attachment(models.Model):
    """A file attached to a field of the draft; the version keeps its digest."""

    filing = models.ForeignKey(Filing, on_delete=models.PROTECT, related_name="attachments")
    section = models.CharField(max_length=40)
    field = models.CharField(max_length=40)
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="attachment")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedQuerySet["Attachment"].as_manager()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["filing", "section"], name="attachment_section")]

    def __str__(self) -> str:
        return f"{self.section} {self.file_id}"
