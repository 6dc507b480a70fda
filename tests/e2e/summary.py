"""A province's summary: drafted from the reports of its parks, traced, handed in, filed."""

from datetime import UTC, datetime

from playwright.sync_api import Browser

from common.clock import CHINA
from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

YEAR = min(datetime.now(UTC).astimezone(CHINA).year - 1, 2025)
SUMMARY = f"{YEAR}年度循环化改造总体进展"
PARK = "盐城环保高新技术产业开发区"


def province_drafts_its_summary(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "drc32") as province:
        province.open("/")
        province.link(f"江苏 {SUMMARY}")
        province.button("开始填报")
        _totals(province)
        _words(province)
        _hand_in(province)


def ministry_files_it_and_reads_the_origin(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/")
        ministry.link(f"江苏 {SUMMARY}")
        ministry.link("查看已报送的内容")
        ministry.link("数据来源")
        assert PARK in ministry.text()
        ministry.look("summary-origins-ministry")
        ministry.page.go_back()
        ministry.page.go_back()
        ministry.link("审核")
        ministry.link("备案")
        ministry.button("备案")
        assert "已备案" in ministry.text()


def _totals(province: Visitor) -> None:
    """The sums stand there already; behind each of them are the reports."""
    province.link("汇总数据")
    assert province.page.get_by_label("节能量").first.input_value() == "3.42"
    province.look("summary-totals")
    province.link("1份报告")
    assert PARK in province.text()
    province.look("summary-origins")
    province.page.go_back()
    province.button("保存并检查")


def _words(province: Visitor) -> None:
    province.link("总体进展和成效")
    assert "固废协同处置中心" in province.page.get_by_label("总体进展").first.input_value()
    province.look("summary-progress")
    province.fill("主要成效", "节能、节水和固体废物综合利用均好于上年，余热回收项目前期工作完成。")
    province.button("保存并检查")


def _hand_in(province: Visitor) -> None:
    province.link("核对与报送")
    assert province.problems() == []
    province.look("summary-check")
    province.page.get_by_role("checkbox").check()
    province.button("报送国家发展改革委")
    assert province.heading() == "已报送"
