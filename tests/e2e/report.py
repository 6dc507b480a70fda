"""A park's annual report: draft with autosave, stale save, checks, one submission; return, correction, filing, PDF."""

import io
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from common.clock import CHINA
from portal.demo.figures import figures_of
from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

BASE, PARK, PROVINCE = 8, "苏州国家高新技术产业开发区", "江苏省发展改革委"
YEAR = datetime.now(UTC).astimezone(CHINA).year - 1
REPORT = f"{PARK} {YEAR}年度总结报告"
FIGURES = figures_of(BASE, YEAR)

PROGRESS = "印发绿色准入管理办法，对4个拟入园项目开展能耗和排放论证，劝退1个。"
ANSWERS = {
    "完善政策体制机制": {"工作进展和成效": PROGRESS, "下一年安排": "修订产业扶持政策。"},
    "经验与案例": {"经验做法": "清单化推进，把五项任务分解到季度和责任人。"},
}
CHOICES = {
    "纳入地方规划和督促情况": {"纳入当地": "是", "写入政府工作报告": "是"},
    "高耗能高污染项目声明": {"新上高耗能": "否", "较大及以上生产安全事故": "否"},
}
PROJECT = {
    "项目名称": "集中供热管网三期",
    "总投资": "32000",
    "累计完成投资": "32000",
    "责任单位": "园区建设公司",
    "责任人": "李强",
}


def park_fills_in_and_hands_in(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "park08") as park:
        park.look("park-home")
        park.link(REPORT)
        park.look("report-tasks")
        _autosave_and_stale_save(park)
        _sections(park)
        _indicators(park)
        _project(park)
        _tasks(park)
        _attachment(park)
        _hand_in(park)


def _autosave_and_stale_save(park: Visitor) -> None:
    """What is typed saves itself; a second window that knows an older text overwrites nothing."""
    park.link("完善政策体制机制")
    other = park.page.context.new_page()
    other.goto(park.page.url)
    park.fill("工作进展和成效", PROGRESS)
    expect(park.page.locator("[data-save-state]")).to_contain_text("已自动保存")
    other.get_by_label("工作进展和成效").fill("另一个窗口里写的内容。")
    expect(other.get_by_role("alert")).to_contain_text("他人已先保存")
    expect(other.get_by_role("alert")).to_contain_text(PROGRESS)
    other.close(run_before_unload=False)
    park.page.reload()
    expect(park.page.get_by_label("工作进展和成效")).to_have_value(PROGRESS)
    park.look("report-narrative")
    _back_to_tasks(park)


def _sections(park: Visitor) -> None:
    for section, answers in ANSWERS.items():
        park.link(section)
        for label, text in answers.items():
            park.fill(label, text)
        park.button("暂存离开")
    for section, answers in CHOICES.items():
        park.link(section)
        for question, answer in answers.items():
            group = park.page.get_by_role("group").filter(has_text=question)
            group.get_by_label(answer, exact=True).check()
        if section == "纳入地方规划和督促情况":
            park.fill("规划名称和文号", "苏州市“十四五”规划纲要")
            park.look("report-choices")
        park.button("暂存离开")


def _indicators(park: Visitor) -> None:
    """Last year stands beside; a figure ten times too large and words in a number field are named at the cell."""
    park.link("主要指标")
    assert figures_of(BASE, YEAR - 1)["gdp"] in park.text()
    _type(park, {**FIGURES, "gdp": FIGURES["gdp"].replace(".", ""), "water_total": "很多"})
    park.button("保存并检查")
    assert any("地区生产总值" in problem for problem in park.problems())
    assert any("很多" in problem for problem in park.problems())
    park.look("report-grid-problems")
    _type(park, FIGURES)
    park.look("report-grid")
    _complete(park, "主要指标")


def _type(park: Visitor, figures: Mapping[str, str]) -> None:
    for code, text in figures.items():
        cell = park.page.locator(f"[name='{code}/value']")
        if text in ("yes", "no"):
            cell.select_option(text)
        else:
            cell.fill(text)


def _project(park: Visitor) -> None:
    """The projects of the plan are there already: how far each is, and one more beside them."""
    park.link("重大项目进展")
    planned = park.page.locator("[name$='/status']").count()
    assert planned > 0
    for number in range(planned):
        park.page.locator("[name$='/invested']").nth(number).fill("1200")
        park.page.locator("[name$='/status']").nth(number).select_option("building")
        park.page.locator("[name$='/person']").nth(number).fill("李强")
    park.button("添加一行")
    for label, text in PROJECT.items():
        park.page.get_by_label(label, exact=True).or_(park.page.get_by_label(f"{label} ")).last.fill(text)
    for label, choice in {"任务领域": "打造运营服务平台", "类别": "基础设施", "状态": "已完工"}.items():
        park.page.get_by_label(label).last.select_option(label=choice)
    for question, answer in {"列入建设方案": "否", "属于高耗能、高污染项目": "否"}.items():
        group = park.page.get_by_role("group").filter(has_text=question).last
        group.get_by_label(answer, exact=True).check()
    park.look("report-project")
    _complete(park, "重大项目进展")


def _tasks(park: Visitor) -> None:
    """Of each task of the plan that falls into the year it is said how far it is."""
    park.link("重点任务完成情况")
    for status in park.page.locator("[name$='/status']").all():
        status.select_option("under_way")
    park.look("report-key-tasks")
    _complete(park, "重点任务完成情况")


def _attachment(park: Visitor) -> None:
    """A file of another kind than its name says is refused at the field; a true one is kept."""
    park.link("附件")
    slot = park.page.locator("input[type=file]").last
    slot.set_input_files({"name": "证明.pdf", "mimeType": "application/pdf", "buffer": b"this is no PDF"})
    park.button("上传", within=park.page.locator("section.field").last)
    assert park.problems() != []
    slot = park.page.locator("input[type=file]").last
    slot.set_input_files({"name": "证明材料.png", "mimeType": "image/png", "buffer": _PICTURE})
    park.button("上传", within=park.page.locator("section.field").last)
    assert "证明材料.png" in park.text()
    park.look("report-attachment")
    _back_to_tasks(park)


def _hand_in(park: Visitor) -> None:
    """However often the button is pressed it is one version."""
    park.link("核对与报送")
    assert park.problems() == []
    park.look("report-check")
    park.page.get_by_role("checkbox").check()
    park.page.get_by_role("button", name=f"报送{PROVINCE}").dblclick()
    park.page.wait_for_url("**/receipt/**")
    assert park.heading() == "已报送"
    park.look("report-receipt")
    park.link("查看本件")
    assert park.page.get_by_role("row").count() == 2, "one head and one version"
    park.look("report-locked")


def province_returns_with_reasons(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "drc32") as province:
        province.link(REPORT)
        province.link("审核")
        province.look("report-review")
        province.link("退回修改")
        section = province.page.locator("section").filter(has_text="主要指标").first
        section.get_by_role("textbox").first.fill("综合能源消费量与统计口径不一致，请核对。")
        province.look("report-return")
        province.button(f"退回{PARK}管委会")
        assert "已退回" in province.text()


def park_corrects_and_hands_in_again(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "park08") as park:
        park.look("park-home-returned")
        park.link(REPORT)
        assert "综合能源消费量与统计口径不一致" in park.text()
        park.look("report-returned")
        park.link("主要指标", within=park.page.locator(".tasks"))
        energy = f"{float(FIGURES['energy_total']) * 0.99:.2f}"
        _type(park, {"energy_total": energy})
        _complete(park, "主要指标")
        assert "已修改" in park.text()
        park.look("report-corrected")
        park.link("核对与报送")
        park.page.get_by_role("checkbox").check()
        park.button(f"报送{PROVINCE}")
        park.page.wait_for_url("**/receipt/**")


def province_passes_on_and_ministry_files(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "drc32") as province:
        province.link(REPORT)
        province.link("审核")
        assert "已修改" in province.text()
        province.look("report-review-again")
        province.link("转报国家发展改革委")
        province.fill("意见", "数据已核实，同意转报。")
        province.look("report-pass-on")
        province.button("转报国家发展改革委")
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/board/?state=reviewing")
        ministry.look("board")
        ministry.open(f"/search/?q={PARK}")
        ministry.look("search")
        ministry.link(REPORT)
        ministry.link("审核")
        ministry.link("备案")
        ministry.button("备案")
        assert "已备案" in ministry.text()
        ministry.look("report-filed")


def worker_makes_the_summary(portal: Portal, browser: Browser) -> None:
    """The PDF is made by the worker; a stranger does not get it."""
    with visiting(portal, browser, "park08") as park:
        park.open("/our-park/")
        park.look("park-page")
        park.link(f"{YEAR}年度总结报告")
        park.link("查看已报送的内容")
        park.look("report-version")
        park.button("生成PDF文本")
        link = _paper(park)
        park.look("paper")
        content = park.page.request.get(portal.url + link).body()
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        assert PARK in text.replace("\n", "")
        assert PROGRESS[:12] in text.replace("\n", "")
    with visiting(portal, browser, "park22") as stranger:
        assert stranger.page.request.get(portal.url + link).status == 404


def _complete(park: Visitor, section: str) -> None:
    """Save and check: a section with nothing to mend leads back to the task list."""
    park.button("保存并检查")
    assert f"“{section}”已保存" in park.text()


def _paper(visitor: Visitor) -> str:
    """Wait until the paper is ready and return where it is downloaded."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        link = visitor.page.get_by_role("main").get_by_role("link", name="下载 (")
        if link.count():
            return str(link.first.get_attribute("href"))
        time.sleep(1)
        visitor.page.reload()
    raise AssertionError(visitor.text())


def _back_to_tasks(park: Visitor) -> None:
    park.page.get_by_label("所在位置").get_by_role("link").last.click()
    park.page.wait_for_load_state()


_PICTURE = (Path(__file__).parent / "evidence.png").read_bytes()
