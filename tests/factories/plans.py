"""A full and unobjectionable construction plan, and plans on file."""

import uuid
from datetime import date
from typing import Any

from programmes.choices import RoundKind
from reports.domain import filings
from reports.models import Filing, FilingVersion
from tests.factories import reports as make
from tests.factories.reports import World
from tests.factories.rounds import open_round

AREAS = ("agglomeration", "competitiveness", "innovation", "platforms", "mechanisms")


def draft(world: World) -> Filing:
    """Begin the plan of the first base."""
    opened = open_round(
        actor=world.ministry,
        programme=world.programme,
        kind=RoundKind.PLAN,
        form="plan",
        year=2021,
        title="建设方案",
        opens_on=date(2021, 1, 15),
        due_on=date(2026, 3, 31),
    )
    return filings.open_filing(actor=world.park, round=opened, unit=world.base.unit, participation=world.base)


def filled(world: World, **more: Any) -> Filing:
    """Begin the plan and fill in everything it asks; `more` replaces sections."""
    filing = draft(world)
    for code, found in {**content(filing), **more}.items():
        make.save(world.park, filing, code, found)
    return filing


def submitted(world: World, **more: Any) -> FilingVersion:
    return make.submit(world.park, filled(world, **more))


def approved(world: World, **more: Any) -> FilingVersion:
    """Return a plan that the province approved and the ministry put on file."""
    version = submitted(world, **more)
    consent(world, version.filing)
    return FilingVersion.objects.get(pk=version.pk)


def consent(world: World, filing: Filing) -> None:
    """Have the levels above consent to what is under review."""
    filings.pass_on_filing(actor=world.province, filing=Filing.objects.get(pk=filing.pk), opinion="同意")
    filings.file_filing(actor=world.ministry, filing=Filing.objects.get(pk=filing.pk), opinion="予以备案")
    filing.refresh_from_db()


def content(filing: Filing) -> dict[str, dict[str, Any]]:
    """Return what a plan says by section."""
    goals = filing.filled_form.section("goals")
    asked = filing.round.definition.indicators_of(goals)
    return {
        "positioning": {"positioning": "打造环保装备产业高地。", "idea": "强链补链，绿色发展。"},
        "goals": {"cells": {one.code: _goal(one.code, one.kind) for one in asked}},
        "tasks": {"rows": [task(area) for area in AREAS]},
        "projects": {"rows": [project()]},
        "safeguards": {"mechanism": "成立领导小组，每季度研究。", "policies": "设立绿色产业基金。"},
    }


def task(area: str = "platforms", **more: str) -> dict[str, str]:
    """Return a task of a plan."""
    return {
        "uuid": str(uuid.uuid4()),
        "area": area,
        "task": "建设集中供热管网",
        "responsible_body": "园区建设局",
        "responsible_person": "陈立",
        "starts_on": "2021-04-01",
        "ends_on": "2023-12-31",
        **more,
    }


def project(**more: str) -> dict[str, str]:
    """Return a project of a plan; its years add up."""
    return {
        "uuid": str(uuid.uuid4()),
        "name": "余热梯级利用改造",
        "area": "platforms",
        "kind": "platform",
        "content": "建设余热回收机组和配套管网12公里。",
        "investment": "8600",
        "yearly_2021": "2600",
        "yearly_2022": "6000",
        "body": "园区热电公司",
        "starts_on": "2021-05-01",
        "ends_on": "2022-12-31",
        "high_energy": "no",
        "expected": "年节约标准煤1.2万吨。",
        **more,
    }


def _goal(code: str, kind: str) -> dict[str, str]:
    """Return a goal; where all levels are the same, what is calculated of two of them is 1, or 100 percent."""
    if kind == "yes_no":
        return {"base": "no", "target": "yes"}
    if code in CALCULATED:
        return dict.fromkeys(("base", "2023", "target"), CALCULATED[code])
    return {"base": "10", "2023": "14", "target": "20"}


CALCULATED = {
    **dict.fromkeys(("energy_per_gdp", "water_per_gdp", "co2_per_gdp", "land_output"), "1"),
    "green_agglomeration": "100",
}
