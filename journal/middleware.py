"""What the journal does around each request: it knows where the request came from, and writes down what was refused."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from common.errors import ActRefused
from common.subjects import Subject
from common.views import actor_of
from journal.domain import events, origin

GetResponse = Callable[[HttpRequest], HttpResponse]


class RefusalMiddleware:
    """Shows a refused act with its reason; the refusal is recorded once the act's own transaction is rolled back."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with origin.coming_from(request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, ActRefused):
            _record(request, exception.action, str(exception.reason), _subject_of(exception))
            return render(request, "errors/403.html", {"reason": exception.reason}, status=403)
        if isinstance(exception, PermissionDenied):
            # Django's own refusal, of the admin for instance; its handler shows the page.
            view = request.resolver_match.view_name if request.resolver_match else ""
            _record(request, (view or "permission")[:60], str(exception))
        return None


def _record(request: HttpRequest, action: str, reason: str, subject: Subject | None = None) -> None:
    events.record_refusal(action=action, actor=actor_of(request), subject=subject, reason=reason)


def _subject_of(refused: ActRefused) -> Subject | None:
    as_subject = getattr(refused.subject, "as_subject", None)
    return as_subject() if as_subject else None
