"""Seals over the journal: each chains the digests of a batch of events to the seal before it.

Writers never wait for a seal: it takes what is committed and not sealed. An event that a long transaction commits late
is taken by a later seal, as long as no seal older than `GRACE` has passed its id; what comes after that was not written
by the portal, is never sealed and is named by `faults`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from common import clock
from common.querysets import ScopedQuerySet
from journal.domain.digests import event_digest, seal_digest
from journal.models import Event, Seal, SealedEvent

BATCH = 1000
# No transaction of the portal is open for as long.
GRACE = timedelta(minutes=15)


def seal_events(batch: int = BATCH) -> int:
    """Seal all events that are not sealed, in batches with a transaction each; return how many."""
    sealed = 0
    while count := _seal_batch(batch):
        sealed += count
    return sealed


def faults() -> Iterator[str]:
    """Name each row of the journal that was changed, is missing, or was inserted behind the portal's back."""
    previous = ""
    for seal in Seal.objects.order_by("pk").iterator():
        yield from _seal_faults(seal, previous)
        previous = seal.digest
    yield from _unsealed_faults()


def head() -> str:
    """Return the digest of the last seal: kept outside, it shows whether the end of the chain was cut off."""
    last = Seal.objects.order_by("pk").last()
    return last.digest if last else ""


def _seal_batch(batch: int) -> int:
    try:
        with transaction.atomic():
            return _write_seal(list(_unsealed(clock.now()).order_by("pk")[:batch]))
    except IntegrityError:
        # Another sealer was faster: the chain has one successor for each seal, and the events are sealed.
        return 0


def _write_seal(events: list[Event]) -> int:
    if not events:
        return 0
    seal = Seal(at=clock.now(), first_event=events[0].pk, last_event=events[-1].pk, count=len(events), previous=head())
    seal.digest = seal_digest(seal, [(event.pk, event.digest) for event in events])
    seal.save(force_insert=True)
    SealedEvent.objects.bulk_create(SealedEvent(event=event, seal=seal) for event in events)
    return len(events)


def _unsealed(now: datetime) -> ScopedQuerySet[Event]:
    return Event.objects.filter(sealed__isnull=True, pk__gt=_floor(now))


def _floor(now: datetime) -> int:
    """Return the id up to which sealing is over for good."""
    passed = Seal.objects.filter(at__lt=now - GRACE).order_by("-last_event").first()
    return passed.last_event if passed else 0


def _seal_faults(seal: Seal, previous: str) -> Iterator[str]:
    if seal.previous != previous:
        yield f"seal {seal.pk}: does not follow the seal before it; a seal was changed, inserted or taken out"
    covered = list(SealedEvent.objects.filter(seal=seal).order_by("pk").values_list("pk", flat=True))
    events = Event.objects.in_bulk(covered)
    yield from (f"event {pk}: missing (seal {seal.pk})" for pk in covered if pk not in events)
    yield from (f"event {pk}: changed" for pk, event in events.items() if event_digest(event) != event.digest)
    if seal.digest != seal_digest(seal, [(pk, events[pk].digest) for pk in covered if pk in events]):
        yield f"seal {seal.pk}: was made over {seal.count} other events than the {len(events)} found"
        yield from _gaps(seal)


def _gaps(seal: Seal) -> Iterator[str]:
    """Name the ids inside a broken seal that no event has: one that was taken out leaves such a gap."""
    numbers = range(seal.first_event, seal.last_event + 1)
    there = set(Event.objects.filter(pk__range=(numbers[0], numbers[-1])).values_list("pk", flat=True))
    yield from (f"event {pk}: not there (seal {seal.pk})" for pk in numbers if pk not in there)


def _unsealed_faults() -> Iterator[str]:
    floor = _floor(clock.now())
    for event in Event.objects.filter(sealed__isnull=True).order_by("pk").iterator():
        if event.pk <= floor:
            yield f"event {event.pk}: inserted after its time was sealed"
        elif event_digest(event) != event.digest:
            yield f"event {event.pk}: changed"
