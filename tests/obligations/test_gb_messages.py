"""GB-32: enterprises have an open channel for opinions and appeals; answered, followed, counted in the report."""

import re
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from journal.models import Event, Notification
from reports.models import Correspondent, Record
from tests.factories import reports as make
from tests.factories.records import browser, posted
from tests.factories.reports import NOW, World
from tests.obligations.test_records import delivered

MESSAGE = {
    "kind": "appeal",
    "title": "蒸汽价格偏高",
    "text": "希望公布蒸汽价格构成。",
    "organisation": "甲公司",
    "name": "李敏",
    "contact": "0515-68600000",
}


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def written(world: World, **changed: str) -> Any:
    """Open the form as a visitor, fill it in for some seconds and send it; return the answer."""
    address = f"/messages/green_bases/{world.base.park.public_id}/"
    page = Client().get(address).content.decode()
    shown = re.search(r'name="form" value="([^"]+)"', page)
    assert shown
    with make.moved_to(NOW + timedelta(seconds=30)):
        return Client().post(address, {**MESSAGE, "form": shown.group(1), **changed})


def code_of(answer: Any) -> str:
    found = re.search(r'id="code">([^<]+)<', answer.content.decode())
    assert found
    return found.group(1)


def test_gb_32_anybody_writes_to_a_park_and_reads_the_answer_with_the_code(world: World) -> None:
    assert "盐城环保高新技术产业开发区" in Client().get("/messages/").content.decode()
    code = code_of(written(world))
    record = Record.objects.get(ledger="messages")
    with make.moved_to(NOW + timedelta(minutes=1)):
        delivered()
    assert Notification.objects.get(event__kind="record.received").user == world.park
    waiting = Client().post("/messages/follow/", {"code": code}).content.decode()
    assert "已收到" in waiting
    one = f"/records/one/{record.public_id}/"
    assert posted(world.park, f"{one}answered/", {"said": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert posted(world.park, f"{one}answered/", {"said": "已在网站公布。"}).status_code == HTTPStatus.FOUND
    assert "已在网站公布。" in Client().post("/messages/follow/", {"code": code.lower()}).content.decode()


def test_gb_32_who_wrote_is_known_to_the_park_alone(world: World) -> None:
    written(world)
    record = Record.objects.get(ledger="messages")
    pages = {user: browser(user).get(f"/records/one/{record.public_id}/") for user in (world.park, world.province)}
    assert "李敏" in pages[world.park].content.decode()
    assert "希望公布蒸汽价格构成。" in pages[world.province].content.decode()
    assert "李敏" not in pages[world.province].content.decode()
    assert browser(world.other_park).get(f"/records/one/{record.public_id}/").status_code == HTTPStatus.NOT_FOUND
    assert Correspondent.objects.visible_to(world.ministry).count() == 0
    event = Event.objects.get(kind="record.received")
    assert (event.actor_label, event.address, "李敏" in str(event.data)) == ("", "", False)


def test_gb_32_the_same_form_sent_twice_is_one_message(world: World) -> None:
    address = f"/messages/green_bases/{world.base.park.public_id}/"
    shown = re.search(r'name="form" value="([^"]+)"', Client().get(address).content.decode())
    assert shown
    with make.moved_to(NOW + timedelta(seconds=30)):
        codes = {code_of(Client().post(address, {**MESSAGE, "form": shown.group(1)})) for _twice in range(2)}
    assert (len(codes), Record.objects.filter(ledger="messages").count()) == (1, 1)


def test_gb_32_robots_and_floods_are_turned_away(world: World) -> None:
    assert written(world, website="http://spam").status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert [written(world).status_code for _one in range(11)] == [200] * 10 + [422]
    assert Record.objects.filter(ledger="messages").count() == 10


def test_gb_32_what_was_written_is_not_rewritten_and_not_struck_by_the_park(world: World) -> None:
    written(world)
    one = f"/records/one/{Record.objects.get(ledger='messages').public_id}/"
    assert posted(world.park, f"{one}correct/", {}).status_code == HTTPStatus.FORBIDDEN
    assert posted(world.park, f"{one}struck/", {"said": "x"}).status_code == HTTPStatus.FORBIDDEN


def test_gb_32_messages_of_the_year_are_counted_into_the_report(world: World) -> None:
    for title in ("一", "二"):
        written(world, title=title)
    first = Record.objects.filter(ledger="messages").earliest("pk")
    posted(world.park, f"/records/one/{first.public_id}/answered/", {"said": "已办。"})
    filing = make.report_draft(world, make.report_round(world, 2026, opens_on=make.NOW.date()))
    address = f"/filings/{filing.public_id}/sections/coordination/"
    assert "2026年共2条" in browser(world.park).get(address).content.decode()
    version = filing.sections.get(code="coordination").version
    posted(world.park, address, {"version": version, "meetings": "4", "settled": "用地", "take_records": "1"})
    content = filing.sections.get(code="coordination").content
    assert (content["appeals"], content["answered"], content["meetings"]) == ("2", "1", "4")
