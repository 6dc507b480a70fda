"""What a home shows beside the desk: what others hold, the next day, the rounds that run, what was told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from common import clock
from evaluations.models import PublicNotice
from journal.models import Notification
from portal.domain.standing import body_ids
from portal.domain.work import FILER, OWNER, returned, titled
from programmes.choices import ObligationState, RoundState
from programmes.domain.calendar import working_days_until
from programmes.models import Obligation, Participation, Round
from reports.choices import FilingAct, FilingState
from reports.domain import paths
from reports.domain.paths import Followed
from reports.models import Filing, Handling

SHOWN = 5


@dataclass(frozen=True)
class Deadline:
    """The next day on which something is due."""

    title: str
    round: Round
    opens_on: date
    due_on: date
    closes_on: date | None
    working_days: int


def held_elsewhere(actor: Any) -> QuerySet[Filing]:
    """Return what the actor waits for: under review or returned, and held by another body; longest first."""
    states = [FilingState.REVIEWING, FilingState.RETURNED]
    rows = Filing.objects.at_hand().visible_to(actor).filter(state__in=states).exclude(holder__in=body_ids(actor))
    return (
        rows.select_related("programme", "round__edition", "holder", "body", *FILER)
        .prefetch_related("handlings")
        .order_by("held_since")
    )


def returned_by_others(actor: Any) -> QuerySet[Filing]:
    """Return what the parks in the actor's sight were asked to mend and did not hand in again, with the reasons."""
    acts = Handling.objects.filter(act=FilingAct.RETURN).prefetch_related("reasons").order_by("-id")
    rows = returned(actor).exclude(body__in=body_ids(actor))
    return rows.prefetch_related(Prefetch("handlings", queryset=acts, to_attr="returns"))


def next_deadline(actor: Any) -> Deadline | None:
    """Return the nearest day on which the actor owes something, else on which somebody in sight does."""
    seen = Obligation.objects.visible_to(actor)
    own = deadline_among(seen.filter(debtor__in=body_ids(actor)))
    return own or deadline_among(seen, of_many=True)


def deadline_among(rows: QuerySet[Obligation], *, of_many: bool = False) -> Deadline | None:
    """Return the nearest coming day among obligations that are still open; `of_many` names what all of them owe."""
    today = clock.today()
    coming = rows.filter(state=ObligationState.OPEN, due_on__gte=today).select_related("round__edition", *OWNER)
    found = coming.order_by("due_on", "id").first()
    if found is None:
        return None
    days = working_days_until(today, found.due_on)
    title = found.title if of_many else titled(found)
    return Deadline(title, found.round, found.round.opens_on, found.due_on, found.closes_on, days)


def running_rounds(actor: Any) -> QuerySet[Round]:
    """Return the open rounds with how much of what the actor sees is owed, handed in and late."""
    seen = Obligation.objects.visible_to(actor).values("pk")
    of_sight = Q(obligations__in=seen)
    is_open = of_sight & Q(obligations__state=ObligationState.OPEN)
    rows = Round.objects.visible_to(actor).filter(state=RoundState.OPEN).select_related("programme")
    return rows.annotate(
        owed=Count("obligations", filter=of_sight),
        met=Count("obligations", filter=of_sight & Q(obligations__state=ObligationState.MET)),
        late=Count("obligations", filter=is_open & Q(obligations__due_on__lt=clock.today())),
    ).filter(owed__gt=0)


def messages_for(actor: Any) -> QuerySet[Notification]:
    """Return the latest messages of the inbox."""
    return Notification.objects.visible_to(actor).filter(user=actor)[:SHOWN]


@dataclass(frozen=True)
class Ways:
    """The targets of a base's plan in short: how many stand where, and those that are behind."""

    base: Participation
    counts: Mapping[str, int]
    behind: Sequence[Followed]


def ways_of(actor: Any) -> list[Ways]:
    """Return the ways of the bases that the actor sees to the targets of their plans in force."""
    rows = [one for programme in paths.programmes_for(actor) for one in paths.followed(actor, programme)]
    bases = {row.base.pk: row.base for row in rows}
    return [_ways(base, [row for row in rows if row.base.pk == base.pk]) for base in bases.values()]


def _ways(base: Participation, rows: Sequence[Followed]) -> Ways:
    behind = [row for row in rows if row.state == "off_course"]
    return Ways(base, Counter(row.state for row in rows), behind[:SHOWN])


def running_notices(actor: Any) -> QuerySet[PublicNotice]:
    """Return the public notices whose window is open today."""
    today = clock.today()
    return PublicNotice.objects.visible_to(actor).filter(opens_on__lte=today, closes_on__gte=today)
