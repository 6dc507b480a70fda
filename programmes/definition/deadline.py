"""Rules from which days come, and the ladder of reminders before and after them."""

import datetime as dt
from typing import Literal, Self

from django.utils.translation import gettext
from pydantic import Field as Limited
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Text
from programmes.definition.errors import invalid
from programmes.definition.kinds import Audience, DeadlineKind

NEEDS: dict[str, tuple[str, ...]] = {
    "fixed": ("date",),
    "yearly": ("month", "day"),
    "after_event": ("event",),
    "set_by_round": (),
}


class Reminder(Entry):
    """One rung: `days` before (negative) or after (positive) the day, counted in calendar or working days."""

    code: Code
    name: Text
    days: int
    working: bool = False
    audience: tuple[Audience, ...] = Limited(min_length=1)
    anchor: Literal["due", "closes"] = "due"


class Closing(Entry):
    """When a filing can no longer be handed in without permission: a day of the year, or days after it was due."""

    month: int | None = Limited(default=None, ge=1, le=12)
    day: int | None = Limited(default=None, ge=1, le=31)
    days_after: int | None = Limited(default=None, ge=0)

    @model_validator(mode="after")
    def _is_one_of_the_two(self) -> Self:
        if (self.days_after is None) == (self.month is None or self.day is None):
            raise invalid(gettext("give either month and day, or days_after"))
        return self


class DeadlineRule(Entry):
    """How the day of an obligation comes about; `set_by_round` may carry a default the ministry changes."""

    code: Code
    name: Text
    form: Code | None = None  # the form, or the evaluation, that falls due
    kind: DeadlineKind
    date: dt.date | None = None
    month: int | None = Limited(default=None, ge=1, le=12)
    day: int | None = Limited(default=None, ge=1, le=31)
    year_offset: int = 0  # counted from the period: 1 is the year after the one reported on
    from_year: int | None = None
    to_year: int | None = None
    event: Code | None = None
    days: int = 0
    months: int = 0
    working: bool = False
    closes: Closing | None = None
    reminders: tuple[Reminder, ...] = ()

    @model_validator(mode="after")
    def _kind_has_what_it_needs(self) -> Self:
        for key in NEEDS[self.kind]:
            if getattr(self, key) is None:
                raise invalid(gettext("a deadline of kind %(kind)s needs %(key)s") % {"kind": self.kind, "key": key})
        return self

    @model_validator(mode="after")
    def _closing_day_has_a_due_day(self) -> Self:
        if self.closes and self.closes.month and not (self.month and self.day):
            raise invalid(gettext("a closing day of the year needs a due day of the year; else give days_after"))
        return self

    @model_validator(mode="after")
    def _day_exists(self) -> Self:
        if self.month and self.day:
            _require_day(self.month, self.day)
        if self.closes and self.closes.month and self.closes.day:
            _require_day(self.closes.month, self.closes.day)
        return self


def _require_day(month: int, day: int) -> None:
    try:
        dt.date(2024, month, day)
    except ValueError as error:
        raise invalid(gettext("there is no such day: %(month)s-%(day)s") % {"month": month, "day": day}) from error
