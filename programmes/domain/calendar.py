"""Working days by the yearly notices of the State Council, weekends worked included.

Years for which no notice is known fall back to Monday to Friday, and `is_known` says so.
"""

from datetime import date, timedelta
from functools import cache
from typing import Literal

from programmes.reference import special_days

DAY = timedelta(days=1)
SATURDAY = 5


@cache
def _special() -> dict[date, Literal["off", "work"]]:
    return {special.date: special.kind for special in special_days()}


@cache
def _years() -> frozenset[int]:
    return frozenset(day.year for day in _special())


def is_known(year: int) -> bool:
    """Say whether the holidays of a year are in the calendar; if not, its working days are assumed."""
    return year in _years()


def is_working_day(day: date) -> bool:
    """Say whether offices work on that day."""
    special = _special().get(day)
    return special == "work" if special else day.weekday() < SATURDAY


def add_working_days(day: date, count: int) -> date:
    """Return the day so many working days after (or, negative, before) `day`, which itself is not counted."""
    step = DAY if count > 0 else -DAY
    remaining = abs(count)
    while remaining:
        day += step
        remaining -= is_working_day(day)
    return day


def working_days_until(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`; negative when `end` lies before."""
    if end < start:
        return -working_days_until(end, start)
    return sum(is_working_day(start + DAY * number) for number in range(1, (end - start).days + 1))
