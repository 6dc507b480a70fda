"""The journal in the admin, for the audit administrator; work and doubtful mails also for the system administrator."""

from common.admin import history_from
from journal.admin.event import EventAdmin, SealAdmin
from journal.admin.notification import NotificationAdmin
from journal.admin.work import JobAdmin, PaperAdmin, StoredFileAdmin
from journal.domain.history import entries

__all__ = ["EventAdmin", "JobAdmin", "NotificationAdmin", "PaperAdmin", "SealAdmin", "StoredFileAdmin"]

history_from(entries)
