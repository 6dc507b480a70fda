"""The implementation plan of a high-tech zone and its groups of tasks, through the pages (HZ-05 to HZ-07, HZ-10)."""

import uuid
from collections.abc import Iterator

import pytest

from common import clock
from reports.models import Filing, FilingVersion, PlanTask
from tests.factories import reports as make
from tests.obligations.test_other_programmes import NOW, Cast, cast_of
from tests.obligations.walking import begun, browser, filled, handed_in, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture
def cast() -> Cast:
    return cast_of("hitech_zones")


def plan(cast: Cast) -> Filing:
    asked = opened(cast.ministry, "hitech_zones", "plan", due_on="2026-03-31")
    filing = begun(cast.park, asked, participation=cast.base)
    area = filing.round.definition.task_areas[0].code
    for section in filing.filled_form.sections:
        if section.kind in ("narrative", "park_basics"):
            make.save(cast.park, filing, section.code, {one.code: "按计划推进。" for one in section.fields})
    make.save(cast.park, filing, "tasks", {"rows": [task(area)]})
    return filing


def task(area: str, **more: str) -> dict[str, str]:
    return {"uuid": str(uuid.uuid4()), "area": area, "task": "推进清洁生产", **more}


def hand_in(cast: Cast, filing: Filing) -> str:
    posted = {"statement": "on", "key": str(uuid.uuid4())}
    return browser(cast.park).post(f"/filings/{filing.public_id}/submit/", posted).content.decode()


def asks_for(cast: Cast, group: str) -> list[str]:
    """Hand in a plan with a task in each area of a group; return the areas that stand in it."""
    filing = plan(cast)
    areas = [one for one in filing.round.definition.task_areas if one.number.startswith(group)]
    page = browser(cast.park).get(f"/filings/{filing.public_id}/sections/tasks/").content.decode()
    assert [one.name.zh for one in areas if one.name.zh not in page] == []
    make.save(cast.park, filing, "tasks", {"rows": [task(one.code) for one in areas]})
    handed_in(cast.park, filing)
    stored = PlanTask.objects.values_list("area", flat=True)
    assert list(stored) == [one.code for one in areas]
    return [one.number for one in areas]


def test_hz_05_the_first_group_has_three_areas(cast: Cast) -> None:
    assert asks_for(cast, "1") == ["1.1", "1.2", "1.3"]


def test_hz_06_the_second_group_has_three_areas(cast: Cast) -> None:
    assert asks_for(cast, "2") == ["2.1", "2.2", "2.3"]


def test_hz_07_the_third_group_has_six_areas(cast: Cast) -> None:
    assert asks_for(cast, "3") == ["3.1", "3.2", "3.3", "3.4", "3.5", "3.6"]


@pytest.mark.parametrize(("rule", "section"), [("HZ-05", "pollution"), ("HZ-06", "technology"), ("HZ-07", "ecology")])
def test_hz_05_06_07_the_yearly_report_asks_the_progress_of_each_group(cast: Cast, rule: str, section: str) -> None:
    asked = opened(cast.ministry, "hitech_zones", "carbon_peak_report", due_on="2026-03-31")
    filing = filled(cast.park, begun(cast.park, asked, participation=cast.base))
    assert filing.filled_form.section(section).rule == rule
    make.save(cast.park, filing, section, {"progress": ""})
    assert f"#at-{section}-progress" in hand_in(cast, filing)


def test_hz_10_the_plan_has_its_own_sections_and_asks_the_policies(cast: Cast) -> None:
    filing = plan(cast)
    page = browser(cast.park).get(f"/filings/{filing.public_id}/sections/policies/").content.decode()
    asked = ("产业政策", "投资政策", "税收政策", "服务和保障")
    assert [name for name in asked if name in page] == list(asked)
    make.save(cast.park, filing, "policies", {"industry": "", "investment": "有", "taxation": "有", "services": "有"})
    assert "填写“产业政策”" in hand_in(cast, filing)


def test_hz_10_the_gate_of_the_bases_does_not_apply(cast: Cast) -> None:
    """Goals without numbers and tasks without a body are taken; a word in place of a number still is none."""
    filing = plan(cast)
    words = {"cells": {"energy_per_value_added": {"note": "持续下降，纳入考核"}}}
    make.save(cast.park, filing, "goals", words)
    handed_in(cast.park, filing)
    assert FilingVersion.objects.count() == 1
    assert PlanTask.objects.get().responsible_body == ""
