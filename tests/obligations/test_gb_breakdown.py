"""The plan broken down: the work of each year with dates, bodies and persons, and its timetable (GB-20)."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accounts.models import User
from journal.domain import files, papers
from journal.models import Event, Paper
from reports.models import FilingVersion, PlanTask, Progress, WorkItem
from tests import papers as read
from tests.factories import plans
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def approved(world: World, **more: object) -> FilingVersion:
    """Return a plan in force since June 2025."""
    with make.moved_to(datetime(2025, 6, 3, 2, tzinfo=UTC)):
        return plans.approved(world, **more)


def work(world: World, version: FilingVersion, **more: str) -> dict[str, str]:
    """Return what is typed to enter work of 2025."""
    task = PlanTask.objects.filter(version=version).first()
    assert task is not None
    return {
        "plan_key": str(task.key),
        "title": "完成三期管网8公里",
        "responsible_body": "规划建设局",
        "responsible_person": "赵国强",
        "starts_on": "2025-07-01",
        "ends_on": "2025-12-20",
        **more,
    }


def enter(world: World, posted: dict[str, str]) -> str:
    return signed_in(world.park).post(f"/filings/plans/{world.base.pk}/work/", posted, follow=True).content.decode()


def test_gb_20_the_park_breaks_its_plan_down_with_dates_body_and_person(world: World) -> None:
    shown = enter(world, work(world, approved(world)))
    item = WorkItem.objects.get()
    assert (item.year, item.responsible_body, item.responsible_person) == (2025, "规划建设局", "赵国强")
    assert (item.starts_on, item.ends_on) == (date(2025, 7, 1), date(2025, 12, 20))
    assert "2025年工作" in shown
    assert Event.objects.get(kind="work.added").data["title"] == "完成三期管网8公里"


def test_gb_20_work_without_a_person_or_with_days_out_of_order_is_refused(world: World) -> None:
    version = approved(world)
    assert "完成时间早于开始时间" in enter(world, work(world, version, ends_on="2025-06-01"))
    assert "开始和完成时间不在同一年度" in enter(world, work(world, version, ends_on="2026-02-01"))
    assert "错误：" in enter(world, work(world, version, responsible_person=""))
    assert WorkItem.objects.count() == 0


def test_gb_20_nothing_is_broken_down_before_the_plan_is_approved_nor_by_others(world: World) -> None:
    version = plans.submitted(world)
    address = f"/filings/plans/{world.base.pk}/work/"
    assert signed_in(world.park).post(address, work(world, version)).status_code == 403
    plans.consent(world, version.filing)
    statuses = [signed_in(who).get(address).status_code for who in (world.park, world.province, world.other_park)]
    assert statuses == [200, 403, 404]


def test_gb_20_the_work_of_the_year_begins_the_report_and_the_report_marks_its_progress(world: World) -> None:
    version = approved(world)
    enter(world, work(world, version))
    item, plan_project = WorkItem.objects.get(), version.content["projects"]["rows"][0]
    opened = make.report_round(world)
    filing = make.report_draft(world, opened)
    rows = filing.sections.get(code="tasks").content["rows"]
    assert [(row["uuid"], row["task"]) for row in rows] == [(str(item.public_id), "完成三期管网8公里")]
    begun = filing.sections.get(code="projects").content["rows"][0]
    assert (begun["uuid"], begun["name"], begun["in_plan"]) == (plan_project["uuid"], "余热梯级利用改造", "yes")
    for code, content in make.report_content(filing).items():
        make.save(world.park, filing, code, content)
    make.save(world.park, filing, "tasks", {"rows": [{**rows[0], "status": "done"}]})
    said = {"status": "building", "invested": "5200", "person": "陈立"}
    make.save(world.park, filing, "projects", {"rows": [{**begun, **said}]})
    make.submit(world.park, filing)
    assert list(Progress.objects.order_by("name").values_list("name", "status", "year")) == [
        ("余热梯级利用改造", "building", 2025),
        ("完成三期管网8公里", "done", 2025),
    ]
    shown = page(world.province, f"/filings/plans/{world.base.pk}/")
    row = shown[shown.index("完成三期管网8公里") :]
    assert re.search(r"已完成.*?2025年度报告", row[: row.index("</tr>")], re.DOTALL)


def test_gb_20_the_timetable_is_drawn_for_page_and_paper_with_its_data_beside(world: World) -> None:
    tasks = [plans.task(plans.AREAS[number % 5], task=f"第{number}项建设任务") for number in range(1, 61)]
    version = approved(world, tasks={"rows": tasks})
    shown = page(world.ministry, f"/filings/plans/{world.base.pk}/")
    assert (shown.count("chart-wide"), shown.count("chart-narrow"), shown.count('rx="2"')) == (1, 1, 2 * 61)
    assert 'aria-label="共61项任务和项目，其中已完成0项，滞后或逾期61项。"' in shown
    assert shown.count("第60项建设任务") == 3  # in both pictures and in the table beside
    paper = Paper.objects.get(document="reports.summary", version=version.label)
    papers.make(paper)
    paper.refresh_from_db()
    assert paper.file is not None
    with files.path_of(paper.file).open("rb") as pdf:
        assert "进度安排" in read.text(pdf.read())


def test_gb_20_the_yearly_list_is_filtered_and_exported(world: World) -> None:
    enter(world, work(world, approved(world)))
    assert "完成三期管网8公里" in page(world.province, "/filings/work/?year=2025")
    assert "完成三期管网8公里" not in page(world.province, "/filings/work/?year=2024")
    assert "完成三期管网8公里" not in page(world.other_province, "/filings/work/")
    exported = signed_in(world.ministry).get("/filings/work/?export=csv")
    assert "赵国强" in b"".join(exported.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]


def test_gb_20_work_is_changed_and_taken_off_and_the_journal_keeps_what_it_was(world: World) -> None:
    version = approved(world)
    enter(world, work(world, version))
    item = WorkItem.objects.get()
    changed = work(world, version, ends_on="2025-11-30")
    signed_in(world.park).post(f"/filings/work/{item.public_id}/change/", changed)
    item.refresh_from_db()
    assert item.ends_on == date(2025, 11, 30)
    signed_in(world.park).post(f"/filings/work/{item.public_id}/remove/")
    assert WorkItem.objects.count() == 0
    assert Event.objects.get(kind="work.removed").data["ends_on"] == "2025-11-30"
