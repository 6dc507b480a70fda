"""Construction plans on file since 2021, and a change of one that waits for consent; every figure is made up."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

from portal.demo import contents, filing, plan_words
from portal.demo.figures import figures_of
from portal.demo.world import World, at
from programmes.models import Participation
from reports.domain import amending, commenting, history, work_items
from reports.models import Filing

FORM, YEAR = "plan", 2021
WAITING, OPENED, IN_FORCE = 7, 8, 10
NOTE = "据归档的纸质建设方案录入（演示内容）"
Content = dict[str, contents.Content]


def tell(world: World) -> None:
    """Enter the plans of three bases from paper; one is changed and handed in, one is being changed."""
    for sequence in (WAITING, OPENED, IN_FORCE):
        enter(world, sequence)
    for year, rows in plan_words.WORK.items():
        _break_down(world, year, rows)
    _change(world)
    _open(world)


def enter(world: World, sequence: int) -> Filing:
    """Have the province enter the plan of a base, in force since the spring of 2021."""
    base = world.bases[sequence]
    version = history.take_over(
        actor=world.province(sequence),
        participation=base,
        form=FORM,
        period=YEAR,
        filed_on=date(YEAR, 3, sequence + 15),
        content=content_of(base),
        note=NOTE,
    )
    return version.filing


def content_of(base: Participation) -> Content:
    """Return the plan of a base by section."""
    return {
        "positioning": plan_words.POSITIONING,
        "goals": {"cells": _goals(base)},
        "tasks": {"rows": [_task(base, *row) for row in plan_words.TASKS]},
        "projects": {"rows": [_project(base, *row) for row in plan_words.PROJECTS]},
        "safeguards": plan_words.SAFEGUARDS,
    }


def _goals(base: Participation) -> dict[str, dict[str, str]]:
    """The targets are what the course of the base reaches in 2025 if all goes well, with a milestone in 2023."""
    years = {"base": YEAR - 1, "2023": 2023, "target": 2025}
    courses = {part: figures_of(base.sequence, year) for part, year in years.items()}
    found = {code: {part: courses[part][code] for part in years} for code in courses["base"]}
    shares = {part: _shares(course) for part, course in courses.items()}
    found |= {code: {part: shares[part][code] for part in years} for code in shares["base"]}
    return {**found, "energy_monitoring_platform": {"base": "no", "target": "yes"}}


def _shares(course: dict[str, str]) -> dict[str, str]:
    """Return what follows from other figures of a year."""
    return {
        code: str((Decimal(course[over]) / Decimal(course[under]) * times).quantize(Decimal(f"0.{'0' * decimals}")))
        for code, over, under, times, decimals in _COMPUTED
    }


_COMPUTED = (
    ("green_agglomeration", "green_output", "industrial_output", 100, 1),
    ("energy_per_gdp", "energy_total", "gdp", 1, 3),
    ("water_per_gdp", "water_total", "gdp", 1, 2),
    ("co2_per_gdp", "co2_total", "gdp", 1, 3),
    ("land_output", "gdp", "built_area", 1, 2),
)


def _task(base: Participation, area: str, task: str, body: str, person: str, starts: str, ends: str) -> dict[str, str]:
    return {
        "uuid": contents.key(base, f"task {task}"),
        "area": area,
        "task": task,
        "responsible_body": body,
        "responsible_person": person,
        "starts_on": starts,
        "ends_on": ends,
    }


def _project(
    base: Participation, name: str, area: str, kind: str, body: str, starts: str, ends: str, *years: int
) -> dict[str, str]:
    return {
        "uuid": contents.key(base, name),
        "name": name,
        "area": area,
        "kind": kind,
        "content": plan_words.CONTENT % {"name": name},
        "investment": str(sum(years)),
        **{f"yearly_{year}": str(amount) for year, amount in enumerate(years, start=YEAR)},
        "body": body,
        "starts_on": starts,
        "ends_on": ends,
        "high_energy": "no",
        "expected": plan_words.EXPECTED,
    }


def _change(world: World) -> None:
    """A later end of a project, a higher target and one more task: with the province since five days."""
    plan, official = Filing.objects.get(participation=world.bases[WAITING], form=FORM), world.park(WAITING)
    with at(world.today - timedelta(days=9)):
        amending.amend_filing(actor=official, filing=plan, reason=plan_words.REASON)
        found = content_of(world.bases[WAITING])
        cells = found["goals"]["cells"]
        cell = cells["green_output"]
        cell["target"] = str((Decimal(cell["target"]) * Decimal("1.08")).quantize(Decimal("0.01")))
        raised = _shares({code: one["target"] for code, one in cells.items()})
        cells["green_agglomeration"]["target"] = raised["green_agglomeration"]
        late = found["projects"]["rows"][1]
        late |= {"ends_on": "2026-06-30"}
        found["tasks"]["rows"].append(_task(world.bases[WAITING], *plan_words.ADDED))
        filing.save(official, plan, found)
    with at(world.today - timedelta(days=5)):
        plan.refresh_from_db()
        filing.submit(official, plan)


def _open(world: World) -> None:
    """A plan that is being changed, open for comments: one is answered, one waits."""
    plan, official = Filing.objects.get(participation=world.bases[OPENED], form=FORM), world.park(OPENED)
    with at(world.today - timedelta(days=8)):
        amending.amend_filing(actor=official, filing=plan, reason=plan_words.OTHER_REASON)
        filing.save(official, plan, {"positioning": plan_words.POSITIONING | {"idea": plan_words.NEW_IDEA}})
    with at(world.today - timedelta(days=7)):
        plan.refresh_from_db()
        commenting.open_draft(actor=official, filing=plan)
    with at(world.today - timedelta(days=5)):
        said = [
            commenting.comment(actor=actor, filing=plan, address=address, place=place, text=text)
            for actor, (address, place, text) in zip(
                (world.province(OPENED), world.people["most"]), plan_words.COMMENTS, strict=True
            )
        ]
    with at(world.today - timedelta(days=3)):
        commenting.answer(actor=official, comment=said[0], text=plan_words.ANSWER, is_done=True)


def _break_down(world: World, year: int, rows: Sequence[tuple[str, str, str, str, str, str]]) -> None:
    """The base whose plan is in force lists the work of a year in its January."""
    base = world.bases[IN_FORCE]
    with at(date(year, 1, 20)):
        for task, title, body, person, starts, ends in rows:
            stated = work_items.Stated(
                plan_key=UUID(contents.key(base, f"task {task}")),
                title=title,
                responsible_body=body,
                responsible_person=person,
                starts_on=date.fromisoformat(f"{year}-{starts}"),
                ends_on=date.fromisoformat(f"{year}-{ends}"),
            )
            work_items.add_item(actor=world.park(IN_FORCE), base=base, stated=stated)
