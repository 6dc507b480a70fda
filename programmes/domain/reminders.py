"""The sweep over obligations whose next notice is due. Once per obligation and step, however often it runs."""

from datetime import datetime

from django.db import transaction

from common import clock, policy
from journal.domain import events
from programmes.domain.obligations import days_left, plan_notice
from programmes.models import Obligation


def send_due_notices(*, limit: int = 500) -> int:
    """Record a reminder for each open obligation whose notice is due; return how many were recorded.

    The stored `next_notice_at` is looked for, never "today + n": a stopped worker makes notices late, not silent.
    """
    due = Obligation.objects.open().filter(next_notice_at__lte=clock.now()).order_by("next_notice_at", "id")
    return sum(_remind(pk) for pk in due.values_list("pk", flat=True)[:limit])


@transaction.atomic
def _remind(pk: int) -> bool:
    now = clock.now()
    obligation = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("unit", "participation", "round__edition")
        .get(pk=pk)
    )
    stored = {"next_notice": obligation.next_notice, "next_notice_at": obligation.next_notice_at}
    step = _advance(obligation, now)
    # The conditional update carries correctness on SQLite too, where rows cannot be locked.
    claimed = (
        Obligation.objects.open()
        .filter(pk=pk, **stored)
        .update(next_notice=obligation.next_notice, next_notice_at=obligation.next_notice_at)
    )
    return bool(claimed and step) and _record(obligation, step)


def _advance(obligation: Obligation, now: datetime) -> str:
    """Move on to the first notice after `now`; return the last one passed on the way, "" if none was due.

    Several rungs passed while the sweep stood still become one notice: the latest says what holds now.
    """
    step = ""
    while obligation.next_notice_at and obligation.next_notice_at <= now:
        step = obligation.next_notice
        plan_notice(obligation, obligation.round.definition, after=obligation.next_notice_at)
    return step


def _record(obligation: Obligation, step: str) -> bool:
    recorded = events.record(
        kind="obligation.reminded",
        actor=policy.SYSTEM,
        subject=obligation.as_subject(),
        basis=obligation.basis,
        # The due day belongs to the key: after an extension the same step is due again.
        key=f"reminder:{obligation.pk}:{obligation.due_on.isoformat()}:{step}",
        data={
            "step": step,
            "due_on": obligation.due_on.isoformat(),
            "days_left": days_left(obligation, clock.today()),
        },
    )
    return recorded is not None
