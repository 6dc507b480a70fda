"""A session ends in the middle of a form: what was typed is there again after signing in."""

from playwright.sync_api import Browser, expect

from tests.e2e.portal import Portal
from tests.e2e.report import YEAR
from tests.e2e.visitor import visiting

TYPED = "会话结束之前写下的经验做法。"


def test_the_text_survives_the_end_of_the_session(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "park13") as park:
        park.open("/")
        park.link(f"濉溪经济开发区 {YEAR}年度总结报告")
        park.button("开始填报")
        park.link("经验与案例")
        section = park.page.url
        park.page.context.clear_cookies(name="session")
        park.fill("经验做法", TYPED)
        park.page.get_by_role("button", name="保存并检查").first.click()
        park.page.wait_for_url("**/accounts/login/**")
        park.look("ended-session")
        park.sign_in_here("park13")
        park.page.wait_for_url(section)
        kept = park.page.get_by_role("alert").filter(has_text="本机存有未保存的内容")
        expect(kept).to_contain_text(TYPED)
        park.look("kept-text")
        park.page.get_by_role("button", name="恢复", exact=True).click()
        expect(park.page.get_by_label("经验做法").first).to_have_value(TYPED)
        expect(park.page.locator("[data-save-state]")).to_contain_text("已自动保存")
