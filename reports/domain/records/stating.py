"""What is stated in a record: checked by its fields, then kept as typed and in typed columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from common import clock
from common.errors import Problem, RuleViolation
from common.units import parse_decimal
from programmes.definition import Ledger, LedgerField
from reports.domain.dossiers import Place
from reports.domain.kinds.fields import FieldsKind
from reports.domain.kinds.values import parse_date
from reports.domain.records.plan_projects import name_of
from reports.models import Record

MOST_DECIMALS = 4


@dataclass(frozen=True)
class Stated:
    """The fields as typed, by code, and the project of the plan it is tied to (the key of its row)."""

    fields: Mapping[str, str] = field(default_factory=dict)
    project: str = ""


def check(place: Place, ledger: Ledger, stated: Stated) -> None:
    """Raise `RuleViolation` with every problem, each at its field."""
    problems = list(FieldsKind().problems(place))
    problems += _day_problems(place, ledger)
    problems += _project_problems(place, ledger, stated)
    if problems:
        raise RuleViolation(problems)


def write(record: Record, ledger: Ledger, stated: Stated) -> None:
    """Write what is stated into the columns of a record; it is saved by the caller."""
    typed = {one.code: str(stated.fields.get(one.code, "")).strip() for one in ledger.fields}
    record.content = typed
    for one in ledger.fields:
        if one.column:
            setattr(record, one.column, _value(one, typed[one.code]))
    record.year = record.dated.year
    record.project = stated.project
    record.project_name = name_of(record.participation, stated.project)


def stated_of(record: Record) -> Stated:
    """Return what a record states now."""
    return Stated(dict(record.content), record.project)


def _value(asked: LedgerField, typed: str) -> object:
    if asked.column == "dated":
        return parse_date(typed) or clock.today()
    if asked.column == "amount":
        return _amount(typed, asked.unit_name)
    return typed[:200] if asked.column == "title" else typed


def _amount(typed: str, unit: str) -> Decimal | None:
    number = parse_decimal(typed, unit=unit)
    return None if number is None else round(number, MOST_DECIMALS)


def _day_problems(place: Place, ledger: Ledger) -> list[Problem]:
    """A record tells what has happened: its day is not ahead. Followed and kept plans of work carry other dates."""
    asked = ledger.column("dated")
    day = parse_date(str(place.content.get(asked.code, ""))) if asked else None
    if asked is None or day is None or day <= clock.today():
        return []
    remedy = _("Enter it when it has happened.")
    return [Problem(place.address(asked.code), _("The day lies ahead."), asked.rule, remedy)]


def _project_problems(place: Place, ledger: Ledger, stated: Stated) -> list[Problem]:
    if not stated.project:
        return []
    if ledger.project and name_of(place.dossier.filing.participation, stated.project):
        return []
    remedy = _("Choose it from the list, or leave it open.")
    return [Problem("project", _("The plan on file has no such project."), ledger.rule, remedy)]
