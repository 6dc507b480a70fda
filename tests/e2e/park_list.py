"""A province's day: it recommends applications, ranks them, makes its list from them, and gets a receipt."""

from pathlib import Path

from playwright.sync_api import Browser, Locator

from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

SCAN = Path(__file__).with_name("evidence.png")
ROUND = "第二批绿色产业示范基地园区清单"
CANDIDATES = ("南京经济技术开发区", "无锡国家高新技术产业开发区")
OPINION = "园区绿色产业基础较好，管理机构健全，同意推荐。"


def province_hands_in_its_list(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "drc32") as province:
        for park in reversed(CANDIDATES):
            _recommend(province, park)
        _begin(province)
        _take_over(province)
        _candidates(province)
        _procedure(province)
        _contact(province)
        _letter(province)
        _submit(province)


def _recommend(province: Visitor, park: str) -> None:
    province.open("/")
    province.link(park)
    province.link("审核")
    province.look("application-review")
    province.link("推荐")
    province.fill("意见", OPINION)
    province.look("application-recommend")
    province.button("推荐")
    assert "已推荐" in province.text()


def _take_over(province: Visitor) -> None:
    province.open("/")
    province.link(ROUND, within=province.page.get_by_role("complementary"))
    province.link("园区申报")
    province.look("applications")
    province.link("排定次序")
    for place, park in enumerate(CANDIDATES, start=1):
        province.fill(park, str(place))
    province.look("applications-order")
    province.button("保存")
    province.button("将已推荐的申报转入清单")
    assert "已转入2份申报" in province.page.locator("body").inner_text()


def _begin(province: Visitor) -> None:
    province.open("/")
    assert province.heading() == "江苏省发展改革委工作台"
    province.look("province-home")
    province.link(f"江苏 {ROUND}")
    assert province.heading() == ROUND
    province.look("list-open")
    province.button("开始填报")
    assert "未开始" in province.text()
    province.look("list-tasks")


def _procedure(province: Visitor) -> None:
    province.link("审核情况")
    # Full-width digits, as an input method types them.
    province.fill("收到申报数", "７")
    province.fill("审核程序", "经设区市初审、实地核查和专家论证，委务会审议后形成推荐名单。")
    province.look("list-procedure")
    province.button("暂存离开")


def _candidates(province: Visitor) -> None:
    province.link("推荐园区")
    for number, park in enumerate(CANDIDATES, start=1):
        assert _row(province, number).get_by_label("园区", exact=True).input_value() == park
    province.button("添加一行")
    _fill_row(province, 3, "不存在的开发区")
    province.button("保存并检查")
    assert any("不存在的开发区" in problem for problem in province.problems())
    province.look("list-unknown-park")
    province.button("删去这一行", within=_row(province, 3))
    province.look("list-candidates")
    province.button("保存并检查")
    assert "“推荐园区”已保存" in province.text()


def _row(province: Visitor, number: int) -> Locator:
    return province.page.locator("section[id^=row-]").nth(number - 1)


def _fill_row(province: Visitor, number: int, park: str) -> None:
    row = _row(province, number)
    row.get_by_label("推荐次序").fill(str(number))
    row.get_by_label("园区", exact=True).fill(park)
    row.get_by_label("先进环保装备制造").check()
    row.get_by_label("预期成效").fill("到2030年绿色产业产值占比提高10个百分点。")
    row.get_by_label("审核意见").fill(OPINION)


def _contact(province: Visitor) -> None:
    province.link("联系方式")
    province.fill("联系人", "王静")
    province.fill("联系电话", "025-80000000")
    province.button("暂存离开")


def _letter(province: Visitor) -> None:
    """Number and date of the letter, the cover made here, and the scan of it with its stamp."""
    province.link("报送函")
    province.fill("文号", "苏发改环资〔2026〕15号")
    province.fill("日期", "2026-03-09")
    province.button("暂存离开")
    stamped_scan(province)


def stamped_scan(province: Visitor) -> None:
    """Attach the scan of the stamped cover, from the page of the list and back to it."""
    province.link("附件")
    slot = province.page.locator("section.field").filter(has_text="报送函盖章扫描件")
    slot.locator("input[type=file]").set_input_files(SCAN)
    province.button("上传", within=slot)
    province.look("list-scan")
    province.button("暂存离开")


def _submit(province: Visitor) -> None:
    province.link("核对与报送")
    assert province.problems() == []
    province.look("list-check")
    province.page.get_by_role("checkbox").check()
    province.button("报送国家发展改革委")
    assert province.heading() == "已报送"
    assert "版本号" in province.text()
    province.look("list-receipt")
