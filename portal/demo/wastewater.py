"""The scheme of near-zero wastewater of a high-tech zone in Wuxi: it waits for the science department of Jiangsu (HZ-18)."""

from datetime import timedelta

from common import policy
from parks.models import Park
from portal.demo import filing
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.domain import participations
from programmes.models import Participation, Programme, Round
from reports.domain import filings

ZONE, OFFICIAL = "无锡国家高新技术产业开发区", "zone02"
SCHEME = {
    "present": "（演示内容）园区工业废水主要来自集成电路、生物医药和精密机械，集中处理率百分之百，再生水回用尚有空间。",
    "measures": "（演示内容）分质收集、分类处理；新建再生水厂二期；重点企业逐家制定近零排放方案，按季度调度。",
    "firms": "6",
}


def tell(world: World) -> None:
    """The ministry asks for schemes; the zone has handed in its own."""
    zone = _join(world)
    opened = _open(world, zone)
    official = world.people[OFFICIAL]
    with at(world.today - timedelta(days=4), 10, 20):
        scheme = filings.open_filing(actor=official, round=opened, unit=zone.unit, participation=zone)
        filing.save(official, scheme, {"scheme": SCHEME})
        filing.submit(official, scheme)


def _join(world: World) -> Participation:
    programme = Programme.objects.select_related("edition").get(pk="hitech_zones")
    park = Park.objects.get(name=ZONE)
    unit = programme.units.select_related("region").get(region=park.region)
    return participations.enrol(
        actor=policy.SYSTEM,
        park=park,
        programme=programme,
        unit=unit,
        batch=1,
        sequence=101,
        name_printed=park.name,
        region_printed=unit.region.short_name,
        listed_on=world.today.replace(month=1, day=1),
        document="（演示数据）",
    )


def _open(world: World, zone: Participation) -> Round:
    opens_on = world.today - timedelta(days=30)
    with at(opens_on):
        return open_round(
            actor=world.people["most"],
            programme=zone.programme,
            kind=RoundKind.PLAN,
            form="wastewater_scheme",
            year=world.today.year,
            title=f"{world.today.year}年工业废水近零排放总体方案",
            opens_on=opens_on,
            due_on=world.today + timedelta(days=12),
            owing=[zone],
        )
