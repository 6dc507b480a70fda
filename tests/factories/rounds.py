"""A round as its ministry opens it: prepared, looked at, opened."""

from collections.abc import Collection
from contextlib import nullcontext
from datetime import datetime, time
from typing import Any

from common import clock, policy
from programmes.domain import going_live, rounds
from programmes.models import Participation, Round

CONTACT = "国家发展改革委环资司 010-68500000"


def open_round(
    *, actor: policy.Actor, owing: Collection[Participation] | None = None, contact: str = CONTACT, **values: Any
) -> Round:
    """Prepare a round and open it; one whose day is past was opened in its time."""
    past = values["due_on"] < clock.today()
    with clock.frozen(datetime.combine(values["opens_on"], time(10), tzinfo=clock.CHINA)) if past else nullcontext():
        prepared = rounds.prepare_round(actor=actor, contact=contact, **values)
        return going_live.go_live(actor=actor, opened=prepared, owing=owing)
