"""The objects with which the routes about tiers, enterprises and coverage are visited."""

from collections.abc import Callable, Mapping
from typing import Any

from evaluations.models import Nomination
from parks.models import Enterprise
from portal.demo.world import World

Arguments = Mapping[str, Any]


def _enterprise(_world: World) -> Arguments:
    return {"public_id": Enterprise.objects.order_by("code").earliest("code").public_id}


def _waiting(_world: World) -> Arguments:
    """Return a nomination that waits for the ministry."""
    return {"public_id": Nomination.objects.get(state="nominated").public_id}


def _tier(_world: World) -> Arguments:
    return {"programme": "hitech_zones", "tier": "leaders"}


def _as_id(sample: Callable[[World], Arguments]) -> Callable[[World], Arguments]:
    return lambda world: {"id": sample(world)["public_id"]}


def _covered(_world: World) -> Arguments:
    return {"code": "circular_retrofits"}


TIERS: dict[str, Callable[[World], Arguments]] = {
    "parks:enterprise_detail": _enterprise,
    "parks:enterprise_amend": _enterprise,
    "portal:coverage": _covered,
    "portal:coverage_parks": _covered,
    "evaluations:nominate": _tier,
    "evaluations:tier_target": _tier,
    "evaluations:nomination_detail": _waiting,
    "evaluations:nomination_approve": _waiting,
    "evaluations:nomination_refuse": _waiting,
    "evaluations:nomination_withdraw": _waiting,
    "api:enterprise-detail": _as_id(_enterprise),
    "api:nomination-detail": _as_id(_waiting),
}
