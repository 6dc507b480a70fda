"""A sheet of parks that the ministry has sent and the worker has compared: two parks that are new."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.base import ContentFile

from parks.domain import loads
from parks.domain.loads import sending
from parks.models import Park, ParkEvent, ParkLoad
from portal.demo.world import World

Arguments = Mapping[str, Any]
_NAME = "samples.csv"


def _park() -> Park:
    return Park.objects.get(name="苏州国家高新技术产业开发区")


def _load(world: World) -> ParkLoad:
    known = ParkLoad.objects.filter(name=_NAME).first()
    return known or _compared(world)


def _compared(world: World) -> ParkLoad:
    upload = ContentFile(
        "开发区名称,省份\n如东经济开发区,江苏\n吴兴工业园区,浙江\n海盐经济开发区,浙江\n".encode(), name=_NAME
    )
    load = loads.send(actor=world.ministry, upload=upload, source="样表")
    sending.keep_lines(load, sending.compare(load))
    return load


def _event() -> ParkEvent:
    """Return the moved boundary of the demonstration, which stands."""
    return ParkEvent.objects.select_related("park").get(kind="boundary_moved", withdrawn_at=None)


def _on_event(_world: World) -> Arguments:
    event = _event()
    return {"public_id": event.park.public_id, "event": event.pk}


def _event_in_api(_world: World) -> Arguments:
    event = _event()
    return {"id": event.park.public_id, "event": event.pk}


def _load_in_api(world: World) -> Arguments:
    return {"id": _load(world).public_id}


REGISTER: dict[str, Callable[[World], Arguments]] = {
    "parks:change": lambda _world: {"public_id": _park().public_id, "change": "merge"},
    "parks:event_correct": _on_event,
    "parks:event_withdraw": _on_event,
    "api:park-correct-event": _event_in_api,
    "api:park-withdraw-event": _event_in_api,
    "api:park-sheet-detail": _load_in_api,
    "api:park-sheet-decide": _load_in_api,
    "api:park-sheet-leave-rest-out": _load_in_api,
    "api:park-sheet-confirm": _load_in_api,
    "api:park-sheet-discard": _load_in_api,
    "api:park-sheet-row-list": lambda world: {"load": _load(world).public_id},
    "api:park-sheet-row-detail": lambda world: {"load": _load(world).public_id, "number": 2},
    "parks:load": lambda world: {"public_id": _load(world).public_id},
}
