"""What an act on a record leaves: a revision that is never changed, and the event in the journal."""

from common import clock, policy
from journal.domain import events
from reports.choices import RecordAct
from reports.models import Record, RecordRevision
from reports.rules.records import body_toward


def log(actor: policy.Actor, record: Record, act: RecordAct, reason: str = "") -> None:
    """Write down what stands now, by whom and why, and record the event with it."""
    RecordRevision.objects.create(
        record=record,
        number=record.number,
        act=act,
        stated=_stands(record),
        reason=reason.strip(),
        body=body_toward(actor, record),
        by_id=actor.pk,
        by_name=actor.label,
        at=clock.now(),
    )
    events.record(
        kind=f"record.{act.value}",
        actor=actor,
        subject=record.as_subject(),
        basis=record.kind.rule,
        reason=reason.strip(),
        data={"ledger": record.ledger, "state": record.state, "owner": record.owner_id, "due_on": record.due_on},
    )


def _stands(record: Record) -> dict[str, object]:
    return {
        "fields": record.content,
        "project": record.project_name,
        "state": record.state,
        "owner": record.owner.name if record.owner else "",
        "due_on": record.due_on.isoformat() if record.due_on else "",
        "rank": record.rank,
        "answer": record.answer,
    }
