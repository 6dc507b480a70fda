"""The pages of filings, as their readers meet them."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from programmes.models import Obligation, Round
from reports.domain import filings
from reports.models import Filing, FilingVersion
from tests.factories import reports as make
from tests.factories.reports import World

FETCH = {"X-Requested-With": "fetch"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(filing: Filing, tail: str = "") -> str:
    return f"/filings/{filing.public_id}/{tail}"


@pytest.fixture
def draft(world: World, report_round: Round) -> Filing:
    return make.filled_report(world, report_round)


@pytest.fixture
def submitted(world: World, draft: Filing) -> Filing:
    make.submit(world.park, draft)
    return Filing.objects.get(pk=draft.pk)


def test_strangers_get_404_everywhere(world: World, submitted: Filing) -> None:
    tails = ("", "sections/basics/", "check/", "review/", "review/return/", "versions/1/", "receipt/1/", "retract/")
    for user in (world.other_park, world.other_province, world.reviewer):
        client = signed_in(user)
        assert [client.get(page(submitted, tail)).status_code for tail in tails] == [404] * len(tails)


def test_those_above_see_the_row_of_a_draft_but_not_what_stands_in_it(world: World, draft: Filing) -> None:
    client = signed_in(world.province)
    assert client.get(page(draft)).status_code == 200
    answer = client.get(page(draft, "sections/coordination/"))
    assert answer.status_code == 403
    assert "草稿只有盐城环保高新技术产业开发区管理委员会可以查看" in answer.content.decode()
    assert client.get(page(draft, "check/")).status_code == 403


def test_an_obligation_is_begun_by_its_button_and_found_again(world: World, report_round: Round) -> None:
    owed = Obligation.objects.get(round=report_round, participation=world.base)
    client, address = signed_in(world.park), f"/filings/open/{owed.pk}/"
    assert client.get(address).status_code == 200
    assert Filing.objects.count() == 0
    answer = client.post(address)
    filing = Filing.objects.get()
    assert answer.headers["Location"] == page(filing)
    assert client.get(address).headers["Location"] == page(filing)


def test_saving_a_section_that_is_complete_leads_to_the_task_list(world: World, draft: Filing) -> None:
    posted = {"version": 1, "meetings": "5", "settled": "研究用地"}
    answer = signed_in(world.park).post(page(draft, "sections/coordination/"), posted, follow=True)
    assert answer.redirect_chain == [(page(draft), 302)]
    assert "“组织协调”已保存，已填完。" in answer.content.decode()


def test_saving_what_is_wrong_says_how_much_is_to_be_mended_and_where(world: World, draft: Filing) -> None:
    posted = {"version": 1, "meetings": "大约五次", "settled": ""}
    answer = signed_in(world.park).post(page(draft, "sections/coordination/"), posted, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain == [(page(draft, "sections/coordination/?checked=1"), 302)]
    assert "已保存。报送前还有2处要改。" in text
    assert 'href="#at-coordination-meetings"' in text
    assert 'id="at-coordination-meetings"' in text
    assert 'value="大约五次"' in text


def test_every_link_of_an_error_summary_has_its_target(world: World, draft: Filing) -> None:
    make.save(world.park, draft, "indicators", {"cells": {"gdp": {"value": "很多"}}})
    make.save(world.park, draft, "projects", {"rows": [make.project(investment="许多", status="")]})
    make.save(world.park, draft, "declaration", {"new_high_energy": "yes"})
    client = signed_in(world.park)
    for code in ("indicators", "projects", "declaration"):
        text = client.get(page(draft, f"sections/{code}/?checked=1")).content.decode()
        targets = {part.split('"')[0] for part in text.split('href="#at-')[1:]}
        assert targets
        assert [one for one in targets if f'id="at-{one}"' not in text] == []


def test_autosave_answers_with_the_version_that_stands(world: World, draft: Filing) -> None:
    posted = {"version": 1, "meetings": "5", "settled": "研究用地"}
    answer = signed_in(world.park).post(page(draft, "sections/coordination/"), posted, headers=FETCH)
    assert answer.json() == {"version": 2, "saved_at": "2026-03-10T10:00:00+08:00"}


def test_a_stale_autosave_gets_409_with_what_stands(world: World, draft: Filing) -> None:
    posted = {"version": 0, "meetings": "9", "settled": "乙"}
    answer = signed_in(world.park).post(page(draft, "sections/coordination/"), posted, headers=FETCH)
    assert answer.status_code == 409
    current = {"meetings": "4", "settled": "研究解决热力管网扩建用地问题。", "appeals": "", "answered": ""}
    assert answer.json() == {"version": 1, "current": current, "saved_by": "park"}
    assert draft.sections.get(code="coordination").content["meetings"] == "4"


def test_a_stale_save_without_script_shows_both_texts_and_loses_neither(world: World, draft: Filing) -> None:
    client, address = signed_in(world.park), page(draft, "sections/coordination/")
    answer = client.post(address, {"version": 0, "meetings": "9", "settled": "我写的"})
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "我写的" in text
    assert "研究解决热力管网扩建用地问题。" in text
    assert draft.sections.get(code="coordination").content["meetings"] == "4"
    client.post(address, {"version": 1, "meetings": "9", "settled": "我写的"})
    assert draft.sections.get(code="coordination").content["settled"] == "我写的"


def test_a_save_without_a_version_is_never_taken_for_the_latest(world: World, draft: Filing) -> None:
    answer = signed_in(world.park).post(page(draft, "sections/coordination/"), {"meetings": "9"})
    assert answer.status_code == 409


def test_a_session_that_ended_leads_to_the_login_and_back_to_the_section(world: World, draft: Filing) -> None:
    address = page(draft, "sections/coordination/")
    answer = Client().post(address, {"version": 1, "meetings": "9"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/accounts/login/?next={address}"
    assert draft.sections.get(code="coordination").content["meetings"] == "4"


def test_rows_are_added_and_taken_off_without_script(world: World, draft: Filing) -> None:
    client, address = signed_in(world.park), page(draft, "sections/projects/")
    row = draft.sections.get(code="projects").content["rows"][0]
    posted = {"version": 1, "row": row["uuid"], "add_row": "1"}
    posted |= {f"{row['uuid']}/{code}": text for code, text in row.items() if code != "uuid"}
    client.post(address, posted)
    rows = draft.sections.get(code="projects").content["rows"]
    assert [one["name"] for one in rows] == ["余热梯级利用改造", ""]
    client.post(address, {"version": 2, "row": [one["uuid"] for one in rows], "remove_row": row["uuid"]})
    assert [one["uuid"] for one in draft.sections.get(code="projects").content["rows"]] == [rows[1]["uuid"]]


def test_the_page_of_a_park_list_keeps_several_ticks(world: World, call: Round) -> None:
    filing = make.list_draft(world, call)
    key = str(uuid.uuid4())
    posted = {"version": 0, "row": key, f"{key}/park": "甲", f"{key}/leading_industries": ["1.1", "1.7"]}
    signed_in(world.province).post(page(filing, "sections/candidates/"), posted)
    assert filing.sections.get(code="candidates").content["rows"][0]["leading_industries"] == "1.1,1.7"
    text = signed_in(world.province).get(page(filing, "sections/candidates/")).content.decode()
    assert text.count(" checked") == 2


def test_a_file_that_cannot_be_taken_is_said_at_its_field_and_the_text_is_saved(world: World, draft: Filing) -> None:
    posted = {"version": 0, "file:evidence": SimpleUploadedFile("报告.pdf", b"not a pdf")}
    answer = signed_in(world.park).post(page(draft, "sections/attachments/"), posted)
    assert answer.status_code == 422
    assert 'href="#at-attachments-evidence"' in answer.content.decode()
    assert draft.attachments.count() == 0


def test_handing_in_is_one_version_however_often_the_button_is_pressed(world: World, draft: Filing) -> None:
    client, posted = signed_in(world.park), {"key": str(uuid.uuid4()), "statement": "1"}
    answers = [client.post(page(draft, "submit/"), posted) for _ in range(2)]
    assert [answer.headers["Location"] for answer in answers] == [page(draft, "receipt/1/")] * 2
    version = FilingVersion.objects.get()
    assert version.statement == "本园区对所报内容的真实性、准确性、完整性负责。"
    text = client.get(page(draft, "receipt/1/")).content.decode()
    assert f"已报送。版本号{version.label}" in text
    assert "江苏省发展和改革委员会已收到通知，现由其办理。" in text


def test_handing_in_without_the_statement_says_so_and_links_to_it(world: World, draft: Filing) -> None:
    answer = signed_in(world.park).post(page(draft, "submit/"), {"key": str(uuid.uuid4())})
    assert answer.status_code == 422
    assert 'href="#at-statement"' in answer.content.decode()
    assert 'id="at-statement"' in answer.content.decode()


def test_the_check_page_links_each_problem_to_its_field_on_its_page(world: World, draft: Filing) -> None:
    make.save(world.park, draft, "coordination", {"meetings": "四次"})
    text = signed_in(world.park).get(page(draft, "check/")).content.decode()
    assert f'href="{page(draft, "sections/coordination/")}?checked=1#at-coordination-meetings"' in text


def test_a_section_that_was_not_returned_is_shown_locked(world: World, submitted: Filing) -> None:
    make.return_report(world, submitted, "coordination")
    client = signed_in(world.park)
    assert "只能修改退回的部分" in client.get(page(submitted, "sections/basics/")).content.decode()
    assert 'name="version"' in client.get(page(submitted, "sections/coordination/")).content.decode()
    assert client.post(page(submitted, "sections/basics/"), {"version": 1}).status_code == 403


def test_opening_the_review_means_it_was_received(world: World, submitted: Filing) -> None:
    assert signed_in(world.park).get(page(submitted, "retract/")).status_code == 200
    assert signed_in(world.province).get(page(submitted, "review/")).status_code == 200
    assert signed_in(world.park).post(page(submitted, "retract/")).status_code == 403
    assert signed_in(world.ministry).get(page(submitted, "review/")).status_code == 403


def test_taking_back_leads_to_the_draft(world: World, submitted: Filing) -> None:
    answer = signed_in(world.park).post(page(submitted, "retract/"))
    assert answer.headers["Location"] == page(submitted)
    assert Filing.objects.get().state == "draft"


def test_the_province_returns_by_section_and_by_place(world: World, submitted: Filing) -> None:
    posted = {
        "reason/coordination": "补充会议纪要",
        "reason/indicators/energy_total": "核对热力",
        "due_on": "2026-03-21",
    }
    answer = signed_in(world.province).post(page(submitted, "review/return/"), posted)
    assert answer.headers["Location"] == page(submitted)
    text = signed_in(world.park).get(page(submitted)).content.decode()
    assert "江苏省发展和改革委员会退回2处" in text
    assert f"{page(submitted, 'sections/indicators/')}?checked=1#at-indicators-energy_total" in text
    assert "核对热力" in text


def test_a_return_without_a_reason_is_said_on_the_page(world: World, submitted: Filing) -> None:
    answer = signed_in(world.province).post(page(submitted, "review/return/"), {"note": "请修改"})
    assert answer.status_code == 422
    assert "请至少指明一个部分并写明理由" in answer.content.decode()


def test_passing_on_and_filing_by_their_buttons(world: World, submitted: Filing) -> None:
    assert signed_in(world.province).post(page(submitted, "review/pass-on/"), {"opinion": "属实"}).status_code == 302
    assert signed_in(world.ministry).get(page(submitted, "review/")).status_code == 200
    assert signed_in(world.ministry).post(page(submitted, "review/file/"), {"opinion": ""}).status_code == 302
    assert Filing.objects.get().state == "filed"


def test_the_paper_of_a_version_is_asked_for_and_found(world: World, submitted: Filing) -> None:
    answer = signed_in(world.province).post(page(submitted, "versions/1/summary/"))
    assert answer.headers["Location"].startswith("/journal/papers/")


def test_the_pages_speak_the_readers_language(world: World, draft: Filing) -> None:
    client = signed_in(world.park)
    client.cookies["language"] = "en"
    text = client.get(page(draft, "sections/indicators/")).content.decode()
    assert "Save and check" in text
    assert "Output of green industry" in text


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_questions_for_one_row_and_for_three(
    world: World, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for year in range(2025, 2025 - rows, -1):
        make.submitted_report(world, make.report_round(world, year, closes_on=None))
    client = signed_in(world.park)
    with django_assert_num_queries(QUERIES):
        answer = client.get("/filings/")
    assert answer.content.decode().count('<th scope="row"') == rows


QUERIES = 12


def test_the_list_is_narrowed_by_state(world: World, draft: Filing) -> None:
    client = signed_in(world.park)
    assert page(draft) in client.get("/filings/?state=draft").content.decode()
    assert page(draft) not in client.get("/filings/?state=filed").content.decode()


def test_closing_a_chain_shows_no_act_to_anybody(world: World, submitted: Filing) -> None:
    filings.pass_on_filing(actor=world.province, filing=submitted, opinion="")
    filings.file_filing(actor=world.ministry, filing=submitted, opinion="")
    for user in (world.park, world.province, world.ministry):
        text = signed_in(user).get(page(submitted)).content.decode()
        assert page(submitted, "review/") not in text
        assert page(submitted, "check/") not in text
