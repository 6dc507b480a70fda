"""The typed rows of a plan, made from a version or a draft: targets by year, tasks, projects with their investment."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from common.units import decimals_of
from programmes.definition import Field, Indicator
from reports.domain.dossiers import Place
from reports.domain.kinds import row_rules
from reports.domain.kinds import targets as goals
from reports.domain.kinds.rows import RowsKind, filled_rows
from reports.domain.kinds.values import parse_date
from reports.models import FilingVersion, PlanInvestment, PlanProject, PlanTask, Progress, Target

Row = Mapping[str, str]
Project = tuple[PlanProject, list[PlanInvestment]]


def targets(version: FilingVersion | None, place: Place) -> list[Target]:
    """Return the targets and milestones of a section of goals; nothing before its target year is readable."""
    typed = goals.TargetsKind().flat(place, place.content)
    base, last = (goals.year_of(typed[f"{goals.YEARS}/{part}"]) for part in goals.ENDS)
    if last is None or (base is not None and base >= last):
        return []
    columns = [(int(part), part) for part in goals.numbers_of(place)[1:-1]] + [(last, "target")]
    found = (_targets(version, place, one, typed, base, columns) for one in goals.indicators_of(place))
    return [target for each in found for target in each]


def tasks(version: FilingVersion | None, place: Place) -> list[PlanTask]:
    """Return the tasks of a section."""
    return [_task(version, place, row, number) for number, row in _rows(place)]


def projects(version: FilingVersion | None, place: Place) -> list[Project]:
    """Return the projects of a section with their investment by year; one without investment is none yet."""
    found = (_project(version, place, row, number) for number, row in _rows(place))
    return [one for one in found if one]


def progress(version: FilingVersion, place: Place) -> list[Progress]:
    """Return what a report says of projects and tasks, those with a status."""
    columns = {one.code: one for one in place.section.columns}
    return [_progress(version, place, row, columns) for _number, row in _rows(place) if row.get("status", "").strip()]


def _progress(version: FilingVersion, place: Place, row: Row, columns: Mapping[str, Field]) -> Progress:
    invested = columns.get("invested")
    return Progress(
        version=version,
        park=place.dossier.park,
        key=UUID(row["uuid"]),
        year=place.year,
        name=(row.get("name") or row.get("task") or "").strip()[:200],
        status=row["status"],
        invested=row_rules.number_in(invested, row) if invested else None,
    )


def _rows(place: Place) -> Iterator[tuple[int, Row]]:
    return iter(enumerate(filled_rows(RowsKind(), place), start=1))


def _targets(
    version: FilingVersion | None,
    place: Place,
    indicator: Indicator,
    typed: Row,
    base_year: int | None,
    columns: Sequence[tuple[int, str]],
) -> Iterator[Target]:
    base = goals.number_of(indicator, typed[f"{indicator.code}/base"])
    for year, part in columns:
        number = goals.number_of(indicator, typed[f"{indicator.code}/{part}"])
        if number is not None or part == "target":
            yield Target(
                version=version,
                park=place.dossier.park,
                indicator=indicator.code,
                base=base,
                base_decimals=_decimals(base),
                base_year=base_year,
                target=number,
                target_decimals=_decimals(number),
                year=year,
                is_milestone=part != "target",
            )


def _task(version: FilingVersion | None, place: Place, row: Row, number: int) -> PlanTask:
    return PlanTask(
        version=version,
        park=place.dossier.park,
        key=UUID(row["uuid"]),
        number=number,
        area=row.get("area", ""),
        task=row.get("task", "").strip()[:200],
        responsible_body=row.get("responsible_body", "").strip()[:100],
        responsible_person=row.get("responsible_person", "").strip()[:50],
        starts_on=parse_date(row.get("starts_on", "")),
        ends_on=parse_date(row.get("ends_on", "")),
    )


def _project(version: FilingVersion | None, place: Place, row: Row, number: int) -> Project | None:
    investment = row_rules.number_in(place.section.field("investment"), row)
    if not investment or investment < 0:
        return None
    project = PlanProject(
        version=version,
        park=place.dossier.park,
        key=UUID(row["uuid"]),
        number=number,
        name=row.get("name", "").strip()[:100],
        area=row.get("area", ""),
        kind=row.get("kind", ""),
        content=row.get("content", "").strip(),
        body=row.get("body", "").strip()[:100],
        investment=investment,
        starts_on=parse_date(row.get("starts_on", "")),
        ends_on=parse_date(row.get("ends_on", "")),
        expected=row.get("expected", "").strip(),
    )
    return project, list(_by_year(project, place, row))


def _by_year(project: PlanProject, place: Place, row: Row) -> Iterator[PlanInvestment]:
    for year, field in row_rules.yearly(place.section.columns):
        amount = row_rules.number_in(field, row)
        if amount is not None and amount >= 0:
            yield PlanInvestment(project=project, year=year, amount=amount)


def _decimals(number: Decimal | None) -> int:
    return decimals_of(number) if number is not None else 0
