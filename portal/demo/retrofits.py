"""The circular retrofits of four bases: yearly reports due in three weeks, one handed in, and the provinces' summaries."""

import uuid
from datetime import timedelta
from typing import Any

from common import policy
from portal.demo import filing
from portal.demo.coverage import LISTED_ON
from portal.demo.figures import figures_of
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.domain import participations
from programmes.models import Participation, Programme, Round
from reports.domain import filings

LAST_YEAR = 2025  # of the retrofits (CR-01)
RETROFITTED = (7, 9, 10, 22)  # bases that are listed for a retrofit too
REPORTED = 9
SAVED = {
    "energy_saved": "3.42",
    "water_saved": "118",
    "co2_cut": "8.90",
    "solid_waste_cut": "12.6",
    "wastewater_cut": "64",
}
LEVELS = {"so2_cut": "42.0", "nox_cut": "86.5", "particulates_cut": "17.3", "vocs_cut": "23.1", "solid_waste_use_rate": "96.2",
          "gdp": "412.5", "energy_total": "88.6", "water_total": "1520", "built_area": "21.4"}  # fmt: skip
_NAMESPACE = uuid.UUID("b0f1f7a4-6a38-4f3e-9a43-3d1c7a8e2025")
DAYS_UNTIL_REPORT = timedelta(days=21)
DAYS_UNTIL_SUMMARY = timedelta(days=35)


def tell(world: World) -> None:
    """List the parks of four bases and open the rounds of the year's reports and summaries."""
    programme = Programme.objects.select_related("edition").get(pk="circular_retrofits")
    listed = [_list(world, programme, sequence) for sequence in RETROFITTED]
    year = min(world.year, LAST_YEAR)
    opens_on = world.today - timedelta(days=10)
    with at(opens_on):
        opened = open_round(
            actor=world.ministry,
            programme=programme,
            kind=RoundKind.ANNUAL_REPORT,
            form="annual_report",
            year=year,
            title=f"{year}年度循环化改造进展报告",
            opens_on=opens_on,
            due_on=world.today + DAYS_UNTIL_REPORT,
            owing=listed,
        )
        open_round(
            actor=world.ministry,
            programme=programme,
            kind=RoundKind.REPORT,
            form="provincial_summary",
            year=year,
            title=f"{year}年度循环化改造总体进展",
            opens_on=opens_on,
            due_on=world.today + DAYS_UNTIL_SUMMARY,
        )
    _report(world, opened, next(one for one in listed if one.park == world.bases[REPORTED].park))


def _report(world: World, opened: Round, base: Participation) -> None:
    """One park has handed in; its province drafts the summary from that."""
    official = world.park(REPORTED)
    with at(world.today - timedelta(days=3), 9, 30):
        report = filings.open_filing(actor=official, round=opened, unit=base.unit, participation=base)
        filing.save(official, report, _content(opened.year))
        filing.submit(official, report)


def _content(year: int) -> dict[str, Any]:
    # What the base gives as a green-industry base it gives here too.
    known = {code: value for code, value in figures_of(REPORTED, year).items() if code in LEVELS}
    figures = {code: {"value": value} for code, value in {**SAVED, **LEVELS, **known}.items()}
    progress = {
        "area": "linking",
        "progress": f"（演示内容）{year}年完成余热回收和中水回用管网二期，补链项目按计划推进。",
    }
    done = {"name": "余热回收利用", "body": "（演示企业）盐城甲公司", "invested": "5200", "status": "preparing"}
    stopped = {"name": "固废协同处置中心", "body": "（演示企业）盐城乙公司", "invested": "860", "status": "stopped"}
    difficulty = {"description": "（演示内容）固废协同处置中心用地指标尚未落实。", "request": "请省级协调用地指标。"}
    return {
        "progress": _rows("progress", progress),
        "projects": _rows("projects", done, stopped),
        "indicators": {"cells": figures},
        "experience": {"experience": "（演示内容）以龙头企业带动物料循环，建立能源管家制度。", "publish": "yes"},
        "difficulties": _rows("difficulties", difficulty),
    }


def _rows(section: str, *rows: dict[str, str]) -> dict[str, Any]:
    return {"rows": [{"uuid": str(uuid.uuid5(_NAMESPACE, f"{section}{n}")), **row} for n, row in enumerate(rows)]}


def _list(world: World, programme: Programme, sequence: int) -> Participation:
    park = world.bases[sequence].park
    unit = programme.units.select_related("region").get(region=park.region)
    return participations.enrol(
        actor=policy.SYSTEM,
        park=park,
        programme=programme,
        unit=unit,
        batch=1,
        sequence=100 + sequence,
        name_printed=park.name,
        region_printed=unit.region.short_name,
        listed_on=LISTED_ON,
        document="（演示数据）",
    )
