"""Between password and second factor: who has given the password waits here, signed in as nobody."""

from datetime import datetime, timedelta

from axes.handlers.proxy import AxesProxyHandler
from django.contrib.auth import login
from django.contrib.auth.signals import user_login_failed
from django.http import HttpRequest

from accounts.domain import factors, sessions
from accounts.models import User
from common import clock

WAITING = timedelta(minutes=10)
_PENDING = "second_step"
_DONE = "second_factor"


def begin(request: HttpRequest, user: User, way_on: str) -> None:
    """Keep who has given the password, under a new session key."""
    request.session.cycle_key()
    backend = getattr(user, "backend", "")
    request.session[_PENDING] = {"user": user.pk, "backend": backend, "next": way_on, "at": clock.now().isoformat()}


def waiting(request: HttpRequest) -> User | None:
    """Return who has given the password in this session, a few minutes ago at most."""
    pending = request.session.get(_PENDING)
    if pending is None or clock.now() - datetime.fromisoformat(pending["at"]) > WAITING:
        return None
    return User.objects.filter(pk=pending["user"], is_active=True).first()


def is_locked(request: HttpRequest, user: User) -> bool:
    """Say whether too many wrong tries, of password or factor, have closed the account from here."""
    return not AxesProxyHandler.is_allowed(request, {"username": user.username})


def fail(request: HttpRequest, user: User) -> None:
    """Count a wrong try as a wrong password is counted, and record it."""
    factors.record_failure(user=user)
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def finish(request: HttpRequest, user: User) -> str:
    """Sign in who has given both; return where to go on."""
    pending = request.session.pop(_PENDING)
    user.backend = pending["backend"]
    sign_in(request, user)
    mark(request, user)
    return str(pending["next"])


def sign_in(request: HttpRequest, user: User) -> None:
    """Begin the session: its key is a new one, both time limits run, the journal knows."""
    login(request, user)
    request.session["began"] = request.session["seen"] = clock.now().isoformat()
    sessions.record_sign_in(user=user)


def mark(request: HttpRequest, user: User) -> None:
    """Keep in the session that its owner has shown the second factor."""
    request.session[_DONE] = user.pk


def is_marked(request: HttpRequest) -> bool:
    """Say whether this session has shown a second factor."""
    return bool(request.user.pk and request.session.get(_DONE) == request.user.pk)
