"""The construction plan: quantified, executable, assessable (GB-17 to GB-20, GB-27)."""

import re
import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from common import clock
from journal.models import Event
from reports.domain import amending, plan_effects, sections
from reports.models import ApprovedPlan, Filing, FilingVersion, PlanInvestment, PlanProject, PlanTask, Target
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


def hand_in(world: World, filing: Filing) -> str:
    """Hand the plan in through the page and return what the page says."""
    posted = {"key": str(uuid.uuid4()), "statement": "1"}
    return signed_in(world.park).post(f"/filings/{filing.public_id}/submit/", posted).content.decode()


def goals(filing: Filing, **cells: dict[str, str]) -> dict[str, Any]:
    return {"cells": {**plans.content(filing)["goals"]["cells"], **cells}}


def test_gb_17_a_plan_that_says_everything_is_taken_and_stands_in_typed_rows(world: World) -> None:
    hand_in(world, plans.filled(world))
    version = FilingVersion.objects.get()
    gdp = Target.objects.filter(version=version, indicator="gdp").order_by("year")
    assert list(gdp.values_list("year", "base_year", "base", "target", "is_milestone")) == [
        (2023, 2020, Decimal(10), Decimal(14), True),
        (2025, 2020, Decimal(10), Decimal(20), False),
    ]
    assert PlanTask.objects.filter(version=version, responsible_body="园区建设局").count() == 5
    project = PlanProject.objects.get(version=version)
    assert (project.name, project.kind, project.investment) == ("余热梯级利用改造", "platform", Decimal(8600))
    assert list(PlanInvestment.objects.values_list("year", "amount")) == [(2021, Decimal(2600)), (2022, Decimal(6000))]


def test_gb_17_a_target_year_before_the_base_year_is_refused(world: World) -> None:
    filing = plans.filled(world)
    make.save(world.park, filing, "goals", goals(filing, years={"base": "2025", "target": "2021"}))
    assert "目标年份2021须晚于基期年份2025" in hand_in(world, filing)
    assert FilingVersion.objects.count() == 0


def test_gb_17_the_years_between_are_columns_and_nothing_typed_is_lost_when_they_move(world: World) -> None:
    filing = plans.filled(world)
    address = f"/filings/{filing.public_id}/sections/goals/"
    assert 'name="gdp/2024"' in page(world.park, address)
    make.save(world.park, filing, "goals", goals(filing, years={"base": "2020", "target": "2022"}))
    assert 'name="gdp/2023"' not in page(world.park, address)
    stored = filing.sections.get(code="goals").content["cells"]
    make.save(world.park, filing, "goals", {"cells": {**stored, "years": {"base": "2020", "target": "2025"}}})
    assert 'name="gdp/2023" value="14"' in page(world.park, address)


def test_gb_17_a_project_without_investment_is_refused(world: World) -> None:
    filing = plans.filled(world, projects={"rows": [plans.project(investment="0")]})
    assert "“总投资”应不小于0.01" in hand_in(world, filing)
    assert FilingVersion.objects.count() == 0


def test_gb_17_an_end_before_the_start_is_refused_at_its_field(world: World) -> None:
    row = plans.project(starts_on="2023-05-01")
    filing = plans.filled(world, projects={"rows": [row]})
    said = hand_in(world, filing)
    assert "“完工时间”（2022-12-31）早于“开工时间”（2023-05-01）" in said
    assert f"#at-projects-{row['uuid']}-ends_on" in said


def test_gb_17_investment_by_year_adds_up_to_the_total(world: World) -> None:
    filing = plans.filled(world, projects={"rows": [plans.project(yearly_2022="5000")]})
    assert "各年之和为7600，而“总投资”为8600" in hand_in(world, filing)
    make.save(world.park, filing, "projects", {"rows": [plans.project(yearly_2021="", yearly_2022="")]})
    assert "“总投资”尚未分解到各年" in hand_in(world, filing)
    longer = plans.project(yearly_2022="5000", ends_on="2027-06-30")
    make.save(world.park, filing, "projects", {"rows": [longer]})
    hand_in(world, filing)
    assert FilingVersion.objects.count() == 1


# A change after approval ---------------------------------------------------------------------------------------------

REASON = "受市场变化影响，需推迟供热项目并调高产值目标。"


def amended(world: World, version: FilingVersion) -> Filing:
    """Open the approved plan for a change by its page."""
    address = f"/filings/{version.filing.public_id}/amend/"
    assert signed_in(world.park).post(address, {"reason": REASON}).status_code == 302
    return Filing.objects.get(pk=version.filing_id)


def changed(world: World, version: FilingVersion) -> Filing:
    """Change a target, move the project, take a task out and add one; hand it in."""
    filing = amended(world, version)
    stored = {one.code: one.content for one in filing.sections.all()}
    stored["goals"]["cells"]["gdp"] |= {"target": "25.5"}
    make.save(world.park, filing, "goals", stored["goals"])
    row = stored["projects"]["rows"][0]
    make.save(world.park, filing, "projects", {"rows": [{**row, "ends_on": "2023-06-30"}]})
    rows = [*stored["tasks"]["rows"][1:], plans.task(task="建设园区碳管理平台")]
    make.save(world.park, filing, "tasks", {"rows": rows})
    hand_in(world, filing)
    return Filing.objects.get(pk=filing.pk)


def in_force(world: World) -> list[str]:
    rows = ApprovedPlan.objects.in_force(clock.today()).filter(participation=world.base)
    return list(rows.values_list("version__label", flat=True))


def test_gb_18_a_plan_is_in_force_once_the_last_level_has_put_it_on_file(world: World) -> None:
    version = plans.submitted(world)
    assert in_force(world) == []
    plans.consent(world, version.filing)
    assert in_force(world) == [version.label]


def test_gb_18_a_change_passes_the_same_levels_and_the_approved_version_holds_until_then(world: World) -> None:
    version = plans.approved(world)
    filing = changed(world, version)
    assert (filing.state, filing.holder.short_name, in_force(world)) == (
        "reviewing",
        "江苏省发展改革委",
        [version.label],
    )
    with make.moved_to(datetime(2026, 5, 6, 2, tzinfo=UTC)):
        plans.consent(world, filing)
        assert in_force(world) == [f"{version.label[:-2]}02"]
    rows = ApprovedPlan.objects.in_force(date(2026, 5, 5)).values_list("version__label", flat=True)
    assert list(rows) == [version.label]


def test_gb_18_park_province_and_ministry_see_what_a_change_does_to_targets(world: World) -> None:
    version = plans.approved(world)
    filing = amended(world, version)
    stored = filing.sections.get(code="goals").content
    stored["cells"]["gdp"] |= {"target": "25.5"}
    make.save(world.park, filing, "goals", stored)
    seen = [page(world.park, f"/filings/{filing.public_id}/check/")]
    hand_in(world, filing)
    seen.append(page(world.province, f"/filings/{filing.public_id}/review/"))
    seen.append(page(world.ministry, f"/filings/{filing.public_id}/versions/2/"))
    cells = ["2025", "20", "25.5", "+5.5"]
    for one in seen:
        table = one[one.index("对目标的影响") :]
        row = table[table.index("地区生产总值") : table.index("</tr>", table.index("地区生产总值"))]
        assert [text for text in re.findall(r">([^<>\s]+)<", row) if text in cells] == cells


def test_gb_18_a_change_names_tasks_and_projects_added_taken_out_and_moved(world: World) -> None:
    version = plans.approved(world)
    filing = changed(world, version)
    current = filing.current_version
    assert current is not None
    found = plan_effects.of_version(current)
    assert found is not None
    assert [(one.name, one.change) for one in found.rows] == [
        ("建设集中供热管网", "removed"),
        ("建设园区碳管理平台", "added"),
        ("余热梯级利用改造", "moved"),
    ]
    assert found.rows[2].details == ("完成时间：2022-12-31 → 2023-06-30",)
    assert "完成时间：2022-12-31 → 2023-06-30" in page(world.province, f"/filings/{filing.public_id}/review/")


def test_gb_18_a_change_that_changes_nothing_is_refused(world: World) -> None:
    filing = amended(world, plans.approved(world))
    assert "与现行方案没有差别" in hand_in(world, filing)
    assert filing.versions.count() == 1


def test_gb_18_a_change_is_given_up_and_the_plan_stands_as_it_was(world: World) -> None:
    version = plans.approved(world)
    filing = amended(world, version)
    make.save(world.park, filing, "safeguards", {"mechanism": "改写", "policies": "改写"})
    signed_in(world.park).post(f"/filings/{filing.public_id}/drop/")
    filing.refresh_from_db()
    assert (filing.state, filing.current_version_id, in_force(world)) == ("filed", version.pk, [version.label])
    assert filing.sections.get(code="safeguards").content == version.content["safeguards"]


def test_gb_18_a_change_needs_a_reason_and_the_levels_above_are_told(world: World) -> None:
    version = plans.approved(world)
    address = f"/filings/{version.filing.public_id}/amend/"
    assert signed_in(world.park).post(address, {"reason": " "}).status_code == 422
    amended(world, version)
    told = Event.objects.get(kind="filing.amended")
    assert (told.reason, told.data["version"]) == (REASON, version.label)
    assert signed_in(world.province).get(address).status_code == 403
    assert signed_in(world.other_province).get(address).status_code == 404


def test_gb_18_after_a_return_of_a_change_only_what_was_named_is_open_again(world: World) -> None:
    filing = changed(world, plans.approved(world))
    make.return_report(world, filing, "goals")
    assert [code for code in ("goals", "tasks") if sections.is_open(filing, code)] == ["goals"]
    amending.drop_change(actor=world.park, filing=filing)
    filing = amended(world, FilingVersion.objects.get(filing=filing, number=1))
    assert sections.is_open(filing, "tasks")


# What plan and report ask of the organisation ------------------------------------------------------------------------


def report_hand_in(world: World, section: str, content: dict[str, str]) -> str:
    filing = make.filled_report(world, make.report_round(world))
    make.save(world.park, filing, section, content)
    return hand_in(world, filing)


def test_gb_19_the_report_says_whether_goals_entered_the_local_plan_and_gives_the_evidence(world: World) -> None:
    said = report_hand_in(world, "local_plan", {"in_local_plan": "yes", "plan_evidence": "", "in_work_report": ""})
    assert "填写“规划名称和文号”" in said
    assert "填写“相关工作已写入政府工作报告”" in said
    filing = Filing.objects.get(form="annual_report")
    evidence = "盐城市“十四五”规划纲要（盐政发〔2021〕5号）"
    answers = {
        "in_local_plan": "yes",
        "plan_evidence": evidence,
        "in_work_report": "yes",
        "supervision": "每季度督查。",
    }
    make.save(world.park, filing, "local_plan", answers)
    hand_in(world, filing)
    shown = page(world.province, f"/filings/{filing.public_id}/versions/1/")
    assert [text for text in (evidence, "每季度督查。") if text in shown] == [evidence, "每季度督查。"]


def test_gb_31_the_mechanism_stands_in_the_plan_its_meetings_and_questions_in_the_report(world: World) -> None:
    filing = plans.filled(world, safeguards={"mechanism": "", "policies": "设立基金。"})
    assert "填写“组织协调机制”" in hand_in(world, filing)
    said = report_hand_in(world, "coordination", {"meetings": "", "settled": ""})
    assert "填写“协调机制会议次数”" in said
    assert "填写“研究解决的重大问题”" in said
