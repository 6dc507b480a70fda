"""A round of the demonstration as its ministry opens it: prepared, looked at, opened."""

from collections.abc import Collection
from typing import Any

from common import policy
from programmes.domain import going_live, rounds
from programmes.models import Participation, Round

CONTACT = "国家发展改革委环资司 010-6850 0000"


def open_round(
    *, actor: policy.Actor, owing: Collection[Participation] | None = None, contact: str = CONTACT, **values: Any
) -> Round:
    """Prepare a round and open it."""
    prepared = rounds.prepare_round(actor=actor, contact=contact, **values)
    return going_live.go_live(actor=actor, opened=prepared, owing=owing)
