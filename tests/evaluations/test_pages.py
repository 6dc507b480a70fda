"""The pages of the portal: each reader's evaluation, and the acts of the ministry."""

from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from evaluations.domain import candidates, notices, staging
from evaluations.models import Assignment, Evaluation, Naming, PublicNotice, Release, Result
from programmes.models import Participation, Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World


def as_user(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def text_of(client: Client, url: str) -> str:
    page = client.get(url)
    assert page.status_code == HTTPStatus.OK, url
    return page.content.decode()


def detail(one: Evaluation) -> str:
    return f"/evaluations/{one.public_id}/"


def test_the_ministry_opens_the_evaluations_of_bases_that_reported(client: Client, world: World) -> None:
    reports.submitted_report(world, reports.report_round(world))
    opened = make.evaluation_round(world)
    url = f"/evaluations/rounds/{opened.public_id}/"
    page = text_of(as_user(client, world.ministry), url)
    assert "盐城环保高新技术产业开发区" in page
    assert "苏州工业园区" not in page
    answer = client.post(url, {"bases": [world.base.pk]})
    assert answer.headers["Location"] == "/evaluations/"
    assert [one.participation for one in Evaluation.objects.all()] == [world.base]


def test_the_ministry_asks_a_reviewer_on_a_page(client: Client, world: World) -> None:
    one = make.evaluation(world)
    url = f"{detail(one)}assign/"
    assert 'value="2026-05-15"' in text_of(as_user(client, world.ministry), url)
    answer = client.post(url, {"reviewer": world.reviewer.pk, "due_on": "2026-04-30"})
    assert answer.headers["Location"] == detail(one)
    assert [(row.reviewer, row.due_on) for row in Assignment.objects.all()] == [(world.reviewer, date(2026, 4, 30))]


def test_a_problem_of_an_act_stands_at_its_field(client: Client, world: World) -> None:
    one = make.evaluation(world)
    answer = as_user(client, world.ministry).post(
        f"{detail(one)}assign/", {"reviewer": world.reviewer.pk, "due_on": "2026-03-01"}
    )
    page = answer.content.decode()
    assert 'href="#id_due_on"' in page
    assert "这一天已经过去。 请选今天或以后的日期。" in page


def test_the_ministry_takes_a_reviewer_off(client: Client, world: World) -> None:
    one = make.evaluation(world)
    assignment = make.assign(world, one)
    url = f"{detail(one)}recuse/{assignment.public_id}/"
    assert "reviewer" in text_of(as_user(client, world.ministry), url)
    assert client.post(url, {"reason": "出国"}).headers["Location"] == detail(one)
    assert Assignment.objects.get().state == "recused"


def test_the_ministry_sees_submitted_sheets_side_by_side(client: Client, world: World) -> None:
    one = make.evaluation(world)
    make.submitted(make.assign(world, one))
    make.filled(make.assign(world, one, make.another_reviewer()), reason="草稿里的理由草稿里的理由草稿里的理由")
    page = text_of(as_user(client, world.ministry), detail(one))
    assert "87.5" in page
    assert make.REASON in page
    assert "草稿里的理由" not in page


def test_the_ministry_finds_a_veto_on_a_page(client: Client, world: World) -> None:
    one = make.scored(world)
    url = f"{detail(one)}findings/"
    text_of(as_user(client, world.ministry), url)
    answer = client.post(url, {"vetoes": ["incident"], "reason": ""})
    assert 'href="#id_reason"' in answer.content.decode()
    client.post(url, {"vetoes": ["incident"], "reason": "2025年8月事故通报"})
    assert Result.objects.get().band == "failing"


def test_the_page_before_releasing_says_what_follows(client: Client, world: World) -> None:
    one = make.scored(world)
    url = f"{detail(one)}release/"
    page = text_of(as_user(client, world.ministry), url)
    assert "管委会和省级部门立即收到站内消息和邮件。" in page
    assert "良好" in page
    first, second = client.post(url), client.post(url)
    assert (first.headers["Location"], second.headers["Location"]) == (detail(one), detail(one))
    assert Release.objects.count() == 1


def test_park_and_province_read_what_was_released(client: Client, world: World) -> None:
    release = make.released(world, opinion="总体进展良好，平台建设突出。")
    for person in (world.park, world.province):
        page = text_of(as_user(client, person), detail(release.evaluation))
        assert "87.5" in page
        assert "良好" in page
        assert "总体进展良好，平台建设突出。" in page
        assert "继续建设" in page


@pytest.mark.parametrize("page", ["assign/", "findings/", "release/"])
def test_the_acts_of_the_ministry_refuse_others_with_the_reason(client: Client, world: World, page: str) -> None:
    one = make.scored(world)
    for person in (world.park, world.province):
        as_user(client, person)
        assert client.get(detail(one) + page).status_code == HTTPStatus.FORBIDDEN
        assert client.post(detail(one) + page, {"reason": "x", "due_on": "2026-05-01"}).status_code in {
            HTTPStatus.FORBIDDEN,
            HTTPStatus.OK,
        }
    assert (Assignment.objects.count(), Release.objects.count(), Result.objects.get().vetoes) == (1, 0, [])


def test_a_stranger_finds_no_evaluation(client: Client, world: World) -> None:
    one = make.scored(world)
    for person in (world.other_park, world.other_province, make.another_reviewer()):
        as_user(client, person)
        for page in ("", "assign/", "findings/", "release/"):
            assert client.get(detail(one) + page).status_code == HTTPStatus.NOT_FOUND
        assert client.post(f"{detail(one)}summary/").status_code == HTTPStatus.NOT_FOUND
        assert "盐城" not in text_of(client, "/evaluations/")


def test_a_visitor_is_asked_to_sign_in(client: Client, world: World) -> None:
    one = make.evaluation(world)
    for url in ("/evaluations/", detail(one), f"{detail(one)}assign/", "/evaluations/calls/"):
        assert client.get(url).headers["Location"] == f"/accounts/login/?next={url}"


PARKS = ("常州经济开发区", "无锡高新区", "泰州医药高新区")


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def decision(call: Round, step: str, **more: str) -> dict[str, str]:
    """Return the form of the release as a person sends it."""
    form = {
        "step": step,
        "batch": "2",
        "title": "绿色产业示范基地名单（第二批）",
        "document": "发改办环资〔2026〕100号",
        "dated": "2026-03-09",
        "plan_due_on": "2026-06-30",
        "letter_title": "关于印发绿色产业示范基地名单（第二批）的通知",
        "addressees": "各省、自治区、直辖市、新疆生产建设兵团发展改革委",
        "letter": "现将名单印发给你们。",
        "seen": staging.digest(call),
    }
    return {**form, **more}


def test_the_candidates_stand_by_unit_with_rank_and_opinion(client: Client, world: World, call: Round) -> None:
    make.accepted_list(world, call, *PARKS)
    page = text_of(as_user(client, world.ministry), f"/evaluations/calls/{call.public_id}/")
    assert [page.index(name) for name in PARKS] == sorted(page.index(name) for name in PARKS)
    assert page.count("基础较好，同意推荐") == 3
    assert page.count('value="江苏"') == 3
    assert "候选园区尚未公示。" in page


def test_the_release_is_looked_at_and_then_done(client: Client, world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    url = f"/evaluations/calls/{call.public_id}/naming/"
    with make.after(notice):
        checked = as_user(client, world.ministry).post(url, decision(call, "check")).content.decode()
        assert [
            word for word in ("名单和通知立即按此顺序公布。", "江苏省发展和改革委员会", *PARKS) if word not in checked
        ] == []
        assert Naming.objects.count() == 0
        answer = client.post(url, decision(call, "name"))
        naming = Naming.objects.get()
        assert answer.headers["Location"] == f"/public/lists/{naming.public_id}/"
        again = client.post(url, decision(call, "name"))
        assert again.headers["Location"] == answer.headers["Location"]
    assert Participation.objects.filter(batch=2).count() == 3
    assert "本轮已确定名单" in text_of(client, url)


def test_the_preview_says_what_each_named_park_owes(client: Client, world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    with make.after(notice):
        url = f"/evaluations/calls/{call.public_id}/naming/"
        page = as_user(client, world.ministry).post(url, decision(call, "check"))
    assert [(one.title, one.due_on) for one in page.context["owed"]] == [
        ("第二批绿色产业示范基地园区清单：建设方案", date(2026, 6, 30))
    ]
    assert "首次年度总结报告为2027年度" in page.content.decode()


def test_a_refused_release_shows_its_reasons_at_the_fields(client: Client, world: World, call: Round) -> None:
    notice = make.noticed(world, call, PARKS[0])
    url = f"/evaluations/calls/{call.public_id}/naming/"
    with make.after(notice):
        as_user(client, world.ministry)
        page = client.post(url, decision(call, "check", batch="1", plan_due_on="")).content.decode()
    assert 'href="#id_batch"' in page
    assert 'href="#id_plan_due_on"' in page


def test_only_the_ministry_comes_to_the_candidates(client: Client, world: World, call: Round) -> None:
    for person in (world.province, world.park, world.reviewer):
        as_user(client, person)
        for page in ("", "units/", "reviews/", "undo/", "notice/", "naming/"):
            url = f"/evaluations/calls/{call.public_id}/{page}"
            assert client.get(url).status_code == HTTPStatus.FORBIDDEN
            if page != "units/":
                assert client.post(url, {"step": "name"}).status_code == HTTPStatus.FORBIDDEN
        assert call.title not in text_of(client, "/evaluations/calls/")


def test_a_notice_is_opened_and_read_by_anybody(client: Client, world: World, call: Round) -> None:
    make.accepted_list(world, call, *PARKS)
    make.reviewed(world, call)
    make.staged(world, call)
    url = f"/evaluations/calls/{call.public_id}/notice/"
    page = text_of(as_user(client, world.ministry), url)
    assert page.count("checked") == 3
    form = {
        "title": "第二批绿色产业示范基地公示",
        "text": "现予公示。",
        "opens_on": "2026-03-10",
        "closes_on": notices.last_day(date(2026, 3, 10), notices.shortest_window(call)).isoformat(),
        "phone": "010-68500000",
        "address": "北京市西城区月坛南街38号",
        "email": "gongshi@example.cn",
        "candidates": [one.entry.pk for one in candidates.of_call(call)],
    }
    answer = client.post(url, form)
    notice = PublicNotice.objects.get()
    assert answer.headers["Location"] == f"/public/notices/{notice.public_id}/"
    client.logout()
    shown = text_of(client, f"/public/notices/{notice.public_id}/")
    assert all(name in shown for name in PARKS)
    assert notice.digest[:12] in shown
    assert "010-68500000" in shown
    assert "第二批绿色产业示范基地公示" in text_of(client, "/public/notices/")


def test_a_list_changed_behind_the_portal_is_shown_as_such(client: Client, world: World, call: Round) -> None:
    notice = make.noticed(world, call, *PARKS)
    PublicNotice.objects.update(entries=[{"sequence": 1, "name": "换上的园区", "region": "江苏"}])
    assert "名单与固定时不一致" in text_of(client, f"/public/notices/{notice.public_id}/")


def test_the_named_list_is_public_in_its_order(client: Client, world: World, call: Round) -> None:
    naming = make.named(world, call, *PARKS)
    url = f"/public/lists/{naming.public_id}/"
    page = text_of(client, url)
    assert [page.index(name) for name in PARKS] == sorted(page.index(name) for name in PARKS)
    assert "发改办环资〔2026〕100号" in page
    exported = b"".join(client.get(f"{url}?export=csv")).decode("utf-8-sig")
    assert exported.splitlines()[1:] == ["1,江苏,常州经济开发区", "2,江苏,无锡高新区", "3,江苏,泰州医药高新区"]
    assert naming.title in text_of(client, "/public/lists/")


def test_a_tile_narrows_the_list_to_its_unit(client: Client, world: World, call: Round) -> None:
    naming = make.named(world, call, PARKS[0])
    page = text_of(client, f"/public/lists/{naming.public_id}/")
    assert 'href="?unit=320000"' in page
    assert page.count('<li class="r') == 34
    narrowed = text_of(client, f"/public/lists/{naming.public_id}/?unit=310000")
    assert "“310000”" in narrowed


def evaluated(world: World, count: int) -> list[Evaluation]:
    """Open and release so many evaluations; all bases but the first are new ones."""
    first = make.released(world).evaluation
    more = []
    for number in range(1, count):
        park = reports.park(f"Q-{number}", f"试验园区{number}", "320000", world.base.park.committee)
        base = reports.enrol(world.programme, world.jiangsu, park, 100 + number)
        one = Evaluation.objects.create(
            round=first.round, participation=base, scheme="mid_term", opened_at=first.opened_at
        )
        make.assign(world, one)
        more.append(one)
    return [first, *more]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_evaluations_costs_the_same_with_one_row_and_three(
    client: Client, world: World, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    evaluated(world, count)
    as_user(client, world.ministry).get("/evaluations/")
    with django_assert_num_queries(LIST_QUERIES) as captured:
        page = client.get("/evaluations/").content.decode()
    assert page.count('<th scope="row"') == count, captured


@pytest.mark.parametrize("count", [1, 3])
def test_the_worklist_costs_the_same_with_one_row_and_three(
    client: Client, world: World, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    evaluated(world, count)
    as_user(client, world.reviewer).get("/admin/evaluations/assignment/")
    with django_assert_num_queries(WORKLIST_QUERIES):
        client.get("/admin/evaluations/assignment/")


@pytest.mark.parametrize("count", [1, 3])
def test_a_named_list_costs_the_same_with_one_row_and_three(
    client: Client, world: World, call: Round, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    naming = make.named(world, call, *PARKS[:count])
    client.get(f"/public/lists/{naming.public_id}/")
    with django_assert_num_queries(NAMING_QUERIES):
        client.get(f"/public/lists/{naming.public_id}/")


@pytest.mark.parametrize("count", [1, 3])
def test_the_candidates_cost_the_same_with_one_row_and_three(
    client: Client, world: World, call: Round, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make.accepted_list(world, call, *PARKS[:count])
    url = f"/evaluations/calls/{call.public_id}/"
    as_user(client, world.ministry).get(url)
    with django_assert_num_queries(CANDIDATE_QUERIES):
        client.get(url)


LIST_QUERIES = 8
WORKLIST_QUERIES = 7
NAMING_QUERIES = 8
CANDIDATE_QUERIES = 16


def test_an_evaluation_without_a_sheet_in_counts_from_nought(client: Client, world: World) -> None:
    make.assign(world, make.evaluation(world))
    exported = b"".join(as_user(client, world.ministry).get("/evaluations/?export=csv"))
    assert exported.decode("utf-8-sig").splitlines()[1].split(",")[4] == "0 / 1"
