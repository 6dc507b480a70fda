"""What views of every app share: nobody loses the way when a session has ended in the middle of a form."""

from typing import Any, cast
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.views.generic import View

from common import policy

_SAFE = ("GET", "HEAD")


def actor_of(request: HttpRequest) -> policy.Actor:
    """Return who asks, for the policy: a person signed in or a visitor."""
    return cast("policy.Actor", request.user)


class SignedIn(View):
    """Asks visitors to sign in and brings them back to a page that can be shown, also after a POST."""

    public = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.public or request.user.is_authenticated:
            return super().dispatch(request, *args, **kwargs)
        return to_login(request, showable=hasattr(self, "get"))

    @property
    def actor(self) -> policy.Actor:
        return actor_of(self.request)


def to_login(request: HttpRequest, *, showable: bool) -> HttpResponseRedirect:
    """Redirect to the login; `next` is a page that answers GET: this one, or the one the form stood on."""
    if request.method in _SAFE:
        return redirect_to_login(request.get_full_path())
    return redirect_to_login(request.path if showable else _page_before(request))


def _page_before(request: HttpRequest) -> str:
    before = urlsplit(request.headers.get("Referer", ""))
    return before.path if before.path and before.netloc == request.get_host() else "/"
