from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from common.ui import Tab
from common.views import SignedIn
from journal.domain import inbox

PAGE_SIZE = 30


class Inbox(SignedIn, TemplateView):
    """A person's messages, all or those not read."""

    template_name = "journal/inbox.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unread_only = self.request.GET.get("show") == "unread"
        messages = inbox.messages_of(self.actor)
        shown = messages.filter(read_at=None) if unread_only else messages
        unread = inbox.unread_count(self.actor)
        return super().get_context_data(
            page=Paginator(shown, PAGE_SIZE).get_page(self.request.GET.get("page")),
            unread=unread,
            unread_only=unread_only,
            tabs=[
                Tab(_("All messages"), "?", current=not unread_only),
                Tab(_("Not read"), "?show=unread", str(unread), current=unread_only),
            ],
            **kwargs,
        )


class OpenMessage(SignedIn):
    """Marks a message as read and goes on to what it is about."""

    def post(self, _request: HttpRequest, pk: int) -> HttpResponse:
        message = get_object_or_404(inbox.messages_of(self.actor), pk=pk)
        inbox.mark_read(actor=self.actor, notification=message)
        inside = url_has_allowed_host_and_scheme(message.link, allowed_hosts=None)
        return redirect(message.link if inside else "journal:inbox")


class MarkRead(SignedIn):
    """Marks one message as read and stays in the inbox."""

    def post(self, _request: HttpRequest, pk: int) -> HttpResponse:
        message = get_object_or_404(inbox.messages_of(self.actor), pk=pk)
        inbox.mark_read(actor=self.actor, notification=message)
        return redirect("journal:inbox")


class MarkAllRead(SignedIn):
    def post(self, _request: HttpRequest) -> HttpResponse:
        inbox.mark_all_read(actor=self.actor)
        return redirect("journal:inbox")
