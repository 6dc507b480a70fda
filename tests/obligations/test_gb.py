"""Rules of the green-industry bases that filings make true, through the pages their users work with."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from accounts.models import User
from programmes.models import Obligation
from reports.models import Filing, FilingVersion, ListEntry
from tests.factories import plans
from tests.factories import reports as make
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新技术产业开发区", "南通经济技术开发区", "徐州高新技术产业开发区")


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    for number, name in enumerate(PARKS, start=1):
        make.park(f"JS-{number}", name, "320000", in_catalogue_2018=True)
    return small_world


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def hand_in(user: User, filing: Filing) -> str:
    """Press the button; return the page that answers."""
    posted = {"key": str(uuid.uuid4()), "statement": "1"}
    return signed_in(user).post(f"/filings/{filing.public_id}/submit/", posted, follow=True).content.decode()


def test_gb_11_the_province_recommends_one_list_with_an_opinion_on_each_park(world: World) -> None:
    filing = make.filled_list(world, make.call_round(world), *PARKS[:2])
    hand_in(world.province, filing)
    rows = ListEntry.objects.filter(version__filing=filing)
    assert [(one.rank, one.park.name, one.opinion) for one in rows] == [
        (1, PARKS[0], "基础较好，同意推荐"),
        (2, PARKS[1], "基础较好，同意推荐"),
    ]
    filing.refresh_from_db()
    assert filing.holder.short_name == "国家发展改革委"


def test_gb_11_a_park_without_an_opinion_is_not_recommended(world: World) -> None:
    filing = make.filled_list(world, make.call_round(world))
    row = make.candidate(PARKS[0], 1, opinion=" ")
    make.save(world.province, filing, "candidates", {"rows": [row]})
    page = hand_in(world.province, filing)
    assert "第1行：填写“审核意见”" in page
    assert FilingVersion.objects.count() == 0


def test_gb_12_fourth_candidate_needs_a_justification(world: World) -> None:
    filing = make.filled_list(world, make.call_round(world), *PARKS)
    page = hand_in(world.province, filing)
    assert "原则上推荐不超过3家，现为4家，须书面说明理由" in page
    assert f"/filings/{filing.public_id}/sections/excess/?checked=1#at-excess-justification" in page
    assert FilingVersion.objects.count() == 0


def test_gb_12_the_ministry_sees_the_justification_and_may_refuse_it(world: World) -> None:
    filing = make.filled_list(world, make.call_round(world), *PARKS)
    make.save(world.province, filing, "excess", {"justification": "第4家为跨省共建园区"})
    hand_in(world.province, filing)
    ministry = signed_in(world.ministry)
    assert "第4家为跨省共建园区" in ministry.get(f"/filings/{filing.public_id}/review/").content.decode()
    posted = {"reason/candidates": "超额理由不充分，保留3家"}
    ministry.post(f"/filings/{filing.public_id}/review/return/", posted)
    filing.refresh_from_db()
    assert filing.state == "returned"


def test_gb_12_the_quota_of_the_round_counts_before_that_of_the_definition(world: World) -> None:
    filing = make.filled_list(world, make.call_round(world, quota=1), *PARKS[:2])
    assert "原则上推荐不超过1家，现为2家" in hand_in(world.province, filing)


def test_gb_21_each_base_owes_a_report_every_year_of_its_construction(world: World) -> None:
    for year in (2024, 2025):
        make.report_round(world, year, closes_on=None)
    owed = Obligation.objects.filter(participation=world.base).order_by("period")
    assert [(one.period, one.due_on) for one in owed] == [(2024, date(2025, 3, 31)), (2025, date(2026, 3, 31))]


def test_gb_21_the_report_goes_from_the_park_through_the_province_to_the_ministry(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    held = []
    for user, act in ((world.park, "submit"), (world.province, "review/pass-on"), (world.ministry, "review/file")):
        posted = {"key": str(uuid.uuid4()), "statement": "1", "opinion": "属实"}
        signed_in(user).post(f"/filings/{filing.public_id}/{act}/", posted)
        filing.refresh_from_db()
        held.append((filing.state, filing.holder.short_name))
    assert held == [("reviewing", "江苏省发展改革委"), ("reviewing", "国家发展改革委"), ("filed", "国家发展改革委")]


def test_gb_27_the_declaration_is_part_of_every_report(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    make.save(world.park, filing, "declaration", {"new_high_energy": "", "had_incident": "no"})
    assert "填写“报告年度有新上高耗能、高污染项目”" in hand_in(world.park, filing)
    assert FilingVersion.objects.count() == 0


def test_gb_27_a_project_marked_so_contradicts_a_declaration_that_there_is_none(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    make.save(world.park, filing, "projects", {"rows": [make.project(high_energy="yes")]})
    assert "第1行标为高耗能、高污染项目，但声明中填写没有此类项目" in hand_in(world.park, filing)
    declared = {"new_high_energy": "yes", "high_energy_explanation": "已责令停建", "had_incident": "no"}
    make.save(world.park, filing, "declaration", declared)
    hand_in(world.park, filing)
    assert FilingVersion.objects.count() == 1


def test_gb_27_a_plan_with_such_a_project_is_refused(world: World) -> None:
    filing = make.plan_draft(world)
    row = {"uuid": str(uuid.uuid4()), "name": "焦化扩建", "high_energy": "yes"}
    make.save(world.park, filing, "projects", {"rows": [row]})
    assert "第1行：严禁新上高耗能、高污染项目" in hand_in(world.park, filing)


def test_gb_17_a_goal_without_a_number_is_refused(world: World) -> None:
    filing = make.plan_draft(world)
    make.save(world.park, filing, "goals", {"cells": {"gdp": {"base": "400.0", "target": "大幅提高"}}})
    page = hand_in(world.park, filing)
    assert "地区生产总值（可比价）（目标值）：“大幅提高”不是数字。" in page


def test_gb_17_a_task_without_a_responsible_body_is_refused(world: World) -> None:
    filing = make.plan_draft(world)
    row = {"uuid": str(uuid.uuid4()), "area": "platforms", "task": "建设集中供热"}
    make.save(world.park, filing, "tasks", {"rows": [row]})
    assert "第1行：填写“责任单位”" in hand_in(world.park, filing)


def test_gb_28_nothing_is_taken_after_the_closing_day_without_permission(world: World) -> None:
    filing = make.filled_report(world, make.report_round(world))
    with make.moved_to(datetime(2026, 4, 30, 16, tzinfo=UTC)):
        page = hand_in(world.park, filing)
    assert "报送已于2026年4月30日结束时关闭。可以请上一级延期。" in page
    assert FilingVersion.objects.count() == 0


def asked_back(world: World, section: str, content: dict[str, str]) -> str:
    """Return what the page answers to a report with this section."""
    filing = make.filled_report(world, make.report_round(world))
    make.save(world.park, filing, section, content)
    return hand_in(world.park, filing)


def test_gb_19_the_report_says_whether_the_work_is_in_the_local_plan_with_its_evidence(world: World) -> None:
    said = {"in_local_plan": "yes", "in_work_report": "yes", "supervision": "每季度督查一次。"}
    page = asked_back(world, "local_plan", said)
    assert ("填写“规划名称和文号”" in page, "填写“督促检查情况”" in page) == (True, False)
    assert FilingVersion.objects.count() == 0
    filing = Filing.objects.get()
    evidence = "盐城市“十四五”规划纲要（盐政发〔2021〕12号）"
    make.save(world.park, filing, "local_plan", said | {"plan_evidence": evidence})
    hand_in(world.park, filing)
    seen = signed_in(world.province).get(f"/filings/{filing.public_id}/review/").content.decode()
    assert [one in seen for one in (evidence, "每季度督查一次。")] == [True, True]


def test_gb_19_neither_answer_may_be_left_out(world: World) -> None:
    page = asked_back(world, "local_plan", {"in_local_plan": "", "in_work_report": ""})
    assert [f"填写“{name}”" in page for name in ("目标任务已纳入当地“十四五”规划", "相关工作已写入政府工作报告")] == [
        True
    ] * 2
    assert FilingVersion.objects.count() == 0


def test_gb_31_the_report_says_how_often_the_mechanism_met_and_what_it_settled(world: World) -> None:
    page = asked_back(world, "coordination", {"meetings": "", "settled": " "})
    assert [f"填写“{name}”" in page for name in ("协调机制会议次数", "研究解决的重大问题")] == [True] * 2
    assert FilingVersion.objects.count() == 0
    filing = Filing.objects.get()
    make.save(world.park, filing, "coordination", {"meetings": "4", "settled": "解决热力管网扩建用地。"})
    hand_in(world.park, filing)
    assert (
        "解决热力管网扩建用地。"
        in signed_in(world.province).get(f"/filings/{filing.public_id}/review/").content.decode()
    )


def test_gb_31_a_plan_without_a_mechanism_is_refused(world: World) -> None:
    filing = plans.filled(world, safeguards={"mechanism": " ", "policies": "设立绿色产业基金。"})
    assert "填写“组织协调机制”" in hand_in(world.park, filing)
    make.save(
        world.park, filing, "safeguards", {"mechanism": "成立领导小组，管委会主任任组长。", "policies": "设立基金。"}
    )
    hand_in(world.park, filing)
    assert "管委会主任任组长" in signed_in(world.province).get(f"/filings/{filing.public_id}/review/").content.decode()
