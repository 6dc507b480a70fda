"""The order in which a unit recommends, and the list made from it in one press (GB-11)."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks.models import Park
from programmes.definition import Field
from programmes.models import ReportingUnit, Round
from reports.choices import FilingAct, FilingState
from reports.domain import dossiers, sections
from reports.domain.dossiers import Place
from reports.domain.kinds.entries import RANK, EntriesKind, park_column, park_of
from reports.domain.kinds.rows import filled_rows, new_row
from reports.domain.parks_named import find_parks
from reports.models import Filing, Handling

OPINION = "opinion"


def recommended(opened: Round, unit: ReportingUnit) -> QuerySet[Filing]:
    """Return the applications that a unit recommends in a call, in its order."""
    rows = Filing.objects.filter(round=opened, unit=unit, is_application=True, state=FilingState.RECOMMENDED)
    return rows.select_related("park", "current_version").order_by(F("rank").asc(nulls_last=True), "held_since", "id")


@transaction.atomic
def rank(*, actor: policy.Actor, opened: Round, unit: ReportingUnit, places: Mapping[int, int]) -> None:
    """Give the recommended applications their places: filing key -> place. Raises `RuleViolation` if one is twice."""
    policy.require(actor, "reports.arrange_applications", (opened, unit))
    if len(set(places.values())) < len(places):
        raise RuleViolation([Problem("", _("A place is given twice."), remedy=_("Each park has its own place."))])
    for filing in recommended(opened, unit).select_for_update(of=("self",)).filter(pk__in=places):
        Filing.objects.filter(pk=filing.pk).update(rank=places[filing.pk])
    data = {"unit": unit.region_id, "places": {str(key): place for key, place in places.items()}}
    events.record(kind="applications.ranked", actor=actor, subject=opened.as_subject(), data=data)


@transaction.atomic
def build_list(*, actor: policy.Actor, filing: Filing) -> int:
    """Take the recommended applications over into the draft of the list, in their order; return how many.

    A row that is there already keeps what was typed in it, and rows of parks that did not apply stay behind them.
    """
    place = _entries_of(filing)
    sections.require_open(actor, filing, place.section.code)
    before = filled_rows(EntriesKind(), place)
    known = {park.pk: row for row in before if (park := park_of(place, row))}
    found = list(recommended(filing.round, filing.unit))
    rows = [_row(place, one, known.get(one.park_id or 0), number) for number, one in enumerate(found, start=1)]
    taken = {row["uuid"] for row in rows}
    others = [row for row in before if row["uuid"] not in taken]
    rest = [{**row, RANK: str(number)} for number, row in enumerate(others, start=len(rows) + 1)]
    content, version = {"rows": rows + rest}, place.dossier.numbers[place.section.code]
    sections.save_section(actor=actor, filing=filing, code=place.section.code, content=content, base_version=version)
    events.record(kind="filing.list_built", actor=actor, subject=filing.as_subject(), data={"count": len(rows)})
    return len(rows)


def _entries_of(filing: Filing) -> Place:
    dossier = dossiers.of_draft(filing)
    section = next(one for one in dossier.form.sections if one.kind == "entries")
    return Place(dossier, section)


def _row(place: Place, application: Filing, known: Mapping[str, str] | None, number: int) -> dict[str, str]:
    """Return the row of an application: what was typed stands, what is empty is taken from the application."""
    row = dict(known or new_row())
    answers = {column.code: _answer(column, application) for column in place.section.columns}
    answers[OPINION] = _opinion(application)
    answers[park_column(place).code] = _named(application.park)
    codes = [column.code for column in place.section.columns]
    return {**row, **{code: row.get(code) or answers[code] for code in codes}, RANK: str(number)}


def _answer(column: Field, application: Filing) -> str:
    section, _dot, field = column.gathers.partition(".")
    version = application.current_version
    return str(version.content.get(section, {}).get(field, "")) if section and version else ""


def _named(park: Park | None) -> str:
    """Return the name of a park, or its code where another park has the same name."""
    if park is None:
        return ""
    return park.name if len(find_parks([park.name])[park.name]) == 1 else park.code


def _opinion(application: Filing) -> str:
    acts = Handling.objects.filter(filing=application, act=FilingAct.RECOMMEND).order_by("-id")
    return str(acts.values_list("opinion", flat=True).first() or "")
