import pytest
from django.db import IntegrityError, transaction
from django.utils.functional import lazystr

from accounts.models import User
from common.policy import SYSTEM
from common.subjects import Subject
from journal.choices import EventOutcome
from journal.domain import events, labels, origin, reactions
from journal.domain.digests import DIGESTED, event_digest
from journal.models import Event
from tests.factories.journal import SUBJECT, make_event

pytestmark = pytest.mark.django_db


def test_an_event_keeps_who_where_and_about_what(wang: User) -> None:
    with origin.coming_from("192.0.2.7"):
        event = events.record(kind="test.done", actor=wang, subject=SUBJECT, basis="GB-21", reason="缺附件")
    assert event is not None
    stored = Event.objects.get()
    assert (stored.actor, stored.actor_label, stored.address) == (wang, "王wang", "192.0.2.7")
    assert stored.subject == SUBJECT
    assert (stored.kind, stored.outcome, stored.basis, stored.reason) == ("test.done", "done", "GB-21", "缺附件")


def test_the_portal_itself_acts_without_an_account() -> None:
    events.record(kind="test.done", actor=SYSTEM, subject=SUBJECT)
    stored = Event.objects.get()
    assert (stored.actor_id, stored.actor_label, stored.actor_body) == (None, SYSTEM.label, "")


def test_the_digest_covers_every_column_but_the_id() -> None:
    columns = {field.attname for field in Event._meta.concrete_fields}
    assert set(DIGESTED) == columns - {"id", "digest"}


def test_the_digest_is_the_same_when_the_row_is_read_back(wang: User) -> None:
    event = events.record(kind="test.done", actor=wang, subject=SUBJECT, data={"b": "2", "a": [1, None], "日": "期"})
    assert event is not None
    stored = Event.objects.get()
    assert stored.digest == event_digest(stored) == event.digest


@pytest.mark.parametrize("column", ["kind", "actor_label", "reason", "data", "subject_id", "address"])
def test_the_digest_changes_with_each_column(wang: User, column: str) -> None:
    event = make_event(wang)
    setattr(event, column, 99 if column == "subject_id" else "other")
    assert event_digest(event) != event.digest


def test_the_same_key_is_recorded_once(wang: User) -> None:
    first = events.record(kind="test.done", actor=wang, subject=SUBJECT, key="step:1")
    second = events.record(kind="test.done", actor=wang, subject=SUBJECT, key="step:1")
    assert first is not None
    assert second is None
    assert Event.objects.count() == 1


def test_an_event_that_cannot_be_written_is_not_taken_for_a_repetition(wang: User) -> None:
    wang.name = None  # type: ignore[assignment]  # an actor without a name breaks the row itself
    with pytest.raises(IntegrityError):
        events.record(kind="test.done", actor=wang, subject=SUBJECT, key="step:2")


def test_reactions_run_in_the_transaction_of_the_event(wang: User) -> None:
    seen: list[Event] = []

    @reactions.on("test.reacted")
    def fail(event: Event) -> None:
        seen.append(event)
        raise ValueError("the act must fail with its reaction")

    with pytest.raises(ValueError, match="must fail"):
        events.record(kind="test.reacted", actor=wang, subject=SUBJECT)
    assert [event.kind for event in seen] == ["test.reacted"]
    assert not Event.objects.exists()


def test_a_refusal_is_recorded_with_its_reason(wang: User) -> None:
    events.record_refusal(action="reports.submit_filing", actor=wang, subject=SUBJECT, reason="已过截止日期")
    stored = Event.objects.get()
    assert (stored.kind, stored.outcome, stored.reason) == (
        "reports.submit_filing",
        EventOutcome.REFUSED,
        "已过截止日期",
    )
    assert stored.digest == event_digest(stored)


def test_a_refusal_about_nothing_in_particular_is_recorded_too(wang: User) -> None:
    events.record_refusal(action="admin.enter", actor=wang, subject=None, reason="")
    assert Event.objects.get().subject == Subject("", 0, "")


@pytest.mark.django_db(transaction=True)
def test_a_refusal_is_never_part_of_the_act_that_is_rolled_back() -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        events.record_refusal(action="admin.enter", actor=SYSTEM, subject=None, reason="")


def test_what_was_done_with_a_subject_leaves_out_refusals_and_other_subjects(wang: User) -> None:
    first, second = make_event(wang, 1), make_event(wang, 2)
    events.record(kind="test.done", actor=wang, subject=Subject("parks.park", 8, "别的园区"))
    events.record_refusal(action="test.done", actor=wang, subject=SUBJECT, reason="")
    assert list(Event.objects.about(SUBJECT)) == [second, first]


def test_a_kind_without_words_shows_its_code() -> None:
    labels.register({"test.worded": lazystr("报送")})
    assert (labels.label_of("test.worded"), labels.label_of("test.unworded")) == ("报送", "test.unworded")
