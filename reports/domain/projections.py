"""From a version to typed rows: facts, targets, list entries. They can be made again from the version at any time."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from django.db import transaction

from common.units import NotANumber, decimals_of, parse_decimal
from parks.models import Park
from programmes.definition import Field, Indicator
from reports.choices import FactStanding
from reports.domain import dossiers
from reports.domain.dossiers import Place
from reports.domain.kinds import entries, indicators, targets
from reports.domain.kinds.rows import filled_rows
from reports.domain.versions import places
from reports.models import Fact, FilingVersion, ListEntry, Target


@transaction.atomic
def rebuild(version: FilingVersion) -> None:
    """Make the rows of a version anew; nothing else depends on their keys."""
    for model in (Fact, Target, ListEntry):
        model.objects.filter(version=version).delete()
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
    park, construction = place.dossier.park, place.dossier.definition.construction
    participation = version.filing.participation
    if park is None or construction is None or participation is None:
        return
    last = construction.report_years(participation.listed_on)[-1]
    typed = targets.TargetsKind().flat(place, place.content)
    rows = (_target(version, park, one.code, last, _pair(one, typed)) for one in targets.indicators_of(place))
    Target.objects.bulk_create(rows)


def _pair(indicator: Indicator, typed: Mapping[str, str]) -> tuple[Decimal | None, Decimal | None]:
    base, target = (targets.number_of(indicator, typed[f"{indicator.code}/{part}"]) for part in ("base", "target"))
    return base, target


def _target(
    version: FilingVersion, park: Park, code: str, year: int, pair: tuple[Decimal | None, Decimal | None]
) -> Target:
    base, target = pair
    return Target(
        version=version,
        park=park,
        indicator=code,
        year=year,
        base=base,
        base_decimals=decimals_of(base) if base is not None else 0,
        target=target,
        target_decimals=decimals_of(target) if target is not None else 0,
    )


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
    {"indicators": _project_indicators, "targets": _project_targets, "entries": _project_entries}
)
