"""Rules that ask for records kept all year: supports, problems, cases, notes; through the pages of their users."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from http import HTTPStatus

import pytest
from django.test import Client

from accounts.models import Organisation
from journal.domain import jobs
from journal.models import Event, Job, Notification
from reports.models import Filing, PublishedRecord, Record
from reports.tasks import remind_owners
from tests.factories import records as make_record
from tests.factories import reports as make
from tests.factories.records import CASE, PROBLEM, SUPPORT, browser, enter_by_page, posted
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def page_of(user: object, address: str) -> str:
    return browser(user).get(address).content.decode()  # type: ignore[arg-type]


def delivered() -> None:
    """Have everything told that is to be told."""
    for job in Job.objects.filter(kind="notify"):
        jobs.run_job(job.pk)


def filed(world: World, **sections: dict[str, object]) -> Filing:
    """Have the report of the first base go on file with these sections."""
    filing = make.filled_report(world, make.report_round(world))
    for code, content in sections.items():
        make.save(world.park, filing, code, content)
    handing = {"key": str(uuid.uuid4()), "statement": "1", "opinion": "属实"}
    for user, act in ((world.park, "submit"), (world.province, "review/pass-on"), (world.ministry, "review/file")):
        browser(user).get(f"/filings/{filing.public_id}/review/")
        assert posted(user, f"/filings/{filing.public_id}/{act}/", handing).status_code == HTTPStatus.FOUND
    filing.refresh_from_db()
    assert filing.state == "filed"
    return filing


# GB-26 --------------------------------------------------------------------------------------------------------------


def test_gb_26_a_support_is_tied_to_a_project_of_the_plan(world: World) -> None:
    key = make_record.plan_with_project(world, "集中供热管网三期")
    assert enter_by_page(world.park, "supports", {**SUPPORT, "project": key}).status_code == HTTPStatus.FOUND
    record = Record.objects.get()
    assert (record.giver, record.category, record.year, record.amount) == (
        "province",
        "local_funds",
        2026,
        Decimal("1200.5000"),
    )
    assert (record.project, record.project_name) == (key, "集中供热管网三期")
    assert "集中供热管网三期" in page_of(world.province, f"/records/one/{record.public_id}/")


def test_gb_26_a_project_that_is_not_in_the_plan_is_refused(world: World) -> None:
    answer = enter_by_page(world.park, "supports", {**SUPPORT, "project": str(uuid.uuid4())})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "已报送的方案中没有这个项目。" in answer.content.decode()
    assert Record.objects.count() == 0


def test_gb_26_what_was_given_is_added_up_by_giver_and_year(world: World) -> None:
    for fields in (SUPPORT, {**SUPPORT, "amount": "0.1"}, {**SUPPORT, "giver": "national", "dated": "2025-05-01"}):
        make_record.entered(world.park, world.base, "supports", fields)
    page = " ".join(page_of(world.ministry, "/records/green_bases/supports/totals/").split())
    assert "1200.60" in page
    assert "2401.10" in page
    assert "1200.50" in page


def test_gb_26_supports_of_the_year_go_over_into_the_report(world: World) -> None:
    make_record.entered(world.park, world.base, "supports", {**SUPPORT, "dated": "2025-06-30"})
    filing = make.report_draft(world, make.report_round(world))
    address = f"/filings/{filing.public_id}/sections/support/"
    assert "2025年共1条" in page_of(world.park, address)
    for _twice in range(2):
        version = filing.sections.get(code="support").version
        rows = filing.sections.get(code="support").content.get("rows", [])
        sent = {f"{row['uuid']}/{code}": text for row in rows for code, text in row.items() if code != "uuid"}
        posted(
            world.park,
            address,
            {"version": version, "take_records": "1", "row": [row["uuid"] for row in rows], **sent},
        )
    (row,) = filing.sections.get(code="support").content["rows"]
    assert (row["kind"], row["source"], row["amount"]) == ("local_funds", SUPPORT["source"], "1200.50")


# GB-25 --------------------------------------------------------------------------------------------------------------


def test_gb_25_a_problem_is_given_to_a_body_solved_and_its_age_is_shown(world: World) -> None:
    assert enter_by_page(world.park, "problems", PROBLEM).status_code == HTTPStatus.FOUND
    record = Record.objects.get()
    one = f"/records/one/{record.public_id}/"
    jiangsu = Organisation.objects.get(short_name="江苏省发展改革委")
    given = {"owner": jiangsu.pk, "due_on": "2026-03-20"}
    assert posted(world.park, f"{one}assign/", given).status_code == HTTPStatus.FOUND
    assert posted(world.province, f"{one}taken/", {}).status_code == HTTPStatus.FOUND
    row = browser(world.ministry).get("/records/green_bases/problems/?export=csv")
    text = b"".join(row.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    # 10 February to 10 March: 28 days.
    assert "江苏省发展改革委" in text
    assert ",28,办理中" in text
    assert posted(world.province, f"{one}solved/", {"said": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert posted(world.province, f"{one}solved/", {"said": "已安排周转指标。"}).status_code == HTTPStatus.FOUND
    record.refresh_from_db()
    assert (record.state, record.answer, record.closed_on) == ("solved", "已安排周转指标。", date(2026, 3, 10))


def test_gb_25_the_owner_of_an_overdue_problem_is_reminded_once_a_week(world: World) -> None:
    record = make_record.entered(world.park, world.base, "problems", PROBLEM)
    jiangsu = Organisation.objects.get(short_name="江苏省发展改革委")
    posted(world.park, f"/records/one/{record.public_id}/assign/", {"owner": jiangsu.pk, "due_on": "2026-03-20"})
    with make.moved_to(datetime(2026, 3, 20, 8, tzinfo=UTC)):
        assert remind_owners() == 0
    with make.moved_to(datetime(2026, 3, 21, 8, tzinfo=UTC)):
        assert (remind_owners(), remind_owners()) == (1, 0)
        delivered()
    with make.moved_to(datetime(2026, 3, 28, 8, tzinfo=UTC)):
        assert remind_owners() == 1
    told = Notification.objects.filter(event__kind="record.overdue")
    assert [(one.user, one.title) for one in told] == [(world.province, "已逾期1天：热力管网扩建用地指标不足")]


def test_gb_25_difficulties_of_a_report_on_file_enter_the_log_by_themselves(world: World) -> None:
    row = {"uuid": str(uuid.uuid4()), "kind": "eia", "description": "环评审批周期较长", "request": "请予协调"}
    filing = filed(world, difficulties={"rows": [row]})
    (record,) = Record.objects.filter(ledger="problems")
    assert (record.title, record.category, record.state) == ("环评审批周期较长", "eia", "open")
    assert (record.entered_by, record.origin) == (filing.body, f"{filing.public_id}/{row['uuid']}")


# GB-24 --------------------------------------------------------------------------------------------------------------


def test_gb_24_an_agreed_case_of_a_report_is_reviewed_and_published(world: World) -> None:
    filed(
        world,
        experience={"experience": "机制", "case_title": "一套管家", "case": "统一监测。", "publish": "yes"},
    )
    record = Record.objects.get(ledger="cases")
    one = f"/records/one/{record.public_id}/"
    assert "一套管家" not in Client().get("/cases/").content.decode()
    assert posted(world.park, f"{one}offered/", {}).status_code == HTTPStatus.FOUND
    assert posted(world.park, f"{one}published/", {}).status_code == HTTPStatus.FORBIDDEN
    assert posted(world.province, f"{one}published/", {}).status_code == HTTPStatus.FOUND
    case = PublishedRecord.objects.get()
    assert "一套管家" in Client().get("/cases/?q=统一监测").content.decode()
    assert "统一监测。" in Client().get(f"/cases/{case.public_id}/").content.decode()


def test_gb_24_a_case_that_is_not_to_be_published_stays_out_of_the_library(world: World) -> None:
    filed(world, experience={"experience": "机制", "case_title": "一套管家", "case": "统一监测。", "publish": "no"})
    assert Record.objects.filter(ledger="cases").count() == 0


def test_gb_24_a_withdrawn_case_says_why_and_shows_no_text(world: World) -> None:
    record = make_record.entered(world.park, world.base, "cases", CASE)
    one = f"/records/one/{record.public_id}/"
    posted(world.park, f"{one}offered/", {})
    posted(world.ministry, f"{one}published/", {})
    case = PublishedRecord.objects.get()
    assert posted(world.park, f"{one}withdrawn/", {"said": "数据有误，待核"}).status_code == HTTPStatus.FOUND
    page = Client().get(f"/cases/{case.public_id}/").content.decode()
    assert "数据有误，待核" in page
    assert CASE["text"] not in page
    assert CASE["title"] not in Client().get("/cases/").content.decode()


# GB-28 --------------------------------------------------------------------------------------------------------------

NOTE = {"title": "现场了解供热项目", "kind": "visit", "dated": "2026-03-02", "note": "桩基已完成，进度正常。"}


def test_gb_28_tracking_notes_are_kept_by_the_level_above_and_not_shown_to_the_park(world: World) -> None:
    answer = enter_by_page(world.province, "tracking", NOTE, base=world.base.pk)
    assert answer.status_code == HTTPStatus.FOUND
    one = f"/records/one/{Record.objects.get().public_id}/"
    seen = {
        user.username: browser(user).get(one).status_code for user in (world.ministry, world.park, world.other_province)
    }
    assert seen == {"ministry": 200, "park": 404, "other_province": 404}
    assert browser(world.park).get("/records/green_bases/tracking/").status_code == HTTPStatus.NOT_FOUND
    assert not Event.objects.filter(kind="record.entered").visible_to(world.park).exists()
