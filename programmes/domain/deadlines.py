"""How days come about, and when to remind of them. All in China time, the last day whole (X-01)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils.translation import gettext

from common import clock
from common.errors import Problem, RuleViolation
from programmes.definition import DeadlineRule, Reminder
from programmes.domain.calendar import add_working_days

MORNING = time(9)


class Days(NamedTuple):
    """The two days of an obligation: late after `due`, not to be filed without permission after `closes`."""

    due: date
    closes: date | None


class Occasion(NamedTuple):
    """What a deadline kind may count from: the period reported on, the day of the event, the day the ministry set."""

    period: int
    event: date | None = None
    set_on: date | None = None


DeadlineKind = Callable[[DeadlineRule, Occasion], date]

_kinds: dict[str, DeadlineKind] = {}


def deadline_kind(name: str) -> Callable[[DeadlineKind], DeadlineKind]:
    """Register how a kind of deadline finds its day."""

    def register(function: DeadlineKind) -> DeadlineKind:
        _kinds[name] = function
        return function

    return register


def kinds() -> frozenset[str]:
    """Return the names of the registered kinds."""
    return frozenset(_kinds)


def days_of(rule: DeadlineRule, *, period: int, event: date | None = None, set_on: date | None = None) -> Days:
    """Return the due and the closing day of a rule.

    Raises `RuleViolation` when what the kind counts from is missing: the event, or the day to be set.
    """
    due = _kinds[rule.kind](rule, Occasion(period, event, set_on))
    return Days(due, _closes(rule, due))


def due_instant(day: date) -> datetime:
    """Return the half-open end of a day: what is handed in before it is in time, at it is late."""
    return clock.end_of(day)


def next_notice(
    *, due: date, closes: date | None, ladder: Sequence[Reminder], after: datetime
) -> tuple[datetime, str] | None:
    """Return the first reminder later than `after`: its instant and its code in the ladder; None if none is left.

    Of reminders that fall on the same instant only the last of the ladder is given: nobody is told twice at once.
    """
    planned = {instant: rung.code for instant, rung in rungs(due=due, closes=closes, ladder=ladder)}
    return min(((instant, code) for instant, code in planned.items() if instant > after), default=None)


def rungs(*, due: date, closes: date | None, ladder: Sequence[Reminder]) -> list[tuple[datetime, Reminder]]:
    """Return the reminders of a ladder with the instant of each, in the order of the ladder."""
    return [(instant, rung) for rung in ladder if (instant := _instant(rung, due, closes))]


def _instant(rung: Reminder, due: date, closes: date | None) -> datetime | None:
    anchor = due if rung.anchor == "due" else closes
    if anchor is None:
        return None
    day = add_working_days(anchor, rung.days) if rung.working else anchor + timedelta(days=rung.days)
    return datetime.combine(day, MORNING, tzinfo=clock.CHINA)


def _closes(rule: DeadlineRule, due: date) -> date | None:
    closing = rule.closes
    if closing is None:
        return None
    if closing.days_after is not None:
        return due + timedelta(days=closing.days_after)
    usual = _day(due.year, rule.month or 1, rule.day or 1)
    day = _day(due.year, closing.month or 1, closing.day or 1)
    if day < usual:
        day = _day(due.year + 1, closing.month or 1, closing.day or 1)
    # A day set otherwise than usual moves the closing by as much: the time to be late stays the same.
    return due + (day - usual)


def _day(year: int, month: int, day: int) -> date:
    """Return a day of a year; 29 February falls back to the last of the month in common years."""
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)


def _missing(address: str, message: str) -> RuleViolation:
    return RuleViolation([Problem(address, message, remedy=gettext("Enter the day."))])


@deadline_kind("fixed")
def fixed(rule: DeadlineRule, occasion: Occasion) -> date:
    """The day the document prints; a day set for a later batch takes its place."""
    day = occasion.set_on or rule.date
    assert day is not None  # noqa: S101 - the schema demands it
    return day


@deadline_kind("yearly")
def yearly(rule: DeadlineRule, occasion: Occasion) -> date:
    """The same day every year, counted from the period reported on."""
    return _day(occasion.period + rule.year_offset, rule.month or 1, rule.day or 1)


@deadline_kind("after_event")
def after_event(rule: DeadlineRule, occasion: Occasion) -> date:
    """So many months and days (or working days) after an event; the day of the event is not counted."""
    if occasion.event is None:
        raise _missing("event", gettext("This deadline counts from a day that is not known yet."))
    start = _months_after(occasion.event, rule.months)
    return add_working_days(start, rule.days) if rule.working else start + timedelta(days=rule.days)


@deadline_kind("set_by_round")
def set_by_round(rule: DeadlineRule, occasion: Occasion) -> date:
    """The day the ministry sets when it opens the round, else the default of the definition."""
    if occasion.set_on:
        return occasion.set_on
    if rule.month is None or rule.day is None:
        raise _missing("due_on", gettext("The ministry has not set the day yet."))
    return yearly(rule, occasion)


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), following - timedelta(days=1))
