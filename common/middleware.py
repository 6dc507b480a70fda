"""What every request passes: the clock, the limits of a session, the language, and what browsers are told."""

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers

from common import clock

GetResponse = Callable[[HttpRequest], HttpResponse]

# The session remembers its last request no finer than this, so that reading pages hardly writes.
_SEEN_STEP_SECONDS = 60


class ClientAddress:
    """Behind the proxy of the house, takes the address that the proxy saw, not one a client claims (ASVS 15.3.4)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        forwarded = request.headers.get("x-forwarded-for", "")
        if settings.BEHIND_PROXY and forwarded:
            # The proxy appends; what stands before the last comma came with the request.
            request.META["REMOTE_ADDR"] = forwarded.rpartition(",")[2].strip()
        return self.get_response(request)


class PinnedClock:
    """One request is one act: the database's time is read once."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with clock.act():
            return self.get_response(request)


class ContentSecurityPolicy:
    """Tells browsers to load nothing from elsewhere; a view that sets a stricter policy keeps it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", settings.PERMISSIONS_POLICY)
        return response


class SessionLimits:
    """Ends a session that was idle too long, or has lasted too long whatever happened (ASVS 7.3)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._hold_limits(request)
        return self.get_response(request)

    def _hold_limits(self, request: HttpRequest) -> None:
        now = clock.now()
        began = _instant(request.session.get("began"), now)
        seen = _instant(request.session.get("seen"), now)
        if now - began > settings.SESSION_ABSOLUTE or now - seen > settings.SESSION_IDLE:
            logout(request)
        elif "seen" not in request.session or (now - seen).total_seconds() > _SEEN_STEP_SECONDS:
            request.session["began"], request.session["seen"] = began.isoformat(), now.isoformat()


class NoStore:
    """Keeps what a signed-in person sees out of every cache, the browser's too (ASVS 14.3.2)."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Asked before the view: signing out must not leave its last page behind either.
        private = request.user.is_authenticated
        response = self.get_response(request)
        if private or request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store, private"
        return response


class Language:
    """The user's choice, else the cookie, else Chinese. What the browser would like is not asked."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        language = _chosen_language(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ["Cookie"])
        return response


def _instant(stored: str | None, otherwise: datetime) -> datetime:
    return datetime.fromisoformat(stored) if stored else otherwise


def _chosen_language(request: HttpRequest) -> str:
    offered = dict(settings.LANGUAGES)
    of_user = getattr(request.user, "language", "")
    of_cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return next((code for code in (of_user, of_cookie) if code in offered), settings.LANGUAGE_CODE)
