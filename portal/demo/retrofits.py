"""The circular retrofits of three bases: a yearly report due in three weeks, and the provinces' summaries of the year."""

from datetime import timedelta

from common import policy
from portal.demo.coverage import LISTED_ON
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.domain import participations
from programmes.models import Participation, Programme

LAST_YEAR = 2025  # of the retrofits (CR-01)
RETROFITTED = (7, 10, 22)  # bases that are listed for a retrofit too
DAYS_UNTIL_REPORT = timedelta(days=21)
DAYS_UNTIL_SUMMARY = timedelta(days=35)


def tell(world: World) -> None:
    """List the parks of three bases and open the rounds of the year's reports and summaries."""
    programme = Programme.objects.select_related("edition").get(pk="circular_retrofits")
    listed = [_list(world, programme, sequence) for sequence in RETROFITTED]
    year = min(world.year, LAST_YEAR)
    opens_on = world.today - timedelta(days=10)
    with at(opens_on):
        open_round(
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
