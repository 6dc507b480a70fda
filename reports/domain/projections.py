"""From a version to typed rows: facts, targets, list entries. They can be made again from the version at any time."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from django.db import transaction

from common.units import NotANumber, decimals_of, parse_decimal
from parks.models import Park
from programmes.definition import Field
from reports.choices import FactStanding
from reports.domain import dossiers, plan_rows
from reports.domain.dossiers import Place
from reports.domain.energy import projecting
from reports.domain.kinds import entries, indicators
from reports.domain.kinds.rows import filled_rows
from reports.domain.versions import places
from reports.models import (
    EnergyUse,
    Fact,
    FilingVersion,
    ListEntry,
    PlanInvestment,
    PlanProject,
    PlanTask,
    Progress,
    Target,
)


@transaction.atomic
def rebuild(version: FilingVersion) -> None:
    """Make the rows of a version anew; nothing else depends on their keys.

    What was handed in on trial has none: no figure of it is offered, judged or counted anywhere.
    """
    PlanInvestment.objects.filter(project__version=version).delete()
    for model in (Fact, Target, ListEntry, EnergyUse, PlanTask, PlanProject, Progress):
        model.objects.filter(version=version).delete()
    if version.filing.round.is_trial:
        return
    for place in places(dossiers.of_version(version)).values():
        _PROJECTIONS.get(place.section.kind, _project_fields)(version, place)


def _project_fields(version: FilingVersion, place: Place) -> None:
    park = place.dossier.park
    if park is not None and not place.section.has_rows:
        asked = [field for field in place.section.fields if field.kind == "measure"]
        Fact.objects.bulk_create(fact for field in asked for fact in _field_facts(version, place, field, park))


def _field_facts(version: FilingVersion, place: Place, field: Field, park: Park) -> Iterator[Fact]:
    number = _number(str(place.content.get(field.code) or ""), field.unit_name)
    if number is not None:
        yield Fact(
            version=version,
            park=park,
            measure=field.measure or "",
            variant=field.variant or "whole_park",
            year=place.year,
            value=number,
            decimals=decimals_of(number),
            unit=field.unit or "",
        )


def _project_indicators(version: FilingVersion, place: Place) -> None:
    park = place.dossier.park
    if park is not None:
        cells = indicators.all_cells(place)
        Fact.objects.bulk_create(
            _fact(version, place.year, park, cell) for cell in cells if cell.na or cell.number is not None
        )


def _fact(version: FilingVersion, year: int, park: Park, cell: indicators.Cell) -> Fact:
    indicator = cell.indicator
    return Fact(
        version=version,
        park=park,
        measure=indicator.measure,
        variant=indicator.variant,
        year=year,
        standing=FactStanding.NOT_APPLICABLE if cell.na else FactStanding.VALUE,
        value=None if cell.na else cell.number,
        decimals=0 if cell.na else indicators.decimals(cell),
        unit=indicator.unit,
        reason=cell.reason[:500],
    )


def _project_targets(version: FilingVersion, place: Place) -> None:
    if place.dossier.park is not None:
        Target.objects.bulk_create(plan_rows.targets(version, place))


def _project_rows(version: FilingVersion, place: Place) -> None:
    """A plan's tasks and projects become rows; the projects of a report are its progress."""
    if place.dossier.park is None:
        return
    if not place.dossier.form.is_plan:
        if place.section.projection in ("projects", "progress"):
            Progress.objects.bulk_create(plan_rows.progress(version, place))
    elif place.section.projection == "tasks":
        PlanTask.objects.bulk_create(plan_rows.tasks(version, place))
    elif place.section.projection == "projects":
        projects = plan_rows.projects(version, place)
        PlanProject.objects.bulk_create(project for project, _years in projects)
        PlanInvestment.objects.bulk_create(one for _project, years in projects for one in years)


def _project_entries(version: FilingVersion, place: Place) -> None:
    rows = enumerate(filled_rows(entries.EntriesKind(), place), start=1)
    found = ((number, row, entries.frozen_park(row)) for number, row in rows)
    ListEntry.objects.bulk_create(_entry(version, place, number, row, park) for number, row, park in found if park)


def _entry(version: FilingVersion, place: Place, number: int, row: Mapping[str, str], park: Park) -> ListEntry:
    return ListEntry(
        version=version,
        park=park,
        rank=entries.rank_of(row, number),
        leading_industries=entries.industries(place, row)[:200],
        opinion=row.get("opinion", ""),
    )


def _number(text: str, unit: str) -> Decimal | None:
    try:
        return parse_decimal(text, unit=unit)
    except NotANumber:
        return None


_PROJECTIONS: Mapping[str, Callable[[FilingVersion, Place], None]] = MappingProxyType(
    {
        "indicators": _project_indicators,
        "targets": _project_targets,
        "entries": _project_entries,
        "table": _project_rows,
        "energy": projecting.project,
    }
)
