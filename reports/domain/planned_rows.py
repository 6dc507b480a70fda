"""The rows with which a report begins: projects and work of the plan in force, each under the key it has there."""

from collections.abc import Iterator, Mapping
from typing import Any

from programmes.definition import Section
from reports.domain.dossiers import Content
from reports.models import ApprovedPlan, Filing, PlanProject, PlanTask, WorkItem

Row = dict[str, str]


def contents(filing: Filing, before: Mapping[str, Any]) -> dict[str, Content]:
    """Return the rows of the sections that begin with the plan; `before` is what the report of last year said."""
    asked = [one for one in filing.filled_form.sections if any(field.prefill == "plan" for field in one.columns)]
    plan = _plan(filing) if asked else None
    if plan is None:
        return {}
    found = {one.code: [_row(one, row, before) for row in _planned(one, plan, filing.period)] for one in asked}
    return {code: {"rows": rows} for code, rows in found.items() if rows}


def _plan(filing: Filing) -> ApprovedPlan | None:
    """Return the plan that was in force in the year that is reported on."""
    rows = ApprovedPlan.objects.filter(participation=filing.participation, since__year__lte=filing.period)
    return rows.order_by("since", "id").last() if filing.participation else None


def _planned(section: Section, plan: ApprovedPlan, year: int) -> Iterator[Row]:
    if section.projection == "projects":
        yield from (_project(one) for one in PlanProject.objects.filter(version=plan.version_id))
        return
    items = WorkItem.objects.filter(participation=plan.participation_id, year=year)
    yield from (_work(str(one.public_id), one.title, one.responsible_body) for one in items)
    for task in PlanTask.objects.filter(version=plan.version_id):
        if _falls_into(task, year):
            yield _work(str(task.key), task.task, task.responsible_body)


def _falls_into(task: PlanTask, year: int) -> bool:
    begun = task.starts_on is None or task.starts_on.year <= year
    return begun and (task.ends_on is None or task.ends_on.year >= year)


def _work(key: str, title: str, body: str) -> Row:
    return {"uuid": key, "task": title, "body": body}


def _project(one: PlanProject) -> Row:
    return {
        "uuid": str(one.key),
        "name": one.name,
        "area": one.area,
        "kind": one.kind,
        "investment": f"{one.investment.normalize():f}",
        "body": one.body,
        "in_plan": "yes",
        "high_energy": "no",
    }


def _row(section: Section, row: Row, before: Mapping[str, Any]) -> Row:
    """What last year's report said of the same row stands until it is written anew."""
    rows: list[Row] = before.get(section.code, {}).get("rows", [])
    said = next((one for one in rows if one.get("uuid") == row["uuid"]), {})
    codes = {field.code for field in section.columns}
    return {"uuid": row["uuid"], **{code: str({**said, **row}.get(code, "")) for code in codes}}
