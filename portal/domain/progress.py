"""How an obligation and its filing read together on the board: one state, one holder, one since."""

from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from common import clock, policy, statuses
from programmes.choices import ObligationState
from programmes.models import Obligation, ReportingUnit
from reports.choices import FilingState
from reports.models import Record

PROBLEMS = "problems"  # the ledger of problems, called so in every programme that keeps one

STATES = (
    ("overdue", _("Overdue")),
    ("open", _("Not handed in")),
    ("returned", _("Returned")),
    ("reviewing", _("Under review")),
    ("filed", _("On file")),
    ("late", _("Handed in late")),
)


def in_state(rows: QuerySet[Obligation], state: str) -> QuerySet[Obligation]:
    """Narrow obligations to one of `STATES`."""
    if state == "overdue":
        return rows.filter(state=ObligationState.OPEN, due_on__lt=clock.today())
    if state == "open":
        return rows.filter(state=ObligationState.OPEN)
    if state == "late":
        return rows.filter(met_late=True)
    return rows.filter(filing__state=state)


def owner_of(row: Any) -> str:
    """Return the park as it was named, or the body that owes."""
    return str(row.participation.name_printed if row.participation else row.debtor.name)


def state_of(row: Any) -> str:
    """Return the status code: of the filing once it was handed in, else of what is owed."""
    filing = getattr(row, "filing", None)
    if filing and filing.state != FilingState.DRAFT:
        return str(filing.state)
    code = statuses.due_code(due_on=row.due_on, closes_on=row.closes_on, state=row.state, today=clock.today())
    return "in_progress" if filing and code == "not_started" else code


def state_words(row: Any) -> str:
    """Return the state in words, for the export."""
    return str(statuses.status(state_of(row)).word)


def holder_of(row: Any) -> str:
    """Return who holds the matter now; nobody holds what is on file."""
    filing = getattr(row, "filing", None)
    if filing is None:
        return str(row.debtor.short_name) if row.state == ObligationState.OPEN else ""
    return "" if filing.state == FilingState.FILED else str(filing.holder.short_name)


def since_of(row: Any) -> datetime | None:
    """Return since when the holder has it."""
    filing = getattr(row, "filing", None)
    return filing.held_since if filing and filing.state != FilingState.FILED else None


def open_problems(actor: policy.Actor) -> Coalesce:
    """Return how many problems of the base of an obligation wait for a solution (GB-25, CR-15)."""
    rows = Record.objects.visible_to(actor).pending().filter(participation=OuterRef("participation"), ledger=PROBLEMS)
    counted = rows.order_by().values("participation").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted), 0)


def units_in_sight(actor: policy.Actor) -> list[tuple[str, str]]:
    """Return the reporting units of the obligations that the reader sees."""
    seen = Obligation.objects.visible_to(actor).values("unit")
    rows = ReportingUnit.objects.filter(pk__in=seen).order_by("sequence")
    return list(rows.values_list("region", "region__short_name"))
