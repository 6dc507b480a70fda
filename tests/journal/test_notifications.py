import smtplib
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from pytest_django import Settings

from accounts.choices import Language
from accounts.models import User
from common import clock
from common.errors import ActRefused
from journal.choices import JobState
from journal.domain import events, inbox, jobs, mails, notifications
from journal.models import Event, Job, Notification
from tests.factories.journal import SUBJECT, make_person

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def everybody(_event: Event) -> Iterable[User]:
    return User.objects.order_by("pk")


def link(event: Event) -> str:
    return f"/parks/{event.subject_id}/"


notifications.register("test.told", kind="test", recipients=everybody, link=link, template="test_told")


@pytest.fixture(autouse=True)
def _words(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Words for the test's own kind of event, beside those of the portal."""
    folder = tmp_path_factory.mktemp("templates")
    words = folder / "notifications"
    words.mkdir()
    (words / "test_told.title.txt").write_text(
        "{% load i18n %}{% get_current_language as code %}{{ code }}:\n{{ event.subject_label }} & <b>\n"
    )
    (words / "test_told.body.txt").write_text("{{ event.reason }} {{ link }}\n")
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [folder, *settings.TEMPLATES[0]["DIRS"]]}]


def tell(actor: User) -> Event:
    event = events.record(kind="test.told", actor=actor, subject=SUBJECT, reason="补正")
    assert event is not None
    return event


def run_all(kind: str) -> None:
    for job in Job.objects.filter(kind=kind):
        jobs.run_job(job.pk)


def test_an_event_that_is_told_enqueues_its_telling_once(wang: User) -> None:
    event = tell(wang)
    assert [(job.kind, job.key, job.args) for job in Job.objects.all()] == [
        ("notify", f"notify:{event.pk}", {"event": event.pk})
    ]


def test_an_event_that_is_told_to_nobody_enqueues_nothing(wang: User) -> None:
    events.record(kind="test.untold", actor=wang, subject=SUBJECT)
    assert not Job.objects.exists()


def test_each_person_is_told_in_the_own_language_as_plain_text(wang: User) -> None:
    make_person("smith", language=Language.ENGLISH)
    tell(wang)
    run_all("notify")
    rows = Notification.objects.order_by("pk").values_list("user__username", "title", "body", "link")
    assert list(rows) == [
        ("wang", "zh-hans: 盐城环保高新区 & <b>", "补正 /parks/7/", "/parks/7/"),
        ("smith", "en: 盐城环保高新区 & <b>", "补正 /parks/7/", "/parks/7/"),
    ]


def test_who_cannot_sign_in_any_more_is_told_nothing(wang: User, li: User) -> None:
    li.is_active = False
    li.save()
    tell(wang)
    run_all("notify")
    assert [row.user for row in Notification.objects.all()] == [wang]


def test_telling_twice_writes_and_mails_once(wang: User) -> None:
    event = tell(wang)
    assert (notifications.deliver(event), notifications.deliver(event)) == (1, 0)
    run_all("mail")
    Job.objects.filter(kind="mail").update(state=JobState.QUEUED)
    run_all("mail")
    assert len(mail.outbox) == 1


def test_the_database_keeps_one_message_per_event_person_and_kind(wang: User) -> None:
    tell(wang)
    run_all("notify")
    copy = Notification.objects.get()
    copy.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        copy.save(force_insert=True)


def test_a_mail_bears_title_text_and_a_link_to_the_portal(wang: User, settings: Settings) -> None:
    settings.SITE_URL = "https://portal.example.cn"
    tell(wang)
    run_all("notify")
    run_all("mail")
    (sent,) = mail.outbox
    assert sent.subject == "zh-hans: 盐城环保高新区 & <b>"
    assert sent.to == ["wang@example.org"]
    assert sent.body == "补正 /parks/7/\n\nhttps://portal.example.cn/parks/7/\n\n本邮件由平台自动发送，无需回复。"
    assert Notification.objects.get().mailed_at is not None


def test_a_person_without_an_address_is_told_in_the_inbox_only(wang: User) -> None:
    wang.email = ""
    wang.save()
    tell(wang)
    run_all("notify")
    assert inbox.unread_count(wang) == 1
    assert not Job.objects.filter(kind="mail").exists()


class RefusingRelay(BaseEmailBackend):
    def send_messages(self, *_messages: object) -> int:
        raise smtplib.SMTPDataError(451, b"try later")


class SilentRelay(BaseEmailBackend):
    def send_messages(self, *_messages: object) -> int:
        raise smtplib.SMTPServerDisconnected("connection lost after the data")


def test_a_mail_that_the_relay_refused_is_tried_again(wang: User, settings: Settings) -> None:
    tell(wang)
    run_all("notify")
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.RefusingRelay"
    with clock.frozen(clock.now() + timedelta(seconds=1)):
        run_all("mail")
    job = Job.objects.get(kind="mail")
    assert (job.state, job.tries) == (JobState.QUEUED, 1)
    settings.EMAIL_BACKEND = backend
    with clock.frozen(job.due_at):
        run_all("mail")
    assert len(mail.outbox) == 1


def test_a_mail_of_which_nobody_knows_is_not_repeated_but_listed(wang: User, settings: Settings) -> None:
    tell(wang)
    run_all("notify")
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.SilentRelay"
    run_all("mail")
    settings.EMAIL_BACKEND = backend
    row = Notification.objects.get()
    assert Job.objects.get(kind="mail").state == JobState.DONE
    assert mails.send(row) is False
    assert mail.outbox == []
    assert list(Notification.objects.uncertain(clock.now() + timedelta(seconds=1))) == [row]


def test_a_mail_of_a_worker_killed_while_sending_is_not_repeated(wang: User) -> None:
    tell(wang)
    run_all("notify")
    Notification.objects.update(mail_claimed_at=NOON)  # claimed, then killed
    run_all("mail")
    assert mail.outbox == []
    assert [row.user for row in Notification.objects.uncertain(NOON + timedelta(minutes=1))] == [wang]


def test_a_message_is_read_by_its_recipient_only(wang: User, li: User) -> None:
    tell(wang)
    run_all("notify")
    message = Notification.objects.get(user=wang)
    with pytest.raises(ActRefused):
        inbox.mark_read(actor=li, notification=message)
    inbox.mark_read(actor=wang, notification=message)
    assert (inbox.unread_count(wang), inbox.unread_count(li)) == (0, 1)


def test_the_first_time_a_message_is_read_counts(wang: User) -> None:
    tell(wang)
    run_all("notify")
    message = Notification.objects.get()
    for later in (0, 1):
        with clock.frozen(NOON + timedelta(days=later)):
            inbox.mark_read(actor=wang, notification=message)
    assert Notification.objects.get().read_at == NOON


def test_marking_all_as_read_leaves_the_messages_of_others(wang: User, li: User) -> None:
    tell(wang)
    tell(wang)
    run_all("notify")
    assert inbox.mark_all_read(actor=wang) == 2
    assert (inbox.unread_count(wang), inbox.unread_count(li)) == (0, 2)
