"""The records with which the routes of ledgers are visited: a problem of the eighth base, and a published case."""

from collections.abc import Callable, Mapping
from typing import Any

from portal.demo.world import World
from reports.models import PublishedRecord, Record

Arguments = Mapping[str, Any]
LEDGER = {"programme": "green_bases", "ledger": "supports"}


def _record(world: World, ledger: str) -> Record:
    """Return the latest record of the eighth base in a ledger."""
    return Record.objects.filter(participation=world.bases[8], ledger=ledger).latest("dated")


def _problem(world: World) -> Arguments:
    return {"public_id": _record(world, "problems").public_id}


def _to_review(world: World) -> Arguments:
    return {"public_id": _record(world, "cases").public_id, "act": "published"}


def _in_api(world: World) -> Arguments:
    return {"id": _record(world, "problems").public_id}


RECORDS: dict[str, Callable[[World], Arguments]] = {
    "reports:record_list": lambda _world: LEDGER,
    "reports:record_new": lambda _world: LEDGER,
    "reports:record_totals": lambda _world: LEDGER,
    "reports:record_detail": _problem,
    "reports:record_correct": _problem,
    "reports:record_assign": _problem,
    "reports:record_rank": _problem,
    "reports:record_move": _to_review,
    "reports:case_detail": lambda _world: {"public_id": PublishedRecord.objects.get().public_id},
    "portal:message_write": lambda world: {
        "programme": "green_bases",
        "public_id": world.bases[8].park.public_id,
    },
    "api:record-detail": _in_api,
    "api:record-correct": _in_api,
    "api:record-assign": _in_api,
    "api:record-rank": _in_api,
    "api:record-move": _in_api,
}
