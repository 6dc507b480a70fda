"""The sweep over records whose due day has passed: their owner is reminded, and again each week."""

from datetime import timedelta

from django.db import transaction

from common import clock, policy
from journal.domain import events
from reports.models import Record

AGAIN = timedelta(days=7)
OVERDUE = "record.overdue"


def remind_owners(*, limit: int = 500) -> int:
    """Record a reminder for each record that waits after its due day; return how many were recorded.

    The stored `remind_on` is looked for: a stopped worker makes a reminder late, never silent.
    """
    due = Record.objects.pending().filter(remind_on__lte=clock.today()).order_by("remind_on", "id")
    return sum(_remind(pk) for pk in due.values_list("pk", flat=True)[:limit])


@transaction.atomic
def _remind(pk: int) -> bool:
    rows = Record.objects.select_for_update(of=("self",)).select_related("unit", "park", "edition")
    record, today = rows.get(pk=pk), clock.today()
    # The conditional update carries correctness on SQLite too, where rows cannot be locked.
    claimed = Record.objects.pending().filter(pk=pk, remind_on=record.remind_on).update(remind_on=today + AGAIN)
    if not claimed or record.due_on is None:
        return False
    recorded = events.record(
        kind=OVERDUE,
        actor=policy.SYSTEM,
        subject=record.as_subject(),
        basis=record.kind.rule,
        key=f"{OVERDUE}:{pk}:{record.due_on}:{today}",
        data={"due_on": record.due_on, "days": (today - record.due_on).days},
    )
    return recorded is not None
