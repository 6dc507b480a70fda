"""What stands before everything else after signing in: an own password, and the second factor of administrators."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.domain import factors, passwords
from accounts.second_step import is_marked

GetResponse = Callable[[HttpRequest], HttpResponse]

_ALWAYS = frozenset(
    {
        "set_language",
        "accounts:login",
        "accounts:logout",
        "accounts:password",
        "accounts:profile",
        "accounts:invitation",
    }
)
_FACTORS = frozenset({"accounts:factors", "accounts:add_app", "accounts:add_key", "accounts:second_step"})


class PasswordAge:
    """Leads to the page of the password; the pages of the account and of the language stay open."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Redirect instead of showing the page."""
        user = request.user
        if _is_open(request, _ALWAYS) or not user.is_authenticated:
            return None
        return redirect("accounts:password") if passwords.must_change(user) else None


class SecondFactor:
    """Leads administrators without a second factor to its page; a session begun before the factor was there ends."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Redirect instead of showing the page."""
        user = request.user
        if not settings.SECOND_FACTOR_COMPULSORY or not user.is_authenticated or is_marked(request):
            return None
        if _is_open(request, _ALWAYS | _FACTORS) or not factors.is_compulsory(user):
            return None
        if factors.has(user):
            logout(request)
            return redirect(settings.LOGIN_URL)
        return redirect("accounts:factors")


def _is_open(request: HttpRequest, names: frozenset[str]) -> bool:
    """Say whether a page is open before that; the API refuses by itself: a program does not follow to a page."""
    match = request.resolver_match
    return match is None or match.app_name == "api" or match.view_name in names
