from django.db.models import QuerySet
from django.http import HttpRequest

from common import clock
from common.admin import PolicyAdmin, register
from journal.models import Notification


@register(Notification)
class NotificationAdmin(PolicyAdmin):
    """The mails of which nobody knows whether the relay took them: a human asks the recipient."""

    list_display = ("mail_claimed_at", "user", "title", "created_at", "read_at")
    fields = ("user", "title", "created_at", "read_at", "mail_claimed_at", "mailed_at")
    list_select_related = ("user",)
    ordering = ("-mail_claimed_at",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Notification]:
        # One's own messages are in the inbox, not here.
        return super().get_queryset(request).filter(mail_claimed_at__lt=clock.now(), mailed_at=None)
