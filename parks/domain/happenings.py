"""What can happen to a park, as a row of its history: a day, a document, what was before and after (X-06)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from parks.choices import ParkEventKind
from parks.models import Park, ParkEvent


def note(*, actor: policy.Actor, park: Park, kind: ParkEventKind, on: date, basis: str, **what: Any) -> ParkEvent:
    """Write the row; raises `RuleViolation` at `on` or `basis` for a day to come or no document."""
    problems = []
    if on > clock.today():
        problems.append(Problem("on", _("This day is still to come."), remedy=_("Enter it when it has happened.")))
    if not basis.strip():
        problems.append(Problem("basis", _("Name the document."), remedy=_("Title or number of the approval.")))
    if problems:
        raise RuleViolation(problems)
    return ParkEvent.objects.create(
        park=park,
        kind=kind,
        on=on,
        basis=basis.strip(),
        recorded_by_id=actor.pk,
        recorded_at=clock.now(),
        **what,
    )


def living(park: Park) -> Park:
    """Lock a park that is still one of its own; raises `RuleViolation` for one that is not."""
    locked = Park.objects.select_for_update().get(pk=park.pk)
    if not locked.is_active:
        raise RuleViolation([Problem("", _("“%(park)s” is no longer a park of its own.") % {"park": locked.name})])
    return locked
