"""Which ledgers somebody sees, and whom a new record of one can be about."""

from typing import Any

from common import policy
from programmes.choices import ParticipationState
from programmes.definition import Ledger
from programmes.models import Participation, Programme, ReportingUnit
from programmes.rules import seats
from reports.rules.records import Wanted


def ledgers_of(programme: Programme) -> tuple[Ledger, ...]:
    """Return what is kept beside the filings of a programme now."""
    return programme.edition.definition.ledgers if programme.edition else ()


def seen(actor: policy.Actor, programme: Programme) -> list[Ledger]:
    """Return the ledgers of a programme that the actor sees, in the order of the definition."""
    return [one for one in ledgers_of(programme) if policy.can(actor, "reports.see_ledger", (programme, one))]


def find(actor: policy.Actor, programme: str, code: str) -> tuple[Programme, Ledger]:
    """Return a ledger that the actor sees; `LookupError` for all others."""
    found = Programme.objects.visible_to(actor).select_related("edition").filter(pk=programme).first()
    ledger = next((one for one in seen(actor, found) if one.code == code), None) if found else None
    if found is None or ledger is None:
        raise LookupError(code)
    return found, ledger


def bases_for(actor: policy.Actor, programme: Programme) -> list[Participation]:
    """Return the bases that a record can be about, in the order of the list."""
    rows = Participation.objects.visible_to(actor).filter(programme=programme)
    inside = rows.exclude(state=ParticipationState.WITHDRAWN)
    return list(inside.select_related("park", "unit__region").order_by("unit__sequence", "sequence"))


def about_unit(actor: Any, programme: Programme, ledger: Ledger) -> Wanted:
    """Return what an actor enters about a unit: a province about its own, a ministry about the whole country."""
    regions, _bodies, _committees = seats(actor)
    unit = ReportingUnit.objects.filter(programme=programme, region__in=regions).select_related("region").first()
    return Wanted(programme, ledger, unit=unit)
