"""All that is known of each park that a filing puts forward, read in few queries however many parks there are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from common import clock
from parks.choices import IncidentState
from parks.models import Incident, Park
from programmes.choices import ParticipationState
from programmes.definition import Definition, Section
from programmes.models import Participation
from reports.domain import dossiers
from reports.domain.dossiers import Content, Dossier, Place
from reports.domain.kinds import entries, kind_of
from reports.domain.kinds.base import text_of
from reports.domain.kinds.rows import filled_rows
from reports.domain.versions import places
from reports.models import EligibilityJudgement, Filing

DECLARED = "had_incident"  # the field by which a park declares whether there was an incident
INDUSTRIES = "green_catalogue_2019"
_BETWEEN = re.compile(r"[,，、；;]")


@dataclass(frozen=True)
class Case:
    """One park in a call. A draft counts as handed in today."""

    park: Park
    definition: Definition
    handed_in_on: date
    due_on: date  # of the call
    industries: tuple[str, ...] = ()  # as chosen, codes or words
    declared: str = ""  # yes, no or nothing
    statements: Mapping[str, str] = field(default_factory=dict)  # by section, of the application and the list
    incidents: tuple[Incident, ...] = ()  # that stand, latest first
    programmes: frozenset[str] = frozenset()  # in which the park takes part
    judgements: Mapping[str, EligibilityJudgement] = field(default_factory=dict)  # the latest by clause


@dataclass(frozen=True)
class Placed:
    """A case with where it stands in its filing: the row's number, and the address for each kind of check."""

    case: Case
    number: int | None
    addresses: Mapping[str, str]
    default: str

    def address(self, check: str) -> str:
        """Return where a problem of this kind of check is shown."""
        return self.addresses.get(check, self.default)


def of_dossier(dossier: Dossier) -> list[Placed]:
    """Return the cases of an application or of a list, in its order; nothing for any other filing."""
    if not dossier.definition.eligibility:
        return []
    if not dossier.form.owed and dossier.park:
        known = _Known([dossier.park], dossier)
        return [_application(dossier, dossier.park, known)]
    named = _named_parks(dossier)
    rows = [one for place in _lists(dossier) for one in _rows(place, named)]
    known = _Known([park for _place, _row, _number, park in rows], dossier)
    return [_entry(place, row, number, park, known) for place, row, number, park in rows]


class _Known:
    """What the registers hold of some parks: incidents, programmes, applications, judgements; a query each."""

    def __init__(self, parks: Sequence[Park], dossier: Dossier) -> None:
        filing = dossier.filing
        self.incidents: dict[int, list[Incident]] = defaultdict(list)
        self.programmes: dict[int, set[str]] = defaultdict(set)
        self.judgements: dict[int, dict[str, EligibilityJudgement]] = defaultdict(dict)
        self.applications = _applications(filing, dossier.definition, parks) if parks else {}
        if parks:
            self._read(parks, filing)

    def _read(self, parks: Sequence[Park], filing: Filing) -> None:
        standing = Incident.objects.filter(park__in=parks, state=IncidentState.STANDING)
        for one in standing.order_by("-happened_on", "-id"):
            self.incidents[one.park_id].append(one)
        inside = Participation.objects.filter(park__in=parks).exclude(state=ParticipationState.WITHDRAWN)
        for park_id, programme in inside.values_list("park", "programme"):
            self.programmes[park_id].add(programme)
        judged = EligibilityJudgement.objects.filter(round=filing.round_id, unit=filing.unit_id, park__in=parks)
        for judgement in judged.select_related("body").order_by("id"):
            self.judgements[judgement.park_id][judgement.clause] = judgement

    def of(self, park: Park) -> dict[str, Any]:
        """Return the part of a case that the registers fill."""
        return {
            "incidents": tuple(self.incidents[park.pk]),
            "programmes": frozenset(self.programmes[park.pk]),
            "judgements": self.judgements[park.pk],
        }


def _applications(filing: Filing, definition: Definition, parks: Sequence[Park]) -> dict[int, Dossier]:
    """Return the applications of the same call that are handed in, by park."""
    form = definition.application_to(filing.form)
    if form is None or form.code == filing.form:
        return {}
    rows = Filing.objects.filter(round=filing.round_id, form=form.code, park__in=parks, current_version__isnull=False)
    related = rows.select_related("current_version__filing__round__edition")
    return {one.park_id: dossiers.of_version(one.current_version) for one in related if one.park_id}  # type: ignore[arg-type] # asked for above


def _application(dossier: Dossier, park: Park, known: _Known) -> Placed:
    case = Case(
        park=park,
        definition=dossier.definition,
        handed_in_on=_day(dossier),
        due_on=dossier.filing.round.due_on,
        industries=_chosen(dossier),
        declared=_declared(dossier),
        statements=_statements(dossier),
        **known.of(park),
    )
    addresses = {
        "industries_in_catalogue": _field(dossier, lambda one: one.source == INDUSTRIES),
        "no_incidents": _field(dossier, lambda one: one.code == DECLARED),
    }
    return Placed(case, None, {check: at for check, at in addresses.items() if at}, dossier.form.sections[0].code)


def _entry(place: Place, row: Mapping[str, str], number: int, park: Park, known: _Known) -> Placed:
    dossier, column = place.dossier, entries.park_column(place).code
    applied = known.applications.get(park.pk)
    industries = next((one.code for one in place.section.columns if one.source == INDUSTRIES), None)
    case = Case(
        park=park,
        definition=dossier.definition,
        handed_in_on=_day(applied or dossier),
        due_on=dossier.filing.round.due_on,
        industries=_parts(row.get(industries, "")) if industries else (),
        declared=_declared(applied) if applied else "",
        statements={**(_statements(applied) if applied else {}), **_statements(dossier)},
        **known.of(park),
    )
    addresses = {"industries_in_catalogue": place.address(row["uuid"], industries)} if industries else {}
    return Placed(case, number, addresses, place.address(row["uuid"], column))


def _lists(dossier: Dossier) -> Iterator[Place]:
    return (place for place in places(dossier).values() if place.section.kind == "entries")


Row = tuple[Place, Mapping[str, str], int, Park]


def _rows(place: Place, named: Mapping[str, Park]) -> Iterator[Row]:
    """Yield the rows that name one park; those of a version by the code that was written down with it."""
    for number, row in enumerate(filled_rows(entries.EntriesKind(), place), start=1):
        park = named.get(row.get("park_code", "")) if place.dossier.version else entries.park_of(place, row)
        if park is not None:
            yield place, row, number, park


def _named_parks(dossier: Dossier) -> dict[str, Park]:
    """Return the parks that the rows of a version name, by code."""
    rows = (row for place in _lists(dossier) for row in place.content.get("rows", []))
    codes = {row["park_code"] for row in rows if row.get("park_code")} if dossier.version else set()
    return {park.code: park for park in Park.objects.filter(code__in=codes).select_related("region")} if codes else {}


def _day(dossier: Dossier) -> date:
    """Return the day handed in, today for a draft."""
    version = dossier.version
    return version.submitted_at.astimezone(clock.CHINA).date() if version else clock.today()


def _chosen(dossier: Dossier) -> tuple[str, ...]:
    for section in dossier.form.sections:
        for one in section.fields:
            if one.source == INDUSTRIES:
                return _parts(dossier.content(section.code).get(one.code))
    return ()


def _parts(value: object) -> tuple[str, ...]:
    texts: Iterable[object] = value if isinstance(value, list | tuple) else _BETWEEN.split(text_of(value))
    return tuple(text for text in (text_of(one).strip() for one in texts) if text)


def _declared(dossier: Dossier) -> str:
    at = _field(dossier, lambda one: one.code == DECLARED)
    section, _slash, code = at.partition("/")
    return text_of(dossier.content(section).get(code)) if at else ""


def _statements(dossier: Dossier) -> dict[str, str]:
    """Return what is written in each section that a clause refers to."""
    wanted = {one.params.get("section") for one in dossier.definition.eligibility if one.check == "statement"}
    return {
        code: _written(place, place.section, place.content) for code, place in places(dossier).items() if code in wanted
    }


def _written(place: Place, section: Section, content: Content) -> str:
    typed = kind_of(section).flat(place, content).values()
    return "\n".join(text.strip() for text in typed if text.strip())


def _field(dossier: Dossier, fits: Any) -> str:
    """Return the address of the first field of a fixed section that fits, nothing for none."""
    found = (
        f"{section.code}/{one.code}"
        for section in dossier.form.sections
        if not section.has_rows
        for one in section.fields
        if fits(one)
    )
    return next(found, "")
