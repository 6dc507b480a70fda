"""The one clock: the database's time, read once per act, in China Standard Time (X-01)."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import connection

CHINA = ZoneInfo("Asia/Shanghai")

_SQL = {
    "sqlite": "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now')",
    "postgresql": "SELECT clock_timestamp()",
}

# A pinned cell holds the instant of the running act, or None until the act first asks for it.
_pinned: ContextVar[list[datetime | None] | None] = ContextVar("pinned", default=None)


def now() -> datetime:
    """Return the database's time (aware). Within `act()` it is read once and stays the same."""
    cell = _pinned.get()
    if cell is None:
        return _database_now()
    instant = cell[0] or _database_now()
    cell[0] = instant
    return instant


def today() -> date:
    """Return the calendar day in China."""
    return now().astimezone(CHINA).date()


def end_of(day: date) -> datetime:
    """Return the half-open end of a day in China: a deadline includes its whole last day (X-01)."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=CHINA)


def start_of(day: date) -> datetime:
    """Return the first instant of a day in China."""
    return datetime.combine(day, time.min, tzinfo=CHINA)


@contextmanager
def act() -> Iterator[None]:
    """Pin the clock for one act (a request, a job), unless an outer act or a frozen clock holds it already."""
    if _pinned.get() is not None:
        yield
        return
    with _pin([None]):
        yield


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Hold the clock at `instant` (aware): for tests, rehearsals and the writing of demonstration history."""
    with _pin([instant]):
        yield


@contextmanager
def _pin(cell: list[datetime | None]) -> Iterator[None]:
    token = _pinned.set(cell)
    try:
        yield
    finally:
        _pinned.reset(token)


def _database_now() -> datetime:
    with connection.cursor() as cursor:
        cursor.execute(_SQL[connection.vendor])
        value = cursor.fetchone()[0]
    # SQLite answers with text in UTC, PostgreSQL with an aware value in the session's zone.
    return datetime.fromisoformat(value).replace(tzinfo=UTC) if isinstance(value, str) else value.astimezone(UTC)
