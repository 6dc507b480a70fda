"""The objects with which the routes about declared energy are visited."""

from collections.abc import Callable, Mapping
from typing import Any

from parks.models import Enterprise
from portal.demo.energy import ZONE
from portal.demo.world import World
from programmes.models import Factor, Round
from reports.models import EnergyUse, Filing, PublicReport

Arguments = Mapping[str, Any]


def _declaration(world: World) -> Filing:
    return Filing.objects.get(form="energy_declaration", period=world.year)


def _grid(world: World) -> Arguments:
    return {"public_id": _declaration(world).public_id, "code": "declarations"}


def _zone(world: World) -> Arguments:
    park = EnergyUse.objects.filter(park__name=ZONE)[0].park
    return {"park": park.public_id, "year": world.year}


def _enterprise(world: World) -> Arguments:
    firm = Enterprise.objects.filter(park__name=ZONE, energy_uses__isnull=False).earliest("code")
    return {**_zone(world), "enterprise": firm.public_id}


def _green(world: World) -> Arguments:
    return {"public_id": Filing.objects.get(form="green_report", period=world.year).public_id}


def _public(_world: World) -> Arguments:
    return {"public_id": PublicReport.objects.get(state="published").public_id}


def _encouraged(world: World) -> Arguments:
    return {"public_id": Round.objects.get(form="green_report", year=world.year).public_id}


ENERGY: dict[str, Callable[[World], Arguments]] = {
    "reports:energy_grid": _grid,
    "reports:energy_zone": _zone,
    "reports:energy_enterprise": _enterprise,
    "reports:keep_public": _green,
    "reports:public_report": _public,
    "reports:withdraw_public": _public,
    "reports:begin_encouraged": _encouraged,
    "api:public-report-detail": lambda world: {"id": _public(world)["public_id"]},
    "api:factor-detail": lambda _world: {"id": Factor.objects.earliest("id").pk},
}
