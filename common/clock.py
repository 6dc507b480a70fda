"""The one clock: the database's time, read once per act, in China Standard Time (X-01)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection

CHINA = ZoneInfo("Asia/Shanghai")

_SQL = {
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "postgresql": "SELECT clock_timestamp()",
}


@dataclass
class _Pin:
    """The instant of the running act, or None until the act first asks for it; frozen when somebody set it."""

    instant: datetime | None = None
    frozen: bool = False


_pinned: ContextVar[_Pin | None] = ContextVar("pinned", default=None)


def now() -> datetime:
    """Return the database's time (aware). Within `act()` it is read once and stays the same."""
    pin = _pinned.get()
    if pin is None:
        return _database_now()
    instant = pin.instant or _database_now()
    pin.instant = instant
    return instant


def ticking() -> datetime:
    """Return the time as it goes on while an act runs, for leases and limits; a frozen clock stands still here too."""
    pin = _pinned.get()
    return pin.instant if pin and pin.frozen and pin.instant else _database_now()


def today() -> date:
    """Return the calendar day in China."""
    return now().astimezone(CHINA).date()


def end_of(day: date) -> datetime:
    """Return the half-open end of a day in China: a deadline includes its whole last day (X-01)."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=CHINA)


def start_of(day: date) -> datetime:
    """Return the first instant of a day in China."""
    return datetime.combine(day, time.min, tzinfo=CHINA)


def rehearsed_day() -> date | None:
    """Return the day that a rehearsal takes to be today; None when the clock is not moved."""
    return today() if settings.REHEARSAL_DAYS else None


@contextmanager
def act() -> Iterator[None]:
    """Pin the clock for one act (a request, a job), unless an outer act or a frozen clock holds it already."""
    if _pinned.get() is not None:
        yield
        return
    with _pin(_Pin()):
        yield


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Hold the clock at `instant` (aware): for tests, rehearsals and the writing of demonstration history."""
    with _pin(_Pin(instant, frozen=True)):
        yield


@contextmanager
def _pin(pin: _Pin) -> Iterator[None]:
    token = _pinned.set(pin)
    try:
        yield
    finally:
        _pinned.reset(token)


def _database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor])
        value = cursor.fetchone()[0]
    # SQLite answers with text in UTC, PostgreSQL with an aware value in the session's zone.
    instant = datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value.astimezone(UTC)
    return instant + timedelta(days=settings.REHEARSAL_DAYS)
