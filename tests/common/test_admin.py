from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.choices import Role
from accounts.models import User
from common import clock
from common.admin import PolicyAdmin, site
from journal.choices import JobState
from journal.domain import events, jobs, seals
from journal.models import Event, Job, Notification
from tests.factories import accounts as make
from tests.factories.journal import SUBJECT, make_event, make_person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def auditor(db: None) -> User:
    return make_person("auditor", role=Role.AUDIT_ADMIN)


@pytest.fixture
def operator(db: None) -> User:
    return make_person("operator", role=Role.SYSTEM_ADMIN)


def test_a_visitor_is_sent_to_the_login_of_the_portal(client: Client) -> None:
    where = reverse("admin:index")
    assert client.get(where).headers["Location"] == f"{reverse('accounts:login')}?next={where}"


def test_for_whom_the_policy_keeps_out_there_is_no_admin() -> None:
    client = signed_in(make.account("nobody"))
    assert client.get(reverse("admin:index")).status_code == 404
    assert client.get(reverse("admin:journal_event_changelist")).status_code == 404


@pytest.mark.parametrize("name", ["login", "logout", "password_change", "autocomplete", "view_on_site"])
def test_what_the_portal_has_elsewhere_is_not_in_the_admin(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:{name}")


def test_every_page_of_rows_stands_on_the_policy() -> None:
    assert {model: type(one) for model, one in site._registry.items() if not isinstance(one, PolicyAdmin)} == {}


@pytest.mark.parametrize("verb", ["add", "delete"])
def test_nothing_is_added_or_deleted_in_the_admin(verb: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(f"admin:journal_event_{verb}", args=[1] if verb == "delete" else [])


def test_no_admin_offers_to_delete_what_is_selected(auditor: User) -> None:
    make_event(auditor)
    page = signed_in(auditor).get(reverse("admin:journal_event_changelist")).content.decode()
    assert "delete_selected" not in page
    assert 'value="export"' in page


def test_the_audit_administrator_looks_at_an_event_but_cannot_change_it(auditor: User) -> None:
    event = make_event(auditor)
    client, where = signed_in(auditor), reverse("admin:journal_event_change", args=[event.pk])
    assert event.digest in client.get(where).content.decode()
    assert client.post(where, {"reason": "nothing"}).status_code == 403
    assert Event.objects.get(pk=event.pk).reason == ""
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.REVIEWER])
def test_nobody_else_sees_events(role: Role) -> None:
    person = make_person("other", role=role)
    event = make_event(person)
    client = signed_in(person)
    assert client.get(reverse("admin:journal_event_changelist")).status_code == 403
    assert client.get(reverse("admin:journal_event_change", args=[event.pk])).status_code in (403, 404)


def test_a_row_that_is_not_there_is_a_404(auditor: User) -> None:
    client = signed_in(auditor)
    assert client.get(reverse("admin:journal_event_change", args=[999_999])).status_code == 404
    assert client.get(reverse("admin:journal_event_history", args=[999_999])).status_code == 404


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("outcome__exact=done", 200),
        ("programme=green_bases", 200),
        ("kind__in=a,b", 200),
        ("reason__contains=x", 400),
        ("actor__password__startswith=a", 400),
        ("digest=0", 400),
        ("outcome__startswith=d", 400),
        ("programme__a__b__exact=d", 400),
    ],
)
def test_only_declared_filters_are_asked(auditor: User, query: str, status: int) -> None:
    make_event(auditor)
    assert signed_in(auditor).get(f"{reverse('admin:journal_event_changelist')}?{query}").status_code == status


def test_a_search_looks_only_into_declared_fields(auditor: User) -> None:
    events.record(kind="test.done", actor=auditor, subject=SUBJECT, reason="canary-7")
    client, where = signed_in(auditor), reverse("admin:journal_event_changelist")
    assert "盐城环保高新区" not in client.get(where, {"q": "canary-7"}).content.decode()
    assert "盐城环保高新区" in client.get(where, {"q": "盐城"}).content.decode()


def test_events_are_exported_as_they_are_selected(auditor: User) -> None:
    make_event(auditor)
    other = events.record(kind="test.other", actor=auditor, subject=SUBJECT)
    assert other is not None
    answer = signed_in(auditor).post(
        reverse("admin:journal_event_changelist"), {"action": "export", "_selected_action": [other.pk], "index": "0"}
    )
    head, *rows = answer.getvalue().decode("utf-8-sig").splitlines()
    assert head.startswith("pk,subject_kind,subject_id")
    assert len(rows) == 1
    assert rows[0].startswith(f"{other.pk},")
    assert other.digest in rows[0]


def test_history_comes_from_the_journal() -> None:
    ministry = make.person("zhang", make.body("ndrc", "000000"))
    assert signed_in(ministry).get(reverse("admin:index")).status_code == 200
    security = make_person("security", role=Role.SECURITY_ADMIN)
    body = make.body()
    events.record(kind="test.told", actor=security, subject=body.as_subject(), reason="机构改革")
    page = signed_in(security).get(reverse("admin:accounts_organisation_history", args=[body.pk])).content.decode()
    assert "机构改革" in page
    assert "test.told" in page


def test_failed_work_is_started_again_by_the_system_administrator(operator: User) -> None:
    job = jobs.enqueue(kind="test.admin", key="admin", args={}, subject=SUBJECT)
    Job.objects.update(state=JobState.FAILED, tries=5)
    client = signed_in(operator)
    client.post(
        reverse("admin:journal_job_changelist"), {"action": "run_again", "_selected_action": [job.pk], "index": "0"}
    )
    job.refresh_from_db()
    assert (job.state, job.tries) == (JobState.QUEUED, 0)


def test_only_doubtful_mails_are_listed(operator: User) -> None:
    event = make_event(operator)
    for title, claimed, mailed in (("存疑", NOON, None), ("已发", NOON, NOON), ("未发", None, None)):
        Notification.objects.create(
            event=event,
            user=operator,
            kind=title,
            title=title,
            body="",
            created_at=NOON,
            mail_claimed_at=claimed,
            mailed_at=mailed,
            **SUBJECT.columns(),
        )
    with clock.frozen(NOON + timedelta(hours=1)):
        page = signed_in(operator).get(reverse("admin:journal_notification_changelist")).content.decode()
    assert [title in page for title in ("存疑", "已发", "未发")] == [True, False, False]


@pytest.mark.parametrize("model", ["event", "seal", "job", "storedfile", "paper", "notification"])
def test_every_list_of_the_journal_opens_for_the_audit_administrator(auditor: User, model: str) -> None:
    make_event(auditor)
    seals.seal_events()
    assert signed_in(auditor).get(reverse(f"admin:journal_{model}_changelist")).status_code == 200
