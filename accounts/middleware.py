"""Who signs in with a password given by somebody else, or too old, chooses another one before anything else."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.domain import passwords

GetResponse = Callable[[HttpRequest], HttpResponse]


class PasswordAge:
    """Leads to the page of the password; the pages of the account and of the language stay open."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Redirect instead of showing the page."""
        match, user = request.resolver_match, request.user
        # The API refuses by itself: a program does not follow to a page.
        if match is None or match.app_name in ("accounts", "api") or match.url_name == "set_language":
            return None
        return redirect("accounts:password") if user.is_authenticated and passwords.must_change(user) else None
