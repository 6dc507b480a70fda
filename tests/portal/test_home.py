"""What needs somebody today, and nothing of anybody else."""

from datetime import timedelta

import pytest
from django.test import Client

from accounts.domain import invitations
from common import clock
from journal.domain import checking, jobs
from portal.demo import people
from portal.demo.world import World
from portal.domain import work
from portal.domain.standing import Standing, standing_of
from tests.portal.pages import signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def _titles(world: World, username: str) -> list[str]:
    desk = work.desk_of(world.people[username])
    return [f"{row.status}: {row.title}" for group in desk.groups for row in group.rows]


def test_a_park_finds_what_it_owes_with_the_overdue_first(world: World) -> None:
    assert _titles(world, "park13") == [
        f"not_started: 濉溪经济开发区 {world.year - 1}年度总结报告",
        f"not_started: 濉溪经济开发区 {world.year}年度总结报告",
    ]
    headings = [str(group.heading) for group in work.desk_of(world.people["park13"]).groups]
    assert headings == ["已逾期", "以后"]


def test_only_what_is_overdue_is_the_primary_act(world: World) -> None:
    rows = [row for group in work.desk_of(world.people["park13"]).groups for row in group.rows]
    assert [row.primary for row in rows] == [True, False]


def test_a_park_finds_what_came_back_with_the_day_it_is_expected(world: World) -> None:
    desk = work.desk_of(world.people["park09"])
    assert _titles(world, "park09") == [f"returned: 盐城环保高新技术产业开发区 {world.year}年度总结报告"]
    assert [(row.due_on - world.today).days for group in desk.groups for row in group.rows if row.due_on] == [3]


def test_a_province_finds_its_list_and_the_report_that_waits_for_it(world: World) -> None:
    assert _titles(world, "drc32") == [
        "not_started: 江苏 第二批绿色产业示范基地园区清单",
        f"mine: 南京经济技术开发区 {world.today.year}年申报书",
        f"mine: 无锡国家高新技术产业开发区 {world.today.year}年申报书",
        "not_started: 江苏 2025年度循环化改造总体进展",
        f"mine: 常州经济开发区 {world.year}年度总结报告",
        "mine: 盐城环保高新技术产业开发区 2025年度循环化改造进展报告",
    ]


def test_the_province_that_recommended_reviews_not_the_one_where_the_park_lies(world: World) -> None:
    assert f"mine: 漕河泾新兴技术开发区盐城分区 {world.year}年度总结报告" in _titles(world, "drc31")
    assert "漕河泾" not in text(signed_in(world, "drc32"), "/")


def test_the_ministry_finds_lists_reports_and_the_result_to_release(world: World) -> None:
    assert sorted(_titles(world, "ndrc")) == [
        "handling: 异议第2号 襄阳高新技术产业开发区",
        f"mine: 武安工业园区 {world.year}年度总结报告",
        "mine: 浙江 第二批绿色产业示范基地园区清单",
        f"mine: 芜湖高新技术产业开发区 {world.year}年度总结报告",
        f"scored: 广州经济技术开发区 {world.today.year}年终期评估",
    ]


def test_a_reviewer_finds_only_what_was_assigned(world: World) -> None:
    assert _titles(world, "expert1") == [f"assigned: 天津经济技术开发区 {world.today.year}年终期评估"]
    assert _titles(world, "expert3") == []


def test_a_park_goes_on_with_an_application_that_nobody_asked_for(world: World) -> None:
    assert _titles(world, "nantong") == [f"in_progress: 南通经济技术开发区 {world.today.year}年申报书"]


def test_each_administrator_finds_what_the_role_has_to_do(world: World) -> None:
    seat = "安徽省发展和改革委员会 方立 → 钱晓东"
    assert _titles(world, "system") == [f"mine: 邀请接任人：{seat}"]
    assert _titles(world, "security") == [f"mine: 任职交接：{seat}"]
    assert _titles(world, "audit") == ["mine: 按封印核对日志"]


def test_an_invited_successor_is_no_longer_waited_for(world: World) -> None:
    invitations.invite_person(
        actor=world.people["system"], username="drc34b", name="钱晓东", email="QianXiaodong@demo.invalid"
    )
    assert _titles(world, "system") == []


def test_a_checked_journal_is_checked_again_after_a_week(world: World) -> None:
    auditor = world.people["audit"]
    jobs.run_job(checking.ask(actor=auditor).pk)
    assert _titles(world, "audit") == []
    with clock.frozen(clock.now() + checking.INTERVAL + timedelta(seconds=1)):
        assert _titles(world, "audit") == ["mine: 按封印核对日志"]


def test_nobody_on_the_login_page_is_without_anything_to_do(world: World) -> None:
    assert [name for _shown, name in people.accounts_shown() if not _titles(world, name)] == []


@pytest.mark.parametrize(
    ("username", "standing"),
    [
        ("ndrc", Standing.MINISTRY),
        ("most", Standing.MINISTRY),
        ("drc32", Standing.PROVINCE),
        ("park08", Standing.PARK),
        ("expert1", Standing.REVIEWER),
        ("security", Standing.ADMINISTRATOR),
    ],
)
def test_a_person_meets_the_portal_in_the_widest_capacity_held_today(
    world: World, username: str, standing: Standing
) -> None:
    assert standing_of(world.people[username]) == standing


def test_a_home_shows_at_most_so_many_rows_and_counts_all(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "SHOWN", 2)
    desk = work.desk_of(world.people["ndrc"])
    assert sum(len(group.rows) for group in desk.groups) == 2
    assert desk.total == 5


def test_what_others_hold_is_shown_with_its_chain(world: World) -> None:
    words = text(signed_in(world, "drc32"), "/")
    assert "现由谁办" in words
    assert f"盐城环保高新技术产业开发区 {world.year}年度总结报告" in words
    assert "综合能源消费量与省统计口径相差较大" in words


def test_a_visitor_reads_the_named_lists_and_the_running_notice(world: World) -> None:
    words = text(Client(), "/")
    assert "绿色产业示范基地名单（第一批）" in words
    assert "拟入选名单公示（湖北）" in words
    assert "登录" in words
