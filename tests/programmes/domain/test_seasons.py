"""A round is prepared, looked at, opened, extended and closed by its ministry."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from accounts.models import User
from journal.models import Event
from programmes.choices import RoundState
from programmes.domain import going_live, rounds
from programmes.models import Obligation, Round
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture
def world(small_world: World) -> Iterator[World]:
    with make.at():
        yield small_world


@pytest.fixture
def prepared(world: World) -> Round:
    return make.prepared_call(world, contact="环资司 010-68500000", due_on=date(2026, 4, 5), closes_on=None)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_round_is_prepared_by_the_page_and_seen_by_its_ministry_alone(world: World) -> None:
    posted = {
        "form": "park_list", "year": "2026", "title": "第二批", "opens_on": "2026-03-15", "due_on": "2026-04-20",
        "closes_on": "", "contact": "王静", "overrides": "",
    }  # fmt: skip
    signed_in(world.ministry).post("/programmes/green_bases/rounds/new/", posted)
    made = Round.objects.get(title="第二批")
    assert (made.state, Obligation.objects.filter(round=made).count()) == ("preparing", 0)
    address = f"/programmes/rounds/{made.public_id}/"
    assert [signed_in(one).get(address).status_code for one in (world.ministry, world.province)] == [200, 404]


def test_a_round_is_not_prepared_by_the_page_without_a_contact(world: World) -> None:
    posted = {"form": "park_list", "year": "2026", "title": "第二批", "opens_on": "2026-03-15", "due_on": "2026-04-20"}
    answer = signed_in(world.ministry).post("/programmes/green_bases/rounds/new/", posted)
    assert ('id="id_contact-error"' in answer.content.decode(), Round.objects.count()) == (True, 0)


def test_the_checklist_says_what_is_missing_and_shows_real_days(prepared: Round) -> None:
    found = {one.name: (one.state, one.detail) for one in going_live.checklist(prepared)}
    assert found["联系人"] == ("done", "环资司 010-68500000")
    assert found["工作日"] == ("warn", "4月5日不是工作日。")
    assert found["名额"] == ("done", "每个单位不超过3家")
    assert found["提醒"][1].startswith("3月26日 到期前10天；")
    missing = found["单位"]
    assert (missing[0], missing[1].split("：")[0]) == ("warn", "缺30个")


def test_whom_it_reaches_is_counted_before_anybody_is_told(world: World, prepared: Round) -> None:
    found = going_live.reach(prepared)
    assert (found.debtors, found.bodies, found.people, found.mails) == (32, 2, 2, 2)
    shown = signed_in(world.ministry).get(f"/programmes/rounds/{prepared.public_id}/open/").content.decode()
    assert ("江苏省发展和改革委员会" in shown, "将发送邮件" in shown) == (True, True)


def test_opening_writes_down_who_owes_and_happens_once(world: World, prepared: Round) -> None:
    address = f"/programmes/rounds/{prepared.public_id}/open/"
    for status in (302, 403):
        assert signed_in(world.ministry).post(address).status_code == status
    prepared.refresh_from_db()
    owed = Obligation.objects.filter(round=prepared)
    assert (prepared.state, {one.debtor.short_name for one in owed}) == (
        RoundState.OPEN,
        {"江苏省发展改革委", "上海市发展改革委"},
    )
    assert Event.objects.filter(kind="round.opened", subject_id=prepared.pk).count() == 1


def test_a_call_without_a_contact_does_not_open(world: World) -> None:
    prepared = make.prepared_call(world)
    answer = signed_in(world.ministry).post(f"/programmes/rounds/{prepared.public_id}/open/")
    assert (answer.status_code, "请填写联系人" in answer.content.decode()) == (422, True)
    prepared.refresh_from_db()
    assert prepared.state == RoundState.PREPARING


def test_the_day_of_a_whole_round_moves_with_a_reason_and_nobody_loses_a_later_one(world: World) -> None:
    opened = make.call_round(world)
    jiangsu, shanghai = (Obligation.objects.get(round=opened, unit=unit) for unit in (world.jiangsu, world.shanghai))
    Obligation.objects.filter(pk=shanghai.pk).update(due_on=date(2026, 5, 1), closes_on=date(2026, 5, 20))
    address = f"/programmes/rounds/{opened.public_id}/extend/"
    refused = signed_in(world.ministry).post(address, {"due_on": "2026-03-30", "reason": " "})
    assert refused.status_code == 422
    signed_in(world.ministry).post(address, {"due_on": "2026-04-10", "reason": "清明假期顺延"})
    for row in (opened, jiangsu, shanghai):
        row.refresh_from_db()
    assert (opened.due_on, opened.closes_on) == (date(2026, 4, 10), date(2026, 4, 25))
    assert (jiangsu.original_due_on, jiangsu.due_on) == (date(2026, 3, 31), date(2026, 4, 10))
    assert (jiangsu.extensions.get().reason, shanghai.due_on) == ("清明假期顺延", date(2026, 5, 1))


def test_a_closed_round_takes_no_more_lists(world: World) -> None:
    opened = make.call_round(world)
    filing = make.filled_list(world, opened)
    signed_in(world.ministry).post(f"/programmes/rounds/{opened.public_id}/close/")
    opened.refresh_from_db()
    assert opened.state == RoundState.CLOSED
    assert signed_in(world.province).post(f"/filings/{filing.public_id}/submit/", {"statement": "1"}).status_code == 403


def test_only_the_ministry_runs_a_round(world: World) -> None:
    opened = make.call_round(world)
    for act in ("open", "extend", "close"):
        assert signed_in(world.province).post(f"/programmes/rounds/{opened.public_id}/{act}/").status_code == 403
    assert rounds.close_round(actor=world.ministry, opened=opened).state == RoundState.CLOSED
