"""The journal's one door: what happened is recorded in the transaction of the change itself."""

import json
from collections.abc import Mapping

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, transaction

from common import clock, policy
from common.subjects import Subject
from journal.choices import EventOutcome
from journal.domain import jobs, notifications, origin, reactions
from journal.domain.digests import event_digest
from journal.models import Event


@transaction.atomic
def record(
    *,
    kind: str,
    actor: policy.Actor,
    subject: Subject,
    basis: str = "",
    reason: str = "",
    data: Mapping[str, object] | None = None,
    key: str | None = None,
) -> Event | None:
    """Record what was done, run the reactions to it and have it told to whom it concerns.

    Call it inside the act's transaction. `key` makes an effect unique: None comes back when it is recorded already.
    """
    event = _event(kind, actor, subject, basis=basis, reason=reason, data=_as_stored(data), key=key)
    if not _insert(event):
        return None
    reactions.react(event)
    if notifications.registered(kind):
        jobs.enqueue(kind="notify", key=f"notify:{event.pk}", args={"event": event.pk}, subject=subject)
    return event


@transaction.atomic(durable=True)
def record_refusal(*, action: str, actor: policy.Actor, subject: Subject | None, reason: str) -> Event:
    """Record that an act was refused, in a transaction of its own: the act's own one is rolled back by then."""
    about = subject or Subject("", 0, "")
    event = _event(action, actor, about, reason=reason, outcome=EventOutcome.REFUSED)
    event.save(force_insert=True)
    return event


def _event(kind: str, actor: policy.Actor, subject: Subject, **columns: object) -> Event:
    event = Event(
        at=clock.now(),
        kind=kind,
        actor_id=actor.pk,
        # Visitors have no label; whom a person acted for is kept as it stood.
        actor_label=getattr(actor, "label", ""),
        actor_body=str(getattr(actor, "body", None) or ""),
        address=origin.address(),
        **subject.columns(),
        **columns,
    )
    event.digest = event_digest(event)
    return event


def _insert(event: Event) -> bool:
    """Write the row unless its key is there; of two at once the database lets one through."""
    if event.key is None:
        event.save(force_insert=True)
        return True
    if _is_recorded(event.key):
        return False
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError:
        if not _is_recorded(event.key):
            raise
        return False
    return True


def _is_recorded(key: str) -> bool:
    return Event.objects.filter(key=key).exists()


def _as_stored(data: Mapping[str, object] | None) -> object:
    """Return the data as the database will give it back, so that the digest can be checked: days as text.

    What is done in a rehearsal says so: its time is not the real one.
    """
    marked = dict(data or {}) | ({"rehearsal_days": settings.REHEARSAL_DAYS} if settings.REHEARSAL_DAYS else {})
    return json.loads(json.dumps(marked, cls=DjangoJSONEncoder))
