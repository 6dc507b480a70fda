"""The acts of intake through the API: the round, the own day, the order, judging, the list made in one call."""

from datetime import date
from http import HTTPStatus
from typing import Any

import pytest

from parks.models import Park
from programmes.models import Round
from reports.models import ApplicationDay, EligibilityJudgement
from tests.api.conftest import Ask
from tests.factories import reports as make
from tests.factories.reports import World

OTHER = ("某某工业园区", "320000-902")


@pytest.fixture
def call(world: World) -> Round:
    return make.call_round(world)


def prepared(**more: Any) -> dict[str, Any]:
    return {
        "programme": "green_bases", "form": "park_list", "year": 2026, "title": "第二批园区清单",
        "opens_on": "2026-03-01", "due_on": "2026-06-30", "contact": "环资司", **more,
    }  # fmt: skip


def test_a_round_is_prepared_opened_moved_and_closed(world: World, ask: Ask) -> None:
    ministry = ask(world.ministry)
    made = ministry.post("rounds/", prepared(overrides={"public_notice.days": "10"}))
    assert (made.status, made.body["state"], made.body["due_on"]) == (200, "preparing", "2026-06-30")
    address = f"rounds/{made.body['id']}"
    assert ministry.post(f"{address}/open/").body["state"] == "open"
    moved = ministry.post(f"{address}/extend/", {"due_on": "2026-07-31", "reason": "汛期顺延"})
    assert (moved.status, moved.body["due_on"]) == (200, "2026-07-31")
    assert ministry.post(f"{address}/close/").body["state"] == "closed"
    notice = Round.objects.get().definition.public_notice
    assert notice is not None
    assert notice.days == 10


@pytest.mark.parametrize(
    ("changed", "status", "address"),
    [
        ({"form": "no_form"}, HTTPStatus.BAD_REQUEST, "form"),
        ({"year": "soon"}, HTTPStatus.BAD_REQUEST, "year"),
        ({"due_on": "2026-02-01"}, HTTPStatus.UNPROCESSABLE_ENTITY, "due_on"),
        ({"overrides": {"name": "x"}}, HTTPStatus.UNPROCESSABLE_ENTITY, "overrides"),
    ],
)
def test_a_round_that_cannot_be_is_refused_at_its_field(
    world: World, ask: Ask, changed: dict[str, Any], status: int, address: str
) -> None:
    answer = ask(world.ministry).post("rounds/", prepared(**changed))
    assert (answer.status, answer.addresses, Round.objects.count()) == (status, [address], 0)


def test_a_round_is_arranged_by_its_ministry_alone(world: World, call: Round, ask: Ask) -> None:
    address = f"rounds/{call.public_id}"
    for act, body in (("open", None), ("extend", {"due_on": "2026-12-31", "reason": "顺延"}), ("close", None)):
        answers = [ask(one).post(f"{address}/{act}/", body).status for one in (world.province, world.park)]
        assert answers == [HTTPStatus.FORBIDDEN, HTTPStatus.FORBIDDEN]
    assert ask(world.province).post("rounds/", prepared()).status == HTTPStatus.FORBIDDEN
    call.refresh_from_db()
    assert (call.state, call.due_on) == ("open", date(2026, 3, 31))


def test_a_unit_sets_its_day_and_puts_what_it_recommends_in_order(world: World, call: Round, ask: Ask) -> None:
    first, second = make.recommended(world, call), make.recommended(world, call, *OTHER)
    province, address = ask(world.province), f"calls/{call.public_id}"
    assert province.post(f"{address}/day/", {"due_on": "2026-03-20"}).body["own_day"] == "2026-03-20"
    ids = [str(second.public_id), str(first.public_id)]
    ranked = province.post(f"{address}/rank/", {"filings": ids})
    assert (ranked.status, ranked.body["unit"], ranked.body["recommended"]) == (200, "320000", ids)
    assert ApplicationDay.objects.get().due_on == date(2026, 3, 20)
    assert province.get("calls/").body["results"][0]["recommended"] == ids
    assert province.post(f"{address}/rank/", {"filings": [ids[0], ids[0]]}).status == HTTPStatus.BAD_REQUEST
    assert province.post(f"{address}/day/", {"due_on": "2026-04-30"}).addresses == ["due_on"]


def test_the_arrangement_of_a_call_belongs_to_its_units(world: World, call: Round, ask: Ask) -> None:
    for act, body in (("day", {"due_on": "2026-03-20"}), ("rank", {"filings": []})):
        address = f"calls/{call.public_id}/{act}/"
        answers = [ask(one).post(address, body).status for one in (world.ministry, world.park, world.reviewer)]
        assert answers == [HTTPStatus.NOT_FOUND] * 3
    assert ask(world.park).get("calls/").body["count"] == 0
    assert ask(world.ministry).get(f"calls/{call.public_id}/").body["unit"] is None


def test_the_list_is_made_from_what_is_recommended(world: World, call: Round, ask: Ask) -> None:
    make.recommended(world, call)
    draft = make.list_draft(world, call)
    answer = ask(world.province).post(f"filings/{draft.public_id}/build-list/")
    assert (answer.status, answer.body["state"]) == (200, "draft")
    assert [row["park"] for row in draft.sections.get(code="candidates").content["rows"]] == [make.APPLICANT]
    assert ask(world.ministry).post(f"filings/{draft.public_id}/build-list/").status == HTTPStatus.FORBIDDEN


def test_a_condition_is_judged_before_the_application_is_recommended(world: World, call: Round, ask: Ask) -> None:
    filing = make.submitted_application(world, call)
    park = make.applicant(world)
    Park.objects.filter(pk=park.pk).update(in_catalogue_2018=None)
    province, address = ask(world.province), f"filings/{filing.public_id}"
    refused = province.post(f"{address}/recommend/", {"opinion": "同意"})
    assert (refused.status, refused.addresses) == (HTTPStatus.UNPROCESSABLE_ENTITY, ["zone_catalogue"])
    said = {"park": str(park.public_id), "clause": "zone_catalogue", "holds": True, "opinion": "目录第1186号"}
    assert province.post(f"{address}/judge/", said).status == HTTPStatus.OK
    assert EligibilityJudgement.objects.get().opinion == "目录第1186号"
    assert province.post(f"{address}/recommend/", {"opinion": "同意"}).body["state"] == "recommended"
    assert ask(world.park).post(f"{address}/judge/", said).status == HTTPStatus.NOT_FOUND
    assert ask(world.other_park).post(f"{address}/judge/", said).status == HTTPStatus.FORBIDDEN


def test_an_application_is_declined_with_its_reason(world: World, call: Round, ask: Ask) -> None:
    filing = make.submitted_application(world, call)
    province, address = ask(world.province), f"filings/{filing.public_id}/decline/"
    assert province.post(address, {"opinion": " "}).addresses == ["opinion"]
    assert province.post(address, {"opinion": "基础较弱"}).body["state"] == "declined"
