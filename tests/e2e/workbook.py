"""A province fills its list in by workbook: errors at their cells, a conflict with what was typed, a receipt."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e.park_list import OPINION, ROUND, stamped_scan
from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting
from tests.factories.workbooks import Spreadsheet

PARKS = ("上海金桥经济技术开发区", "松江经济技术开发区")
ON_LINE, IN_WORKBOOK = "网上填写的联系人", "工作簿里的联系人"
ROWS = {
    "leading_industries": "1.1 高效节能装备制造",
    "expected": "到2030年绿色产业产值占比提高10个百分点。",
    "opinion": OPINION,
}
SINGLE = {
    "procedure/applications": 4,
    "procedure/procedure": "经初审、实地核查和专家论证，委务会审议后形成推荐名单。",
    "contact/person": IN_WORKBOOK,
    "contact/phone": "021-63000000",
    "letter/number": "沪发改环资〔2026〕8号",
    "letter/dated": "2026-03-09",
}


def province_fills_in_its_list_by_workbook(portal: Portal, browser: Browser, folder: Path) -> None:
    with visiting(portal, browser, "drc31") as province:
        begun = _begin(province)
        spreadsheet = _downloaded(province, "下载工作簿")
        keys = _filled(spreadsheet)
        _typed_meanwhile(province)
        _errors_come_back_at_their_cells(province, spreadsheet, keys, folder)
        province.open(begun)
        _conflict_is_decided(province, spreadsheet, keys, folder)
        stamped_scan(province)
        _submit(province)


def _begin(province: Visitor) -> str:
    """Begin the list; return the address of its page."""
    province.open("/")
    province.link(f"上海 {ROUND}")
    province.button("开始填报")
    return province.page.url


def _downloaded(province: Visitor, name: str) -> Spreadsheet:
    with province.page.expect_download() as download:
        province.page.get_by_role("main").get_by_role("link", name=name).first.click()
    return Spreadsheet(Path(download.value.path()).read_bytes())


def _filled(spreadsheet: Spreadsheet) -> list[str]:
    """Fill everything in, with a rank that is no number and an opinion left out; return the keys of the rows."""
    for address, value in SINGLE.items():
        spreadsheet.put(address, value)
    keys = [
        spreadsheet.add("candidates", {"rank": rank, "park": park, **ROWS}) for rank, park in enumerate(PARKS, start=1)
    ]
    spreadsheet.put(f"candidates/{keys[0]}/rank", "第一")
    spreadsheet.put(f"candidates/{keys[1]}/opinion", None)
    return keys


def _typed_meanwhile(province: Visitor) -> None:
    """A colleague types on line while the workbook is filled in."""
    province.link("联系方式")
    province.fill("联系人", ON_LINE)
    province.button("暂存离开")


def _send(province: Visitor, spreadsheet: Spreadsheet, folder: Path) -> None:
    path = folder / "园区清单.xlsx"
    path.write_bytes(spreadsheet.content())
    province.link("上传工作簿")
    province.page.locator("input[type=file]").set_input_files(path)
    province.look("workbook-send")
    province.button("上传并比对")


def _errors_come_back_at_their_cells(
    province: Visitor, spreadsheet: Spreadsheet, keys: list[str], folder: Path
) -> None:
    _send(province, spreadsheet, folder)
    text = province.text()
    assert "推荐园区!C5" in text
    assert "“第一”不是数字" in text
    assert "填写“审核意见”" in text
    province.look("workbook-errors")
    back = _downloaded(province, "下载标注问题的工作簿")
    told = [
        str(back.at(f"candidates/{key}/{code}").comment.text)
        for key, code in zip(keys, ("rank", "opinion"), strict=True)
    ]
    assert told == ["第1行：“第一”不是数字。只填数字，不写文字。", "第2行：填写“审核意见”"]


def _conflict_is_decided(province: Visitor, spreadsheet: Spreadsheet, keys: list[str], folder: Path) -> None:
    spreadsheet.put(f"candidates/{keys[0]}/rank", 1)
    spreadsheet.put(f"candidates/{keys[1]}/opinion", OPINION)
    _send(province, spreadsheet, folder)
    differing = province.page.locator("tr").filter(has_text=ON_LINE)
    assert IN_WORKBOOK in differing.inner_text()
    province.look("workbook-conflict")
    differing.get_by_label("以工作簿为准").check()
    province.button("并入草稿")
    assert "已并入草稿" in province.page.locator("body").inner_text()


def _submit(province: Visitor) -> None:
    province.link("核对与报送")
    assert province.problems() == []
    text = province.text()
    assert (IN_WORKBOOK in text, ON_LINE in text) == (True, False)
    province.look("workbook-check")
    province.page.get_by_role("checkbox").check()
    province.button("报送国家发展改革委")
    assert province.heading() == "已报送"
    province.look("workbook-receipt")
