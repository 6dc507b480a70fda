"""Applying: in which open rounds a park committee can apply, for which parks, through which unit (GB-10, EP-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from common import clock, policy
from parks.models import Park
from programmes.choices import Level, RoundKind, RoundState
from programmes.definition import Form
from programmes.models import Participation, ReportingUnit, Round
from programmes.rules import levels_of, seats
from reports.models import Filing

# An application is made in the call of its list, or in a round of its own.
TAKING = (RoundKind.CALL, RoundKind.REPORT)


@dataclass(frozen=True)
class Call:
    """An open round in which somebody can apply: with which form, for which parks, and what was begun."""

    round: Round
    form: Form
    parks: Sequence[Park]
    begun: Sequence[Filing]


def calls_for(actor: Any) -> list[Call]:
    """Return the open rounds in which the committees of the actor can apply or have begun to, nearest day first."""
    if not seats(actor)[2]:
        return []
    rows = Round.objects.visible_to(actor).filter(state=RoundState.OPEN, opens_on__lte=clock.today(), kind__in=TAKING)
    found = (call_in(actor, opened) for opened in rows.select_related("programme", "edition").order_by("due_on", "id"))
    return [call for call in found if call]


def call_in(actor: Any, opened: Round) -> Call | None:
    """Return what an actor can apply for in a round; None if it takes no applications, or none of theirs."""
    form = opened.application_form
    if form is None:
        return None
    parks, begun = parks_of(actor, opened, form), applications_of(actor, opened, form)
    return Call(opened, form, parks, begun) if parks or begun else None


def parks_of(actor: Any, opened: Round, form: Form) -> list[Park]:
    """Return the parks of the actor's committees that can apply and have not begun: new ones, or those that are in."""
    own = Park.objects.filter(committee__in=seats(actor)[2], is_active=True).select_related("region", "committee")
    begun = Filing.objects.filter(round=opened, form=form.code, park__isnull=False).values("park")
    listed = Participation.objects.filter(programme=opened.programme_id)
    if form.code == opened.form:
        under = listed.filter(edition__regime=opened.edition.regime)
        return list(own.filter(pk__in=under.values("park")).exclude(pk__in=begun))
    return list(own.exclude(pk__in=listed.values("park")).exclude(pk__in=begun))


def applications_of(actor: Any, opened: Round, form: Form) -> list[Filing]:
    """Return the applications that the actor's committees have begun in a round."""
    rows = Filing.objects.visible_to(actor).filter(round=opened, form=form.code, body__in=seats(actor)[2])
    return list(rows.select_related("participation", "park", "unit__region", "holder").order_by("id"))


def usual_unit(opened: Round, park: Park) -> ReportingUnit | None:
    """Return the unit that recommends a park unless another one does: that of its base, else of where it lies."""
    known = (
        Participation.objects.filter(programme=opened.programme_id, park=park).select_related("unit__region").first()
    )
    if known:
        return known.unit
    return ReportingUnit.objects.filter(programme=opened.programme_id, region=park.region_id).first()


def can_apply(actor: policy.Actor, opened: Round) -> bool:
    """Say whether the round takes an application of one of the actor's parks now."""
    return bool(call_in(actor, opened)) and opened.state == RoundState.OPEN and clock.today() >= opened.opens_on


def oversees(actor: Any, opened: Round) -> bool:
    """Say whether the actor acts above the parks in a programme whose round takes applications."""
    return opened.application_form is not None and supervises(actor, opened)


def supervises(actor: Any, opened: Round) -> bool:
    """Say whether the actor acts above the parks in the programme of a round."""
    levels = levels_of(actor).get(opened.programme_id, frozenset())
    return not levels.isdisjoint((Level.PROVINCE, Level.MINISTRY))


def unit_of(actor: Any, opened: Round) -> ReportingUnit | None:
    """Return the unit for which the actor arranges the applications of a call; None for all others."""
    rows = ReportingUnit.objects.filter(programme=opened.programme_id, region__in=seats(actor)[0])
    units = rows.select_related("region")
    return next((one for one in units if policy.can(actor, "reports.arrange_applications", (opened, one))), None)
