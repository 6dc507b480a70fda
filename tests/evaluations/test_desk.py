"""The reviewer's desk in the admin, through the browser's door."""

from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from evaluations.models import Assignment, Score, ScoreSheet
from tests.factories import evaluations as make
from tests.factories.reports import World


@pytest.fixture
def assignment(world: World) -> Assignment:
    return make.assign(world, make.evaluation(world))


@pytest.fixture
def desk(client: Client, world: World) -> Client:
    client.force_login(world.reviewer)
    return client


def url(assignment: Assignment, page: str = "") -> str:
    return f"/admin/evaluations/assignment/{assignment.pk}/sheet/{page}"


def typed(version: int = 0, act: str = "save", **given: str) -> dict[str, Any]:
    points = {f"points_{code}": f"{points / 100}" for code, points in make.POINTS.items()}
    reasons = {f"reason_{code}": make.REASON for code in make.POINTS}
    return {"version": version, "act": act, "opinion": "总体进展良好。", **points, **reasons, **given}


def test_the_worklist_shows_what_is_assigned_with_day_and_progress(desk: Client, assignment: Assignment) -> None:
    page = desk.get("/admin/evaluations/assignment/")
    text = page.content.decode()
    assert page.status_code == HTTPStatus.OK
    assert text.count(f'href="{url(assignment)}"') == 1
    assert "0 / 7" in text
    assert "5月15日" in text


def test_the_sheet_stands_beside_the_dossier(desk: Client, assignment: Assignment) -> None:
    page = desk.get(url(assignment))
    text = page.content.decode()
    assert page.status_code == HTTPStatus.OK
    assert "建立第三方治理、统一监测的环保管家机制。" in text
    assert "推动绿色产业集聚" in text
    assert "13—15 任务全面完成，成效突出" in text


def test_a_draft_is_saved_and_says_what_is_missing(desk: Client, assignment: Assignment) -> None:
    answer = desk.post(url(assignment), typed(points_platforms="", reason_innovation="投入不足。"))
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, f"{url(assignment)}?check=1")
    page = desk.get(answer.headers["Location"]).content.decode()
    assert 'href="#at-platforms-points"' in page
    assert 'id="at-platforms-points"' in page
    assert 'href="#at-innovation-reason"' in page
    assert Score.objects.get(criterion="innovation").reason == "投入不足。"


def test_full_width_digits_and_the_unit_are_read(desk: Client, assignment: Assignment) -> None:
    desk.post(url(assignment), typed(points_innovation="１０．５分"))
    assert Score.objects.get(criterion="innovation").points == 1050


@pytest.mark.parametrize("text", ["十分", "15.5", "10.3", "-1", "10.505", "1e1", "99999999999999999999"])
def test_what_cannot_be_given_stays_in_the_field_with_its_message(
    desk: Client, assignment: Assignment, text: str
) -> None:
    desk.post(url(assignment), typed(points_innovation=text))
    page = desk.get(url(assignment)).content.decode()
    assert f'value="{text}"' in page
    assert 'id="id_points_innovation-why"' in page
    assert page.count('aria-invalid="true"') == 1
    assert (Score.objects.get(criterion="innovation").points, Score.objects.filter(points=None).count()) == (None, 1)


def test_a_stale_form_gets_both_texts_and_overwrites_nothing(desk: Client, assignment: Assignment) -> None:
    desk.post(url(assignment), typed(reason_innovation="先保存的理由，写得足够长，超过十五字。"))
    answer = desk.post(url(assignment), typed(reason_innovation="后保存的理由，也写得足够长，超过十五字。"))
    text = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert "先保存的理由，写得足够长，超过十五字。" in text
    assert "后保存的理由，也写得足够长，超过十五字。" in text
    assert Score.objects.get(criterion="innovation").reason == "先保存的理由，写得足够长，超过十五字。"
    assert 'name="version" value="1"' in text


def test_the_choice_after_a_stale_save_is_saved(desk: Client, assignment: Assignment) -> None:
    desk.post(url(assignment), typed())
    desk.post(url(assignment), typed(version=1, points_innovation="9.0"))
    assert Score.objects.get(criterion="innovation").points == 900


def test_a_background_save_answers_with_the_version(desk: Client, assignment: Assignment) -> None:
    headers = {"X-Requested-With": "fetch"}
    saved = desk.post(url(assignment), typed(), headers=headers)
    assert (saved.status_code, saved.json()["version"]) == (HTTPStatus.OK, 1)
    stale = desk.post(url(assignment), typed(opinion="另一窗口"), headers=headers)
    assert (stale.status_code, stale.json()["version"]) == (HTTPStatus.CONFLICT, 1)
    assert stale.json()["current"]["opinion"] == "总体进展良好。"


def test_checking_leads_back_while_something_is_missing(desk: Client, assignment: Assignment) -> None:
    desk.post(url(assignment), typed(act="check", points_platforms=""))
    answer = desk.get(url(assignment, "check/"))
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, f"{url(assignment)}?check=1")
    posted = desk.post(url(assignment, "check/"))
    assert posted.headers["Location"] == f"{url(assignment)}?check=1"
    assert Assignment.objects.get().state == "assigned"


def test_a_complete_sheet_is_checked_and_submitted_once(desk: Client, assignment: Assignment) -> None:
    answer = desk.post(url(assignment), typed(act="check"))
    assert answer.headers["Location"] == url(assignment, "check/")
    assert "87.5" in desk.get(url(assignment, "check/")).content.decode()
    first, second = desk.post(url(assignment, "check/")), desk.post(url(assignment, "check/"))
    assert (first.headers["Location"], second.headers["Location"]) == (url(assignment), url(assignment))
    assert (Assignment.objects.get().state, ScoreSheet.objects.get().total) == ("submitted", 8750)
    shown = desk.get(url(assignment)).content.decode()
    assert "<textarea" not in shown
    assert "87.5" in shown


def test_a_submitted_sheet_refuses_a_late_form_with_the_reason(desk: Client, assignment: Assignment) -> None:
    make.submitted(assignment)
    answer = desk.post(url(assignment), typed(version=1, points_innovation="1"))
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "评分表已提交，不能修改" in answer.content.decode()


def test_save_and_next_goes_to_the_next_sheet_of_the_round(desk: Client, world: World, assignment: Assignment) -> None:
    answer = desk.post(url(assignment), typed(act="next"))
    assert answer.headers["Location"] == "/admin/evaluations/assignment/"


def test_stepping_back_needs_a_reason_and_closes_the_sheet(desk: Client, assignment: Assignment) -> None:
    empty = desk.post(url(assignment, "step-back/"), {"reason": " "})
    assert empty.status_code == HTTPStatus.OK
    done = desk.post(url(assignment, "step-back/"), {"reason": "曾任该园区顾问"})
    assert done.headers["Location"] == "/admin/evaluations/assignment/"
    assert desk.get(url(assignment)).status_code == HTTPStatus.NOT_FOUND


def test_the_sheet_does_not_exist_for_anybody_else(client: Client, world: World, assignment: Assignment) -> None:
    for person in (world.ministry, make.another_reviewer()):
        client.force_login(person)
        for page in ("", "check/", "step-back/"):
            assert client.get(url(assignment, page)).status_code == HTTPStatus.NOT_FOUND
            assert client.post(url(assignment, page), typed()).status_code == HTTPStatus.NOT_FOUND
    for person in (world.park, world.province):
        client.force_login(person)
        assert client.get("/admin/").status_code == HTTPStatus.NOT_FOUND
        assert client.get(url(assignment)).status_code == HTTPStatus.NOT_FOUND


def test_a_session_that_ended_is_sent_to_the_login_and_back_to_the_sheet(
    client: Client, assignment: Assignment
) -> None:
    answer = client.get(url(assignment))
    assert (answer.status_code, answer.headers["Location"]) == (
        HTTPStatus.FOUND,
        f"/accounts/login/?next={url(assignment)}",
    )


def test_another_reviewers_worklist_is_empty(client: Client, assignment: Assignment) -> None:
    client.force_login(make.another_reviewer())
    text = client.get("/admin/evaluations/assignment/").content.decode()
    assert "盐城" not in text


def test_the_ministrys_worklist_tells_nothing_of_a_draft(client: Client, world: World, assignment: Assignment) -> None:
    make.filled(assignment)
    client.force_login(world.ministry)
    text = client.get("/admin/evaluations/assignment/").content.decode()
    assert "盐城环保高新技术产业开发区" in text
    assert "7 / 7" not in text
