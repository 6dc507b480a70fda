from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from common.querysets import ScopedQuerySet
from journal.models.subject import SubjectColumns


class NotificationQuerySet(ScopedQuerySet["Notification"]):
    def uncertain(self, before: datetime) -> "NotificationQuerySet":
        """Return those whose mail was begun before an instant and of which nobody knows whether it was taken."""
        return self.filter(mail_claimed_at__lt=before, mailed_at=None)


class Notification(SubjectColumns):
    """One message to one person: unique per event, person and kind; mailed at most once."""

    event = models.ForeignKey(
        "journal.Event",
        on_delete=models.PROTECT,
        related_name="notifications",
        verbose_name=pgettext_lazy("journal", "Event"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="notifications",
        verbose_name=pgettext_lazy("journal", "Recipient"),
    )
    kind = models.CharField(pgettext_lazy("journal", "Kind"), max_length=60)
    title = models.CharField(pgettext_lazy("journal", "Title"), max_length=300)
    body = models.TextField(pgettext_lazy("journal", "Text"))
    link = models.CharField(pgettext_lazy("journal", "Link"), max_length=300, blank=True)
    created_at = models.DateTimeField(pgettext_lazy("journal", "Written"))
    read_at = models.DateTimeField(pgettext_lazy("journal", "Read"), null=True, blank=True)
    # Claimed before the relay is asked, stamped after it accepted: an uncertain send is never repeated blindly.
    mail_claimed_at = models.DateTimeField(pgettext_lazy("journal", "Mail begun"), null=True, blank=True)
    mailed_at = models.DateTimeField(pgettext_lazy("journal", "Mail taken"), null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("journal", "message")
        verbose_name_plural = pgettext_lazy("journal", "Messages")
        ordering = ["-id"]
        indexes = [models.Index(fields=["user", "read_at", "-id"], name="notification_inbox")]
        constraints = [
            models.UniqueConstraint(fields=["event", "user", "kind"], name="notification_once_per_event_and_person")
        ]

    def __str__(self) -> str:
        return self.title
