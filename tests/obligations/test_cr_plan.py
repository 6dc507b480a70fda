"""The plan of a circular retrofit and what waits for its approval, through the pages (CR-02, CR-05, CR-07)."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from common import clock
from reports.models import ApprovedPlan, Filing, PlanProject, PlanTask
from tests.factories import reports as make
from tests.obligations.test_other_programmes import NOW, Cast, cast_of
from tests.obligations.walking import begun, browser, filled, handed_in, handled, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]
AREAS = ("layout", "linking", "carbon", "resources", "pollution")


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return cast_of("circular_retrofits")


def plan(cast: Cast) -> Filing:
    asked = opened(cast.ministry, "circular_retrofits", "plan", due_on="2026-03-31")
    return filled(cast.park, begun(cast.park, asked, participation=cast.base))


def report(cast: Cast, **project: str) -> Filing:
    """Begin the report of 2025 and fill it in; a project stands in it."""
    asked = opened(cast.ministry, "circular_retrofits", "annual_report", due_on="2026-03-31")
    filing = filled(cast.park, begun(cast.park, asked, participation=cast.base))
    row = {"uuid": str(uuid.uuid4()), "name": "余热利用", "body": "热电公司", "invested": "0", **project}
    make.save(cast.park, filing, "projects", {"rows": [row]})
    return filing


def hand_in(cast: Cast, filing: Filing) -> str:
    posted = {"statement": "on", "key": str(uuid.uuid4())}
    return browser(cast.park).post(f"/filings/{filing.public_id}/submit/", posted).content.decode()


def test_cr_02_the_five_tasks_are_asked_in_plan_and_report(cast: Cast) -> None:
    filing = plan(cast)
    page = browser(cast.park).get(f"/filings/{filing.public_id}/sections/tasks/").content.decode()
    assert [area for area in AREAS if f'value="{area}"' in page] == list(AREAS)
    rows: list[Any] = [
        {
            "uuid": str(uuid.uuid4()),
            "area": area,
            "task": f"任务{area}",
            "responsible_body": "建设局",
            "ends_on": "2025-12-31",
        }
        for area in AREAS
    ]
    make.save(cast.park, filing, "tasks", {"rows": rows})
    handed_in(cast.park, filing)
    assert list(PlanTask.objects.values_list("area", flat=True)) == list(AREAS)


def test_cr_05_the_plan_has_its_six_parts_and_is_refused_without_one(cast: Cast) -> None:
    filing = plan(cast)
    page = browser(cast.park).get(f"/filings/{filing.public_id}/").content.decode()
    parts = ("基本情况", "主要任务", "重点项目", "预期成效", "组织实施", "保障措施")
    assert [name for name in parts if name in page] == list(parts)
    make.save(cast.park, filing, "safeguards", {"safeguards": ""})
    assert "填写“保障措施”" in hand_in(cast, filing)
    make.save(cast.park, filing, "safeguards", {"safeguards": "设立专项资金。"})
    handed_in(cast.park, filing)
    project = PlanProject.objects.get()
    assert (project.content != "", project.investment, project.kind) == (True, Decimal(4), "linking")


def test_cr_07_the_province_approves_with_an_opinion(cast: Cast) -> None:
    filing = handed_in(cast.park, plan(cast))
    address = f"/filings/{filing.public_id}/review/file/"
    assert "填写意见" in browser(cast.province).post(address, {"opinion": ""}).content.decode()
    assert not ApprovedPlan.objects.exists()
    handled(cast.province, filing, "file")
    assert ApprovedPlan.objects.get().version.filing == filing


def test_cr_07_nothing_begins_before_the_approval_but_the_report_can_be_handed_in(cast: Cast) -> None:
    filing = report(cast, status="building")
    assert "方案尚未审核同意，任务和项目不能开始" in hand_in(cast, filing)
    row = filing.sections.get(code="projects").content["rows"][0]
    make.save(cast.park, filing, "projects", {"rows": [{**row, "status": "preparing"}]})
    handed_in(cast.park, filing)
    filing.refresh_from_db()
    assert filing.state == "reviewing"


def test_cr_07_a_project_is_not_reported_as_begun_before_the_day_of_approval(cast: Cast) -> None:
    handled(cast.province, handed_in(cast.park, plan(cast)), "file")
    filing = report(cast, status="building", started_on="2025-11-01")
    page = hand_in(cast, filing)
    assert "“状态”：方案于2026年3月10日审核同意，此前任务和项目不能开始" in page
    assert "“实际开工时间”：方案于2026年3月10日审核同意" in page


def test_cr_07_after_the_approval_it_is_taken(cast: Cast) -> None:
    with clock.frozen(datetime(2025, 2, 5, 2, tzinfo=UTC)):
        days = {"opens_on": "2025-02-01", "due_on": "2025-03-31"}
        asked = opened(cast.ministry, "circular_retrofits", "plan", **days)
        filing = filled(cast.park, begun(cast.park, asked, participation=cast.base))
        handled(cast.province, handed_in(cast.park, filing), "file")
    handed_in(cast.park, report(cast, status="building", started_on="2025-02-05"))
    assert Filing.objects.get(form="annual_report").state == "reviewing"
