"""The grade of an accident or an emergency, by the thresholds of the law: pure functions, no rows.

Any one trigger suffices and the gravest wins. 以上 includes the number and 以下 excludes it, so a threshold is the
least number of its grade. Thresholds are reference data of our own compilation (`parks/reference/incident_grades.csv`);
those told from memory say so.
"""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parks.choices import Grade, IncidentKind, Trigger

_FILE = Path(__file__).parent / "reference" / "incident_grades.csv"

# Where the thresholds of a kind stand.
BASIS: Mapping[str, Promise] = MappingProxyType(
    {
        IncidentKind.SAFETY: _(
            "Regulations on reporting and investigating work-safety accidents (State Council decree 493), article 3"
        ),
        IncidentKind.ENVIRONMENT: _(
            "National contingency plan for environmental emergencies (Guobanhan 2014 No. 119), annex 1"
        ),
    }
)


@dataclass(frozen=True)
class Threshold:
    """From which number on, or by which trigger, a grade is reached. Loss is counted in 万元."""

    grade: Grade
    trigger: str
    at_least: Decimal | None  # None: the trigger itself
    is_recalled: bool


@dataclass(frozen=True)
class Line:
    """What one number or trigger says: the threshold it reaches, None when it reaches none."""

    trigger: str
    value: Decimal | None  # of a number; None when it is not known, or for a trigger that needs no number
    reached: Threshold | None

    @property
    def is_unknown(self) -> bool:
        return self.value is None and self.reached is None


@dataclass(frozen=True)
class Grading:
    """The grade, and how each number and trigger counts towards it."""

    grade: Grade
    lines: tuple[Line, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the numbers that are not known yet: with them the grade may be graver."""
        gravest = self.grade == Grade.EXTRAORDINARY
        return () if gravest else tuple(line.trigger for line in self.lines if line.is_unknown)


def grade_of(kind: str, *, numbers: Mapping[str, Decimal | int | None], triggers: Collection[str] = ()) -> Grading:
    """Return the grade of an accident or emergency from its numbers (loss in 万元) and special triggers.

    A number that is None is not known and reaches nothing. What reaches no threshold is ordinary. Raises `KeyError`
    for a kind to which the law gives no grade.
    """
    rows = thresholds(kind)
    lines = [_number_line(rows, name, numbers.get(name)) for name in numbers_of(kind)]
    lines += [Line(one, None, _named(rows, one)) for one in Trigger.values if one in triggers]
    reached = [line.reached.grade for line in lines if line.reached]
    return Grading(max(reached, key=lambda grade: grade.rank, default=Grade.ORDINARY), tuple(lines))


def numbers_of(kind: str) -> tuple[str, ...]:
    """Return the numbers that count for a kind, in the order of the law."""
    return tuple(dict.fromkeys(one.trigger for one in thresholds(kind) if one.at_least is not None))


def triggers_of(kind: str) -> tuple[str, ...]:
    """Return the special triggers of a kind; accidents have none, criminal cases no grade at all."""
    return tuple(one.trigger for one in _all().get(kind, ()) if one.at_least is None)


def thresholds(kind: str) -> tuple[Threshold, ...]:
    """Return the thresholds of a kind, the gravest grade first. `KeyError` for a kind without grades."""
    return _all()[kind]


def _number_line(rows: tuple[Threshold, ...], name: str, value: Decimal | int | None) -> Line:
    if value is None:
        return Line(name, None, None)
    number = Decimal(value)
    # The gravest stands first: the first that is reached counts.
    fitting = (one for one in rows if one.trigger == name and one.at_least is not None and number >= one.at_least)
    return Line(name, number, next(fitting, None))


def _named(rows: tuple[Threshold, ...], trigger: str) -> Threshold | None:
    return next((one for one in rows if one.trigger == trigger), None)


@cache
def _all() -> Mapping[str, tuple[Threshold, ...]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {kind: tuple(_threshold(row) for row in rows if row["kind"] == kind) for kind in BASIS}


def _threshold(row: Mapping[str, str]) -> Threshold:
    least = Decimal(row["at_least"]) if row["at_least"] else None
    return Threshold(Grade(row["grade"]), row["trigger"], least, row["status"] != "confirmed")
