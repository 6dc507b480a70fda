"""From the call to the list of a province, through the pages its people work with."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accounts.models import User
from journal.domain.jobs import running
from journal.models import Job, Notification
from programmes.models import Round
from reports.models import Fact, Filing
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(db: None) -> World:
    return make.world()


@pytest.fixture
def call(world: World) -> Round:
    return make.call_round(world, contact="国家发展改革委环资司 010-68500000")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def hand_in(user: User, filing: Filing) -> str:
    """Press the button; return the page that answers."""
    posted = {"key": str(uuid.uuid4()), "statement": "1"}
    return signed_in(user).post(f"/filings/{filing.public_id}/submit/", posted, follow=True).content.decode()


def test_gb_33_the_call_names_its_contact_and_its_form_on_the_pages_of_round_and_programme(
    world: World, call: Round
) -> None:
    make.applicant(world)
    for address in (f"/programmes/rounds/{call.public_id}/", "/programmes/green_bases/"):
        shown = page(world.other_park, address)
        assert ("国家发展改革委环资司 010-68500000" in shown, "建设意愿、条件和基础" in shown) == (True, True)
    assert f'href="/filings/apply/{call.public_id}/"' in page(world.other_park, f"/programmes/rounds/{call.public_id}/")


def test_gb_10_a_committee_finds_the_call_and_begins_its_application(world: World, call: Round) -> None:
    park = make.applicant(world)
    address = f"/filings/apply/{call.public_id}/"
    assert f'href="{address}"' in page(world.other_park, "/")
    asked = page(world.other_park, address)
    assert [text in asked for text in (park.name, "010-68500000", "推动绿色产业集聚")] == [True] * 3
    posted = {"park": str(park.public_id), "unit": world.jiangsu.pk}
    answer = signed_in(world.other_park).post(address, posted)
    filing = Filing.objects.get(form="application")
    assert (answer["Location"], filing.park, filing.unit, filing.round) == (
        f"/filings/{filing.public_id}/",
        park,
        world.jiangsu,
        call,
    )
    assert f'href="/filings/{filing.public_id}/"' in page(world.other_park, "/")


def test_gb_10_the_application_goes_to_the_unit_that_is_to_recommend_it(world: World, call: Round) -> None:
    posted = {"park": str(make.applicant(world).public_id), "unit": world.shanghai.pk}
    signed_in(world.other_park).post(f"/filings/apply/{call.public_id}/", posted)
    filing = Filing.objects.get(form="application")
    for section, content in make.application_content(filing).items():
        make.save(world.other_park, filing, section, content)
    hand_in(world.other_park, filing)
    filing.refresh_from_db()
    assert (filing.state, filing.holder.short_name) == ("reviewing", "上海市发展改革委")


def test_gb_10_nothing_is_offered_to_those_who_cannot_apply(world: World, call: Round) -> None:
    make.applicant(world)
    address = f"/filings/apply/{call.public_id}/"
    for user in (world.park, world.province, world.ministry, world.reviewer):
        assert signed_in(user).get(address).status_code == 404
        assert address not in page(user, f"/programmes/rounds/{call.public_id}/")


def test_gb_10_the_five_task_areas_and_the_statement_are_asked(world: World, call: Round) -> None:
    filing = make.application(world, call)
    shown = page(world.other_park, f"/filings/{filing.public_id}/check/")
    areas = [area.name.zh for area in call.definition.task_areas]
    assert (len(areas), [area for area in areas if area not in shown]) == (5, [])
    assert call.definition.form("application").statement.zh in shown


def test_gb_29_motivation_and_goals_have_to_be_stated(world: World, call: Round) -> None:
    filing = make.filled_application(world, call)
    make.save(world.other_park, filing, "motivation", {"motivation": " ", "goals": ""})
    shown = hand_in(world.other_park, filing)
    assert ("填写“建设意愿、条件和基础”" in shown, "填写“建设思路和目标”" in shown) == (True, True)
    filing.refresh_from_db()
    assert filing.state == "draft"


def test_gb_11_the_province_recommends_with_an_opinion_and_the_park_is_told(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    province = signed_in(world.province)
    assert f'href="/filings/{filing.public_id}/review/"' in page(world.province, "/")
    refused = province.post(f"/filings/{filing.public_id}/review/recommend/", {"opinion": " "})
    assert (refused.status_code, "请填写意见" in refused.content.decode()) == (422, True)
    province.post(f"/filings/{filing.public_id}/review/recommend/", {"opinion": "基础好，思路清，同意推荐"})
    filing.refresh_from_db()
    assert (filing.state, filing.handlings.get().opinion) == ("recommended", "基础好，思路清，同意推荐")
    assert told(world.other_park) == [f"已推荐：{make.APPLICANT} 2026年申报书"]


def test_gb_11_rather_none_than_poor_what_is_not_recommended_ends_with_a_reason(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    province, address = signed_in(world.province), f"/filings/{filing.public_id}/review/decline/"
    assert province.post(address, {"opinion": ""}).status_code == 422
    province.post(address, {"opinion": "绿色产业集聚度不足"})
    filing.refresh_from_db()
    assert (filing.state, "绿色产业集聚度不足" in page(world.other_park, f"/filings/{filing.public_id}/")) == (
        "declined",
        True,
    )
    assert hand_in(world.other_park, filing)
    filing.refresh_from_db()
    assert (filing.state, filing.versions.count()) == ("declined", 1)


def test_gb_11_only_the_unit_it_turned_to_decides(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    for user in (world.other_province, world.other_park, world.ministry):
        for act in ("recommend", "decline"):
            answer = signed_in(user).post(f"/filings/{filing.public_id}/review/{act}/", {"opinion": "同意"})
            assert answer.status_code in (403, 404)
    filing.refresh_from_db()
    assert filing.state == "reviewing"


def test_gb_11_the_list_is_made_from_the_recommended_applications_in_their_order(world: World, call: Round) -> None:
    first = make.recommended(world, call)
    second = make.recommended(world, call, "溧阳高新技术产业开发区", "320000-901")
    make.submitted_application(world, call, "宜兴经济技术开发区", "320000-902")
    draft, province = make.list_draft(world, call), signed_in(world.province)
    desk = f"/filings/applications/{call.public_id}/"
    province.post(f"{desk}rank/", {str(first.pk): "2", str(second.pk): "1"})
    province.post(f"/filings/{draft.public_id}/build/")
    rows = draft.sections.get(code="candidates").content["rows"]
    shown = [[row[code] for code in ("rank", "park", "leading_industries", "expected", "opinion")] for row in rows]
    goals = "到2030年绿色产业产值翻一番。"
    assert shown == [
        ["1", "溧阳高新技术产业开发区", "1.1,1.4", goals, "同意推荐"],
        ["2", make.APPLICANT, "1.1,1.4", goals, "同意推荐"],
    ]


def test_gb_11_pressed_again_what_was_typed_stands(world: World, call: Round) -> None:
    make.recommended(world, call)
    draft, province = make.list_draft(world, call), signed_in(world.province)
    typed = make.candidate("某某循环经济产业园", 1, opinion="手填")
    make.park("320000-950", "某某循环经济产业园", "320000", in_catalogue_2018=True)
    make.save(world.province, draft, "candidates", {"rows": [typed]})
    for _time in range(2):
        province.post(f"/filings/{draft.public_id}/build/")
    rows = draft.sections.get(code="candidates").content["rows"]
    assert [(row["rank"], row["park"], row["opinion"]) for row in rows] == [
        ("1", make.APPLICANT, "同意推荐"),
        ("2", "某某循环经济产业园", "手填"),
    ]


def test_gb_11_what_was_not_recommended_cannot_stand_on_the_list(world: World, call: Round) -> None:
    make.submitted_application(world, call)
    draft = make.filled_list(world, call, make.APPLICANT)
    assert f"第1行：{make.APPLICANT}的申报未经贵单位推荐（审核中）" in hand_in(world.province, draft)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_gb_11_nothing_to_recommend_is_a_valid_answer(world: World, call: Round) -> None:
    draft = make.filled_list(world, call)
    assert "至少填写1行" in hand_in(world.province, draft)
    said = {"applications": "2", "procedure": "经初审和专家论证", "none": "yes", "none_reason": "均未达到条件"}
    make.save(world.province, draft, "procedure", said)
    hand_in(world.province, draft)
    draft.refresh_from_db()
    assert (draft.state, draft.obligation and draft.obligation.state) == ("reviewing", "met")


def test_gb_11_the_desk_shows_age_and_holder_and_is_exported(world: World, call: Round) -> None:
    make.submitted_application(world, call)
    with make.moved_to(datetime(2026, 3, 25, 2, tzinfo=UTC)):
        shown = page(world.province, f"/filings/applications/{call.public_id}/")
        assert (make.APPLICANT in shown, ">15</td>" in shown) == (True, True)
        exported = signed_in(world.province).get(f"/filings/applications/{call.public_id}/?export=csv")
        lines = exported.getvalue().decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["园区", make.APPLICANT]
    assert make.APPLICANT not in page(world.other_province, f"/filings/applications/{call.public_id}/")


def test_gb_10_the_province_sets_its_own_day_ahead_of_its_list(world: World, call: Round) -> None:
    begun = make.application(world, call)
    address = f"/filings/applications/{call.public_id}/day/"
    late = signed_in(world.province).post(address, {"due_on": "2026-04-01"})
    assert (late.status_code, "园区清单本身的期限" in late.content.decode()) == (422, True)
    signed_in(world.province).post(address, {"due_on": "2026-03-20"})
    later = make.application(world, call, "溧阳高新技术产业开发区", "320000-901")
    begun.refresh_from_db()
    assert {begun.due_on, later.due_on} == {date(2026, 3, 20)}
    assert signed_in(world.other_park).get(address).status_code == 404


def test_gb_10_the_basic_table_asks_three_years_and_each_is_compared_with_the_one_before(
    world: World, call: Round
) -> None:
    filing = make.application(world, call)
    make.save(world.other_park, filing, "indicators_before", {"cells": {"gdp": {"value": "500.00"}}})
    make.save(world.other_park, filing, "indicators", {"cells": {"gdp": {"value": "5120.00"}}})
    shown = page(world.other_park, f"/filings/{filing.public_id}/sections/indicators/")
    assert ("2025<br>" in shown, '<td class="c-v num" data-l="上年">500.00</td>' in shown) == (True, True)
    assert "地区生产总值（可比价）为5120.00亿元，上年为500，相差10倍以上" in shown


def test_gb_10_the_three_years_are_facts_of_their_years(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    facts = Fact.objects.filter(version=filing.current_version, measure="gdp_constant").order_by("year")
    assert [(fact.year, f"{fact.value:.2f}") for fact in facts] == [
        (2023, "512.30"),
        (2024, "512.30"),
        (2025, "512.30"),
    ]


def told(user: User) -> list[str]:
    """Return the titles of the messages somebody got of what was decided, once the work in the queue is done."""
    for pk in list(Job.objects.filter(state="queued", kind="notify").values_list("pk", flat=True)):
        running.run_job(pk)
    kinds = ("recommended", "declined")
    return list(Notification.objects.filter(user=user, kind__in=kinds).values_list("title", flat=True))
