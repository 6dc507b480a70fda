"""The ministry files the list and names the bases; the public reads the lists."""

from playwright.sync_api import Browser

from parks.reference import green_bases
from tests.e2e.park_list import CANDIDATES, ROUND
from tests.e2e.portal import Portal
from tests.e2e.visitor import visiting

TITLE = "绿色产业示范基地名单（第二批）"


def ministry_accepts_the_list_and_names_the_bases(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "ndrc") as ministry:
        ministry.look("ministry-home")
        ministry.link(f"江苏 {ROUND}")
        ministry.link("审核")
        ministry.look("list-review")
        ministry.link("备案")
        ministry.button("备案")
        assert "已备案" in ministry.text()
        ministry.open("/evaluations/calls/")
        ministry.look("calls")
        ministry.link(ROUND)
        ministry.look("candidates")
        for place, park in enumerate(CANDIDATES, start=1):
            row = ministry.page.get_by_role("row").filter(has_text=park)
            row.get_by_role("checkbox").check()
            row.get_by_label("名单序号").fill(str(place))
        ministry.fill("文号", "演示〔2026〕1号")
        ministry.button("核对名单")
        ministry.look("naming-check")
        ministry.button("确定并公布名单")
        for park in CANDIDATES:
            assert park in ministry.text()


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
