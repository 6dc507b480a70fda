"""The incident with which the routes of the register are visited: one in the park of the eighth base."""

from collections.abc import Callable, Mapping
from typing import Any

from parks.models import Incident
from portal.demo.world import World
from reports.models import ListEntry
from tests.factories import incidents

Arguments = Mapping[str, Any]


def incident(world: World) -> Incident:
    park = world.bases[8].park
    known = Incident.objects.filter(park=park).first()
    return known or incidents.incident(world.people["drc32"], park)


def _address(world: World) -> Arguments:
    return {"public_id": incident(world).public_id}


def _in_api(world: World) -> Arguments:
    return {"id": incident(world).public_id}


def _list_entry(_world: World) -> Arguments:
    """Return a park on the list that another province has handed in."""
    entry = ListEntry.objects.select_related("version__filing", "park").get(park__name="宁波经济技术开发区")
    return {"public_id": entry.version.filing.public_id, "park": entry.park.public_id}


INCIDENTS: dict[str, Callable[[World], Arguments]] = {
    "parks:incident_new": lambda world: {"public_id": world.bases[8].park.public_id},
    "parks:incident_detail": _address,
    "parks:incident_correct": _address,
    "parks:incident_withdraw": _address,
    "parks:incident_comment": _address,
    "reports:eligibility": _list_entry,
    "api:incident-detail": _in_api,
    "api:incident-correct": _in_api,
    "api:incident-withdraw": _in_api,
    "api:incident-comment": _in_api,
}
