"""What may be stated of an incident, and what is wrong with a statement."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from common import clock
from common.errors import Problem, RuleViolation
from common.units import decimals_of
from parks import grading
from parks.choices import Grade, IncidentKind, Trigger

MOST_PEOPLE = 10_000_000
MOST_LOSS = Decimal(9999999999)  # 万元
LOSS_DECIMALS = 4  # a loss is exact to the yuan
_LONGEST = {"description": 500, "document": 200, "official_document": 200}


@dataclass(frozen=True)
class Stated:
    """An incident as it is stated. A number that is None is not known; none is zero. Loss in 万元."""

    kind: str
    happened_on: date
    description: str
    document: str
    deaths: int | None = None
    injured: int | None = None
    evacuated: int | None = None
    loss: Decimal | None = None
    triggers: tuple[str, ...] = ()
    official_grade: str = ""
    official_document: str = ""

    @property
    def numbers(self) -> dict[str, Decimal | int | None]:
        return {"deaths": self.deaths, "injured": self.injured, "evacuated": self.evacuated, "loss": self.loss}


def grading_of(stated: Stated) -> grading.Grading | None:
    """Return how the grade is computed; None for a criminal case, which has none."""
    if stated.kind == IncidentKind.CRIMINAL:
        return None
    return grading.grade_of(stated.kind, numbers=stated.numbers, triggers=stated.triggers)


def check(stated: Stated) -> None:
    """Raise `RuleViolation` with everything that is wrong, each at its field."""
    if found := [*_said(stated), *_long(stated), *_counted(stated), *_graded(stated)]:
        raise RuleViolation(found)


def require_reason(reason: str) -> None:
    """Raise `RuleViolation` when no reason is given."""
    if not reason.strip():
        raise RuleViolation([Problem("reason", _("Say why."), remedy=_("Name the document or the mistake."))])


def as_text(stated: Stated) -> dict[str, object]:
    """Return what is stated as it is kept: every value as text, what is not known as None."""
    values = {one.name: getattr(stated, one.name) for one in fields(stated)}
    kept: dict[str, object] = {name: None if value is None else str(value) for name, value in values.items()}
    return {**kept, "triggers": list(stated.triggers)}


def _said(stated: Stated) -> Iterator[Problem]:
    if stated.kind not in IncidentKind.values:
        yield Problem("kind", _("There is no such kind of incident."), remedy=_("Choose from the list."))
    if stated.happened_on > clock.today():
        yield Problem("happened_on", _("This day is still to come."), remedy=_("Enter the day on which it happened."))
    if not stated.description.strip():
        yield Problem("description", _("Say in short what happened."))
    if not stated.document.strip():
        yield Problem("document", _("Name the report, letter or announcement this rests on."))


def _long(stated: Stated) -> Iterator[Problem]:
    for name, most in _LONGEST.items():
        if len(getattr(stated, name)) > most:
            yield Problem(name, _("This has more than %(most)d characters. Shorten it.") % {"most": most})


def _counted(stated: Stated) -> Iterator[Problem]:
    for name in ("deaths", "injured", "evacuated"):
        people = getattr(stated, name)
        if people is not None and not 0 <= people <= MOST_PEOPLE:
            yield Problem(name, _("“%(value)s” cannot be a number of people.") % {"value": people})
    if stated.loss is None:
        return
    if not stated.loss.is_finite() or not 0 <= stated.loss <= MOST_LOSS:
        yield Problem("loss", _("“%(value)s” cannot be a loss in 10 000 yuan.") % {"value": stated.loss})
    elif decimals_of(stated.loss) > LOSS_DECIMALS:
        yield Problem("loss", _("At most four decimals: a loss is exact to the yuan."))


def _graded(stated: Stated) -> Iterator[Problem]:
    yield from _triggered(stated)
    if stated.official_grade and stated.kind == IncidentKind.CRIMINAL:
        yield Problem("official_grade", _("A criminal case has no grade."), remedy=_("Leave it empty."))
    elif stated.official_grade and stated.official_grade not in Grade.values:
        yield Problem("official_grade", _("There is no such grade."), remedy=_("Choose from the list."))
    if stated.official_grade and not stated.official_document.strip():
        yield Problem("official_document", _("Name the document in which the authority gave the grade."))
    if stated.official_document.strip() and not stated.official_grade:
        yield Problem("official_grade", _("Say which grade that document gives."), remedy=_("Or leave both empty."))


def _triggered(stated: Stated) -> Iterator[Problem]:
    if not set(stated.triggers) <= set(grading.triggers_of(stated.kind)):
        known = set(stated.triggers) <= set(Trigger.values)
        message = _("These are for environmental emergencies only.") if known else _("There is no such trigger.")
        yield Problem("triggers", message, remedy=_("Take the ticks away.") if known else _("Choose from the list."))
