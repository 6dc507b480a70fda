from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.core import mail

from common import clock
from journal.domain.jobs import running
from journal.models import Job, Notification
from programmes.domain import obligations, reminders
from programmes.models import Obligation
from tests.factories import reports
from tests.factories.reports import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(small_world: World) -> Iterator[World]:
    with reports.at():
        yield small_world


@pytest.fixture
def owed(world: World) -> Obligation:
    reports.report_round(world)
    work_off()
    mail.outbox.clear()
    Obligation.objects.exclude(participation=world.base).update(next_notice_at=None)
    return Obligation.objects.get(participation=world.base)


def work_off() -> None:
    """Do what the worker does until nothing is queued."""
    due = Job.objects.filter(state="queued", due_at__lte=clock.now())
    while pending := list(due.values_list("pk", flat=True)):
        for pk in pending:
            running.run_job(pk)


def sweep_on(day: date) -> None:
    with clock.frozen(datetime(day.year, day.month, day.day, 6, tzinfo=UTC)):
        reminders.send_due_notices()
        work_off()


def told(kind: str) -> list[tuple[str, str]]:
    return [(one.user.username, one.title) for one in Notification.objects.filter(kind=kind).order_by("id")]


def test_before_the_day_the_park_is_told_and_mailed_in_chinese(owed: Obligation) -> None:
    sweep_on(date(2026, 3, 21))

    assert told("reminder") == [("park", "还有10天：2025年度总结报告")]
    assert [(sent.to, sent.subject) for sent in mail.outbox] == [(["park@example.cn"], "还有10天：2025年度总结报告")]


def test_after_the_day_the_province_is_told_too(owed: Obligation) -> None:
    sweep_on(date(2026, 4, 1))

    assert told("reminder") == [("park", "已逾期：2025年度总结报告"), ("province", "已逾期：2025年度总结报告")]


def test_the_body_that_owes_is_told_of_an_extension(world: World, owed: Obligation) -> None:
    obligations.extend(actor=world.province, obligation=owed, due_on=date(2026, 4, 10), reason="统计年报推迟发布")
    work_off()

    assert told("extension") == [("park", "已延期：2025年度总结报告")]
    assert "统计年报推迟发布" in Notification.objects.get(kind="extension").body


def test_who_owes_a_filing_is_told_when_its_round_opens(world: World) -> None:
    opened = reports.report_round(world)
    work_off()

    title = f"已开放填报：{opened.title}"
    assert sorted(told("round")) == [("other_park", title), ("park", title)]
    assert "3月31日" in Notification.objects.filter(kind="round")[0].body
