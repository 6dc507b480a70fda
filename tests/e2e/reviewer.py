"""Reviewers score in the admin; the ministry reads the result and releases it."""

from playwright.sync_api import Browser

from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

BASE = "天津经济技术开发区"
CRITERIA = 7
REASON = "任务基本完成，佐证材料较为充分，个别数据需要补充。"
OPINION = "基地建设成效较好，建议完善统计口径。"
POINTS = ("12", "12.5", "１２", "13", "8.5", "16", "8")


def first_reviewer_finishes_the_half_scored_sheet(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "expert1") as reviewer:
        reviewer.look("reviewer-home")
        _open_sheet(reviewer)
        reviewer.look("sheet-half-scored")
        _score(reviewer)
        _submit(reviewer)


def second_reviewer_scores_what_was_assigned_and_sees_nothing_else(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "expert2") as reviewer:
        reviewer.open("/admin/evaluations/assignment/")
        reviewer.look("worklist")
        assert BASE in reviewer.text()
        assert "武安工业园区" not in reviewer.text()
        _open_sheet(reviewer)
        reviewer.page.get_by_label("第1项得分").fill("99")
        reviewer.button("核对并提交")
        assert reviewer.problems() != []
        reviewer.look("sheet-problems")
        _score(reviewer)
        _submit(reviewer)
        answer = reviewer.page.request.get(f"{portal.url}/filings/")
        assert BASE not in answer.text()


def _open_sheet(reviewer: Visitor) -> None:
    reviewer.open("/")
    reviewer.link(BASE)
    assert reviewer.heading() == BASE


def _score(reviewer: Visitor) -> None:
    for number, points in enumerate(POINTS, start=1):
        reviewer.page.get_by_label(f"第{number}项得分").fill(points)
        reviewer.page.get_by_label(f"第{number}项理由").fill(REASON)
    reviewer.fill("总体意见", OPINION)


def _submit(reviewer: Visitor) -> None:
    reviewer.button("核对并提交")
    assert "82.0" in reviewer.text() or "82" in reviewer.text()
    reviewer.look("sheet-check")
    reviewer.button("提交评分表")
    reviewer.look("sheet-submitted")


def ministry_reads_the_result_and_releases_it(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/evaluations/")
        ministry.look("evaluations")
        ministry.link(BASE)
        assert "82.0" in ministry.text()
        assert "良好" in ministry.text()
        ministry.look("result")
        ministry.link("发布结果")
        ministry.look("release")
        ministry.button("向园区和省级部门发布")
        assert "已发布" in ministry.text()
        ministry.look("released")
    with visiting(portal, browser, "park22") as other:
        assert BASE not in other.page.request.get(f"{portal.url}/evaluations/").text()
