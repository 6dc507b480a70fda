"""The circular retrofits: parks of three provinces that were listed before the portal, for the coverage (CR-01)."""

from datetime import date

from common import policy
from parks.choices import ParkLevel
from parks.models import Park
from portal.demo.world import World
from programmes.domain import participations
from programmes.models import Programme

LISTED_ON = date(2022, 6, 30)
LISTED = {"320000": 5, "330000": 3, "340000": 2}  # how many parks of each province


def tell(world: World) -> None:
    """Enrol the first parks of each province that qualify and have no people in the demonstration."""
    programme = Programme.objects.select_related("edition").get(pk="circular_retrofits")
    units = {one.region_id: one for one in programme.units.select_related("region")}
    ranks = (ParkLevel.NATIONAL, ParkLevel.PROVINCIAL)
    rows = Park.objects.filter(level__in=ranks, is_active=True, committee=None).order_by("code")
    chosen = [park for region, count in LISTED.items() for park in rows.filter(region=region)[:count]]
    for sequence, park in enumerate(chosen, start=1):
        unit = units[park.region_id]
        participations.enrol(
            actor=policy.SYSTEM,
            park=park,
            programme=programme,
            unit=unit,
            batch=1,
            sequence=sequence,
            name_printed=park.name,
            region_printed=unit.region.short_name,
            listed_on=LISTED_ON,
            document="（演示数据）",
        )
