"""The ministry loads the next edition of a catalogue: a look at what it would do, a decision, one confirmation."""

import csv
import io
from pathlib import Path

from openpyxl import Workbook
from playwright.sync_api import Browser

from portal.demo.register import SHEETS
from tests.e2e.portal import Portal
from tests.e2e.visitor import PATIENCE, Visitor, visiting

CATALOGUE = "catalogue_2018_shanghai.csv"  # as it was loaded when the demonstration was made
SOURCE = "《中国开发区审核公告目录》上海部分（修订）"
CHANGED, DOUBTFUL, NEW = "漕河泾新兴技术开发区", "闵行经济技术开发区", "浦东合庆工业园区"
PRINTED = "闵行经济开发区"  # what the new edition calls the doubtful one
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def ministry_loads_a_sheet(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/parks/")
        ministry.link("表格导入")
        _refused_without_a_sheet(ministry)
        _send(ministry)
        _wait_for(ministry, "写入名录库")
        _look_at_each_group(ministry)
        _decide(ministry)
        ministry.button("写入名录库")
        assert "名录表已入库" in ministry.text()
        ministry.look("load-written")


def ministry_finds_the_park_by_any_of_its_names(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        for words in (PRINTED, "mhjjjskfq", "閔行經濟技術開發區", "minhangjingji"):
            ministry.open("/parks/")
            ministry.fill("名称、拼音或代码", words)
            ministry.page.get_by_label("名称、拼音或代码").first.press("Enter")
            ministry.page.wait_for_url("**/parks/?*q=*")
            names = ministry.page.locator("table tbody th").all_inner_texts()
            assert (words, [name.strip() for name in names]) == (words, [DOUBTFUL])
        ministry.look("park-found")
        ministry.link(DOUBTFUL)
        assert (PRINTED in ministry.text(), SOURCE in ministry.text()) == (True, True)
        ministry.look("park-with-its-names")


def ministry_discards_the_sheet_it_sent_by_mistake(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/parks/loads/send/")
        _send(ministry)
        _wait_for(ministry, "作废本表")
        ministry.button("作废本表")
        assert "名录表已作废" in ministry.text()
        ministry.look("load-discarded")


def ministry_mends_a_wrong_entry(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.open("/parks/?q=昆山经济技术开发区")
        # The condition above the list bears the same name and takes itself away.
        ministry.link("昆山经济技术开发区", ministry.page.get_by_role("table"))
        ministry.link("更正：范围调整")
        ministry.fill("面积", "11600")
        ministry.button("更正本条")
        assert len(ministry.problems()) == 1
        ministry.look("event-correct-refused")
        ministry.fill("原因", "批复所附坐标表重新核算")
        ministry.button("更正本条")
        assert ("11600" in ministry.text(), "11550" in ministry.text()) == (True, True)
        ministry.look("park-with-a-corrected-entry")


def _refused_without_a_sheet(ministry: Visitor) -> None:
    ministry.button("与名录库比对")
    assert len(ministry.problems()) == 2  # neither sheet nor source
    ministry.look("load-send-refused")


def _send(ministry: Visitor) -> None:
    sheet = {"name": "目录（修订）.xlsx", "mimeType": _XLSX, "buffer": _sheet(SHEETS / CATALOGUE)}
    ministry.page.get_by_label("表格").first.set_input_files(sheet)  # type: ignore[arg-type]  # a file as playwright takes it
    ministry.fill("名单来源", SOURCE)
    ministry.button("与名录库比对")


def _wait_for(ministry: Visitor, button: str) -> None:
    """Wait until the worker has compared the sheet: the page looks again by itself."""
    ministry.page.get_by_role("heading", name="写入名录库").wait_for(timeout=PATIENCE * 3)
    assert button in ministry.text()


def _look_at_each_group(ministry: Visitor) -> None:
    ministry.look("load-preview")
    tabs = ministry.page.get_by_role("navigation", name="按状态查看").get_by_role("link").all_inner_texts()
    assert ["".join(tab.split()) for tab in tabs] == ["全部9", "新增1", "变更1", "无变化6", "存疑1", "待修改0"]
    for park, state in ((CHANGED, "变更"), (PRINTED, "存疑"), (NEW, "新增")):
        assert state in ministry.page.get_by_role("row").filter(has_text=park).inner_text()


def _decide(ministry: Visitor) -> None:
    ministry.page.get_by_role("link", name="存疑").first.click()
    row = ministry.page.get_by_role("row").filter(has_text=PRINTED)
    row.get_by_role("combobox").select_option(label=f"即该园区：{DOUBTFUL}")
    ministry.look("load-doubtful")
    ministry.button("保存本页判定")


def _sheet(catalogue: Path) -> bytes:
    """Return the catalogue as a workbook with a title: one park larger, one printed otherwise, one more."""
    head, *rows = csv.reader(catalogue.read_text(encoding="utf-8").splitlines())
    by_name = {row[1]: row for row in rows}
    by_name[CHANGED][4] = "1,430.5"
    by_name[DOUBTFUL][1] = PRINTED
    book = Workbook()
    assert book.active is not None
    for line in ([SOURCE], head, *rows, ["9", NEW, "上海", "1995.08", "1588", "机械及汽车零部件、新材料", "省级"]):
        book.active.append(line)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
