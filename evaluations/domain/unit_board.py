"""Every reporting unit of a call: where its list stands, who holds it since when, who owes (GB-11, GB-12, G3)."""

from django.db import transaction
from django.db.models import Case, CharField, Count, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from common.filters import Rows
from evaluations.domain.excess import quota_of
from evaluations.models import ExcessRefusal
from journal.domain import events
from journal.models import Event
from programmes.models import Obligation, ReportingUnit, Round
from reports.choices import FilingState
from reports.models import Filing, ListEntry

REMINDED = "call.reminded"
NOT_STARTED, NOTHING = "not_started", "nothing"
STATES = (NOT_STARTED, FilingState.DRAFT, FilingState.REVIEWING, FilingState.RETURNED, FilingState.FILED, NOTHING)
# Whose turn it is to hand in.
OWING = (NOT_STARTED, FilingState.DRAFT, FilingState.RETURNED)


def units_of(call: Round) -> Rows:
    """Return the units of a call, each with what the board shows: `state`, `holder`, `since`, `candidates`, `excess`.

    A list that was handed in without candidates is "nothing to recommend".
    """
    lists = Filing.objects.filter(round=call, form=call.form, unit=OuterRef("pk")).order_by("pk")
    units = ReportingUnit.objects.filter(programme=call.programme_id).select_related("region")
    rows: Rows = units.annotate(
        filing_state=_first(lists, "state"),
        filing_public_id=_first(lists, "public_id"),
        version=_first(lists, "current_version"),
        holder=_first(lists, "holder__short_name"),
        since=_first(lists, "held_since"),
        submitted_at=_first(lists, "current_version__submitted_at"),
        late=_first(lists, "current_version__late"),
        candidates=Coalesce(Subquery(_counted(call)), 0),
        refusal=Subquery(ExcessRefusal.objects.filter(version=OuterRef("version")).values("reason")[:1]),
        reminded_at=Subquery(_reminders(call).values("at")[:1]),
    )
    most = quota_of(call)
    over = Case(When(candidates__gt=most, then=F("candidates") - most), default=Value(0)) if most else Value(0)
    shown: Rows = rows.annotate(state=_state(), excess=over).order_by("sequence")
    return shown


@transaction.atomic
def remind(*, actor: policy.Actor, round: Round, unit: ReportingUnit) -> bool:  # noqa: A002
    """Remind a unit that still owes its list; once a day for each unit. False when it was reminded today already.

    Raises `RuleViolation` when it owes nothing.
    """
    policy.require(actor, "evaluations.remind_unit", round)
    row = units_of(round).get(pk=unit.pk)
    owed = Obligation.objects.filter(round=round, unit=unit, participation__isnull=True).first()
    if row.state not in OWING or owed is None:
        message = _("%(unit)s owes no list now.") % {"unit": row.region.short_name}
        raise RuleViolation([Problem("unit", message)])
    recorded = events.record(
        kind=REMINDED,
        actor=actor,
        subject=owed.as_subject(),
        basis=owed.basis,
        key=f"{REMINDED}:{owed.pk}:{clock.today().isoformat()}",
        data={"due_on": owed.due_on.isoformat()},
    )
    return recorded is not None


def _first(rows: QuerySet[Filing], name: str) -> Subquery:
    return Subquery(rows.values(name)[:1])


def _counted(call: Round) -> Rows:
    """Return the candidates of a unit's list as it was last handed in, also of one that came back."""
    rows = ListEntry.objects.filter(version__current_of__round=call, version__current_of__unit=OuterRef("pk"))
    return rows.order_by().values("version__current_of__unit").annotate(count=Count("pk")).values("count")


def _reminders(call: Round) -> QuerySet[Event]:
    owed = Obligation.objects.filter(round=call).values("pk")
    rows = Event.objects.filter(kind=REMINDED, subject_kind="programmes.obligation", subject_id__in=owed)
    return rows.filter(unit=OuterRef("region")).order_by("-pk")


def _state() -> Case:
    handed_in = (FilingState.REVIEWING, FilingState.FILED)
    return Case(
        When(filing_state__isnull=True, then=Value(NOT_STARTED)),
        When(filing_state__in=handed_in, candidates=0, then=Value(NOTHING)),
        default=F("filing_state"),
        output_field=CharField(),
    )
