"""The ministry files the list and stages its decisions; the public reads the lists."""

from playwright.sync_api import Browser

from parks.reference import green_bases
from tests.e2e.park_list import CANDIDATES, ROUND
from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting


def ministry_accepts_the_list_and_stages_its_decisions(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.look("ministry-home")
        ministry.link(f"江苏 {ROUND}")
        ministry.link("审核")
        ministry.look("list-review")
        ministry.link("备案")
        ministry.button("备案")
        assert "已备案" in ministry.text()
        _review(ministry)
        # They stand in no notice yet, so they cannot be taken up with those that do.
        for park in CANDIDATES:
            row = ministry.page.get_by_role("row").filter(has_text=park)
            row.get_by_label("拟办意见").select_option(label="暂缓")
            row.get_by_label("原因").fill("待公示后再定")
        ministry.button("保存拟办意见")
        assert "已保存2项拟办意见。" in ministry.text()
        ministry.look("candidates-staged")
        ministry.link("撤销全部拟办意见")
        ministry.look("undo-all")


def _review(ministry: Visitor) -> None:
    ministry.open("/evaluations/calls/")
    ministry.look("calls")
    ministry.link(ROUND)
    ministry.link("登记专家评审结果")
    ministry.look("reviews")
    ministry.page.get_by_label("推荐", exact=True).check()
    ministry.fill("文件", "专家评审意见〔2026〕2号")
    ministry.button("登记结果")


def everybody_reads_the_first_list_in_its_order(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser) as public:
        public.open("/")
        public.look("public-home")
        public.link("绿色产业示范基地名单（第一批）")
        names = public.page.locator("tbody th[scope=row]").all_inner_texts()
        assert [name.strip() for name in names] == [row.name for row in green_bases()]
        public.look("named-list")
        public.open("/public/notices/")
        public.look("notices")
        public.page.get_by_role("main").get_by_role("link").filter(has_text="公示").first.click()
        public.look("notice")
