"""The auditor has the journal checked; what was found is an event and a message."""

import pytest
from django.test import Client

from common.errors import ActRefused
from journal.domain import append_only, checking, jobs, seals
from journal.models import Event, Job, Notification
from tests.factories.journal import make_event
from tests.fixtures import People

pytestmark = pytest.mark.django_db


def _checked(people: People) -> tuple[Event, Notification]:
    jobs.run_job(checking.ask(actor=people.audit_admin).pk)
    event = Event.objects.get(kind=checking.CHECKED)
    jobs.run_job(Job.objects.get(key=f"notify:{event.pk}").pk)
    return event, Notification.objects.get(user=people.audit_admin, event=event)


def test_a_journal_as_it_was_written_is_told_with_the_seal_to_compare(people: People) -> None:
    seals.seal_events()
    event, told = _checked(people)
    assert event.data == {"faults": [], "head": seals.head()}
    assert told.title == "日志与写入时一致"
    assert seals.head() in told.body


def test_a_changed_row_is_named_in_the_message(people: People) -> None:
    changed = make_event(people.park)
    seals.seal_events()
    append_only.lift()
    Event.objects.filter(pk=changed.pk).update(reason="changed behind the portal's back")
    append_only.install()
    event, told = _checked(people)
    assert event.data["faults"] == [f"event {changed.pk}: changed"]
    assert told.title == "日志与写入时不一致：1处"


def test_a_check_under_way_is_not_asked_for_twice(people: People) -> None:
    assert checking.ask(actor=people.audit_admin) == checking.ask(actor=people.audit_admin)


def test_only_the_auditor_checks(people: People) -> None:
    with pytest.raises(ActRefused):
        checking.ask(actor=people.system_admin)


def test_the_auditor_asks_in_the_admin(people: People, client: Client) -> None:
    client.force_login(people.audit_admin)
    assert client.post("/admin/journal/seal/check/").status_code == 302
    assert Job.objects.filter(kind=checking.CHECK).count() == 1
