"""Wrong passwords: an account is locked for the address that guesses, and for everybody after many from anywhere."""

from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest


class AccountThrottle(AxesDatabaseHandler):  # type: ignore[misc] # the library has no types
    """Adds to the lock per account and address one on the account, against guessing from many addresses."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        if super().is_locked(request, credentials):
            return True
        if failures_of(request, credentials) < settings.LOGIN_FAILURES_OF_ACCOUNT:
            return False
        # Known only here: the library would take the refused try for one more wrong password.
        request.axes_locked_out = True  # type: ignore[attr-defined] # set by the library
        return True


def failures_of(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Return the wrong tries for this account from all addresses within the cooling-off time."""
    username = (credentials or {}).get("username")
    attempts = AccessAttempt.objects.filter(username=username, attempt_time__gte=get_cool_off_threshold(request))
    return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def tries_left(request: HttpRequest) -> int:
    """Return how many tries the account has left from this address, after a wrong one."""
    failures = getattr(request, "axes_failures_since_start", None)
    return max(0, settings.AXES_FAILURE_LIMIT - (failures or 0))
