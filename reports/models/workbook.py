import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from common.querysets import ScopedQuerySet
from journal.models import Job, StoredFile
from reports.choices import WorkbookState
from reports.models.filing import Filing


class SentWorkbook(models.Model):
    """A workbook that was sent for a draft: read, looked at together with what stands on line, written once."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    filing = models.ForeignKey(
        Filing, on_delete=models.PROTECT, related_name="sent_workbooks", verbose_name=_("filing")
    )
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name=_("file"))
    state = models.CharField(_("state"), max_length=10, choices=WorkbookState, default=WorkbookState.QUEUED)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What was read: the base and the workbook's side by section, the cell of each address, what was not found.
    content = models.JSONField(default=dict)
    refusal = models.JSONField(default=list)  # why it was not taken: [{message, remedy}]
    sent_at = models.DateTimeField(_("sent"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("sent by")
    )
    written_at = models.DateTimeField(_("taken over"), null=True, blank=True)

    objects = ScopedQuerySet["SentWorkbook"].as_manager()

    class Meta:
        verbose_name = _("sent workbook")
        verbose_name_plural = _("sent workbooks")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=WorkbookState.DONE, written_at__isnull=False)
                | (~Q(state=WorkbookState.DONE) & Q(written_at__isnull=True)),
                name="sent_workbook_written_has_time",
            )
        ]

    def __str__(self) -> str:
        return self.file.name
