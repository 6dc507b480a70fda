"""Mending the history of a park: an entry is withdrawn with its reason, and stated anew if it did happen (X-02, X-06).

What an entry had changed in the register is taken back only while nothing later rests on it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks.choices import ParkEventKind as Kind
from parks.domain import happenings, undoing
from parks.domain.changes import close_duplicate, dissolve, merge, move_boundary, reclassify
from parks.domain.parks import rename
from parks.models import FormerName, Park, ParkEvent

_AGAIN: Mapping[str, Any] = {
    Kind.RENAMED: rename,
    Kind.MERGED_INTO: merge,
    Kind.BOUNDARY_MOVED: move_boundary,
    Kind.RECLASSIFIED: reclassify,
    Kind.DISSOLVED: dissolve,
    Kind.DUPLICATE_OF: close_duplicate,
}


@transaction.atomic
def withdraw(*, actor: policy.Actor, event: ParkEvent, reason: str) -> ParkEvent:
    """Say that something entered did not happen; what it changed is taken back, the entry stays readable as withdrawn.

    Raises `RuleViolation` without a reason, or while something later rests on it.
    """
    event = _standing(actor, event, reason)
    undoing.take_back(event)
    _withdraw(actor, event, reason)
    _record(actor, event, "park.event_withdrawn", reason, {})
    return event


@transaction.atomic
def correct(*, actor: policy.Actor, event: ParkEvent, reason: str, on: date, basis: str, **values: Any) -> ParkEvent:
    """State an entry anew, with the reason; return the new one. `values` are those of the act that made it.

    Day and basis may always be mended; another value only while nothing later rests on the old one.
    """
    event = _standing(actor, event, reason)
    stated = stated_of(event)
    if {**stated, **values, "on": on, "basis": basis.strip()} == {**stated, "on": event.on, "basis": event.basis}:
        raise RuleViolation([Problem("", _("Nothing differs from what is on record."))])
    _withdraw(actor, event, reason)
    if event.kind == Kind.SPLIT_FROM or {**stated, **values} == stated:
        made = _restated(actor, event, on, basis, values)
    else:
        made = _done_again(actor, event, on, basis, {**stated, **values})
    ParkEvent.objects.filter(pk=event.pk).update(replaced_by=made)
    before = {"on": event.on, "basis": event.basis, **{key: str(value) for key, value in stated.items()}}
    _record(actor, event, "park.event_corrected", reason, {"before": before, "on": on, "basis": made.basis})
    return made


def stated_of(event: ParkEvent) -> dict[str, Any]:
    """Return what an entry says besides day and basis, by the names of the act that made it."""
    if event.kind == Kind.RENAMED:
        return {"name": event.after}
    if event.kind == Kind.BOUNDARY_MOVED:
        return {"area_ha": event.area_after}
    if event.kind == Kind.RECLASSIFIED:
        level, _slash, kind = event.after.partition("/")
        return {"level": level, "kind": kind}
    return {"into": event.other} if event.other else {}


def _standing(actor: policy.Actor, event: ParkEvent, reason: str) -> ParkEvent:
    """Lock the entry and its park; one that is withdrawn already is refused."""
    Park.objects.select_for_update().get(pk=event.park_id)
    locked = ParkEvent.objects.select_for_update(of=("self",)).select_related("park", "other").get(pk=event.pk)
    policy.require(actor, "parks.correct_event", locked)
    if not reason.strip():
        raise RuleViolation([Problem("reason", _("Give the reason."))])
    return locked


def _withdraw(actor: policy.Actor, event: ParkEvent, reason: str) -> None:
    event.withdrawn_reason, event.withdrawn_by_id, event.withdrawn_at = reason.strip(), actor.pk, clock.now()
    event.save(update_fields=["withdrawn_reason", "withdrawn_by", "withdrawn_at"])


def _restated(actor: policy.Actor, event: ParkEvent, on: date, basis: str, values: Mapping[str, Any]) -> ParkEvent:
    """Write it again with another day or basis, or another park it was split from: the register stays as it is."""
    other = values.get("into", event.other)
    before = other.name if event.kind == Kind.SPLIT_FROM else event.before
    if other == event.park:
        raise RuleViolation([Problem("into", _("This is the park itself."), remedy=_("Choose the other park."))])
    _let_names_follow(event, on, basis.strip())
    what = {"after": event.after, "area_before": event.area_before, "area_after": event.area_after}
    return happenings.note(
        actor=actor, park=event.park, kind=Kind(event.kind), on=on, basis=basis, before=before, other=other, **what
    )


def _let_names_follow(event: ParkEvent, on: date, basis: str) -> None:
    """Give the names that came with an entry its new day and basis."""
    if event.kind == Kind.RENAMED:
        FormerName.objects.filter(park=event.park, name=event.before).update(until=on, basis=basis)
    elif event.kind == Kind.DUPLICATE_OF:
        undoing.handed_over(event).update(basis=basis)


def _done_again(actor: policy.Actor, event: ParkEvent, on: date, basis: str, stated: Mapping[str, Any]) -> ParkEvent:
    undoing.take_back(event)
    _AGAIN[event.kind](actor=actor, park=event.park, on=on, basis=basis, **stated)
    return ParkEvent.objects.filter(park=event.park, kind=event.kind, withdrawn_at=None).latest("pk")


def _record(actor: policy.Actor, event: ParkEvent, kind: str, reason: str, data: Mapping[str, Any]) -> None:
    about = {"kind": event.kind, **data}
    events.record(kind=kind, actor=actor, subject=event.park.as_subject(), reason=reason.strip(), data=about)
