from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection

from accounts.models import User
from common import clock
from journal.domain import append_only, seals
from journal.domain.digests import event_digest
from journal.models import Event, Seal, SealedEvent
from journal.tasks import seal
from tests.factories.journal import make_event

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def unprotected(wang: User) -> Iterator[None]:
    """What somebody with the rights of the database's owner can do."""
    append_only.lift()
    yield
    append_only.install()


def test_events_are_sealed_in_batches_that_chain(wang: User) -> None:
    made = [make_event(wang, number).pk for number in range(5)]
    assert seals.seal_events(batch=2) == 5
    chain = list(Seal.objects.order_by("pk"))
    assert [(one.first_event, one.last_event, one.count) for one in chain] == [
        (made[0], made[1], 2),
        (made[2], made[3], 2),
        (made[4], made[4], 1),
    ]
    assert [one.previous for one in chain] == ["", chain[0].digest, chain[1].digest]
    assert SealedEvent.objects.count() == 5


def test_what_is_sealed_is_not_sealed_again(wang: User) -> None:
    make_event(wang)
    assert (seal(), seal()) == (1, 0)


def test_two_sealers_do_not_fork_the_chain(wang: User) -> None:
    make_event(wang)
    seals.seal_events()
    with pytest.raises(IntegrityError, match=r"previous|seal_one_successor"):
        Seal.objects.create(at=NOON, first_event=1, last_event=1, count=1, previous="", digest="other")


def test_an_untouched_journal_has_no_faults(wang: User) -> None:
    for number in range(5):
        make_event(wang, number)
    seals.seal_events(batch=2)
    make_event(wang)
    assert list(seals.faults()) == []
    assert seals.head() in _verify()


@pytest.mark.usefixtures("unprotected")
def test_a_changed_row_is_named(wang: User) -> None:
    _first, second, _third = _sealed(wang, 3)
    Event.objects.filter(pk=second).update(actor_label="别人")
    assert list(seals.faults()) == [f"event {second}: changed"]
    with pytest.raises(CommandError, match="1 faults"):
        _verify()


@pytest.mark.usefixtures("unprotected")
def test_a_changed_row_with_a_new_digest_breaks_its_seal(wang: User) -> None:
    _first, second, _third = _sealed(wang, 3)
    event = Event.objects.get(pk=second)
    event.actor_label = "别人"
    Event.objects.filter(pk=second).update(actor_label="别人", digest=event_digest(event))
    number = Seal.objects.get().pk
    assert list(seals.faults()) == [f"seal {number}: was made over 3 other events than the 3 found"]


@pytest.mark.usefixtures("unprotected")
def test_a_row_missing_with_its_place_in_the_seal_is_named(wang: User) -> None:
    _first, second, _third = _sealed(wang, 3)
    SealedEvent.objects.filter(pk=second).delete()
    Event.objects.filter(pk=second).delete()
    number = Seal.objects.get().pk
    assert list(seals.faults()) == [
        f"seal {number}: was made over 3 other events than the 2 found",
        f"event {second}: not there (seal {number})",
    ]


@pytest.mark.usefixtures("unprotected")
def test_a_row_missing_from_under_its_seal_is_named(wang: User) -> None:
    _first, second, _third = _sealed(wang, 3)
    # Foreign keys are looked at when a transaction ends: before that, both are gone.
    _execute("DELETE FROM journal_event WHERE id = %s", second)
    found = list(seals.faults())
    _execute("DELETE FROM journal_sealedevent WHERE event_id = %s", second)
    number = Seal.objects.get().pk
    assert f"event {second}: missing (seal {number})" in found


@pytest.mark.usefixtures("unprotected")
def test_a_row_inserted_after_its_time_was_sealed_is_named(wang: User) -> None:
    with clock.frozen(NOON):
        first, second, _third = _sealed(wang, 3)
        make_event(wang)
    with clock.frozen(NOON + seals.GRACE + timedelta(seconds=1)):
        late = Event.objects.get(pk=first)
        SealedEvent.objects.filter(pk=second).delete()
        Event.objects.filter(pk=second).delete()
        late.pk, late.key, late.reason = second, None, "forged"
        late.digest = event_digest(late)
        late.save(force_insert=True)
        seals.seal_events()
        assert f"event {second}: inserted after its time was sealed" in list(seals.faults())


@pytest.mark.usefixtures("unprotected")
def test_a_row_committed_late_is_sealed_by_the_next_seal(wang: User) -> None:
    with clock.frozen(NOON):
        late, last = make_event(wang).pk, make_event(wang).pk
        waiting = Event.objects.get(pk=late)
        Event.objects.filter(pk=late).delete()
        seals.seal_events()
        waiting.save(force_insert=True)
    with clock.frozen(NOON + timedelta(minutes=1)):
        assert seals.seal_events() == 1
        assert list(seals.faults()) == []
        assert Seal.objects.get(pk=SealedEvent.objects.get(pk=late).seal_id).last_event < last


@pytest.mark.usefixtures("unprotected")
def test_a_seal_taken_out_breaks_the_chain(wang: User) -> None:
    _sealed(wang, 1)
    _sealed(wang, 1)
    _sealed(wang, 1)
    middle, last = Seal.objects.order_by("pk")[1:]
    SealedEvent.objects.filter(seal=middle).delete()
    middle.delete()
    assert f"seal {last.pk}: does not follow the seal before it" in "\n".join(seals.faults())


def _sealed(actor: User, count: int) -> list[int]:
    made = [make_event(actor, number).pk for number in range(count)]
    seals.seal_events()
    return made


def _verify() -> str:
    out = StringIO()
    call_command("verify_journal", stdout=out)
    return out.getvalue()


def _execute(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
