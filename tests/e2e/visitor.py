"""One person at a browser: signs in, walks by what is visible, and every page met is looked at by axe-core."""

import itertools
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

from portal.demo.world import PASSWORD
from tests.e2e.portal import Portal

WIDTHS = (1280, 390)
PICTURES = Path(__file__).resolve().parents[2] / "var" / "e2e"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 60_000.0  # milliseconds: the machine may be busy with other tests
_number = itertools.count(1)


def executable() -> str:
    """Return the browser of this machine."""
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    assert found, "no chromium on this machine: apt-get install chromium"
    return found


class Visitor:
    """A page of the browser with a session of its own."""

    def __init__(self, portal: Portal, page: Page) -> None:
        self.portal = portal
        self.page = page
        self.complaints: list[str] = []
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.set_default_timeout(PATIENCE)

    def _listen(self, message: ConsoleMessage) -> None:
        # A stale save answers 409 and a refused form 422 on purpose; the browser reports these as errors.
        if message.type == "error" and not re.search(r"status of (409|422)", message.text):
            self.complaints.append(message.text)

    def sign_in(self, username: str) -> None:
        self.open("/accounts/login/")
        self.sign_in_here(username)
        self.page.wait_for_url(re.compile(rf"^{re.escape(self.portal.url)}/$"))

    def sign_in_here(self, username: str) -> None:
        """Fill in the form of the login page to which the visitor was led."""
        self.page.get_by_label("用户名").fill(username)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.page.get_by_role("main").get_by_role("button", name="登录", exact=True).click()

    def open(self, path: str) -> None:
        answer = self.page.goto(path if path.startswith("http") else self.portal.url + path)
        assert answer
        assert answer.status == 200, f"{path}: {answer.status}"

    def heading(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    def link(self, name: str, within: Locator | None = None) -> None:
        followed = (within or self.page.get_by_role("main")).get_by_role("link", name=name).first
        with self.page.expect_navigation():
            followed.click()

    def button(self, name: str, within: Locator | None = None) -> None:
        """Press it; a form waits for the save under way before it is sent, so the page it leads to is waited for."""
        pressed = (within or self.page.get_by_role("main")).get_by_role("button", name=name).first
        with self.page.expect_navigation():
            pressed.click()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).first.fill(text)

    def problems(self) -> list[str]:
        """Return the lines of the error summary; nothing when there is none."""
        return self.page.locator(".errs li").all_inner_texts()

    def text(self) -> str:
        return self.page.get_by_role("main").inner_text()

    def look(self, name: str) -> None:
        """Keep a picture at both widths and let axe-core look; nothing may be found, nothing may overflow."""
        number = next(_number)
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.screenshot(path=PICTURES / f"{number:02d}-{name}-{width}.png", full_page=True)
            self._inspect(f"{name} at {width}")
        self.page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        assert self.complaints == [], f"{name}: {self.complaints}"

    def _inspect(self, where: str) -> None:
        found = Axe().run(self.page, options=AXE).response["violations"]
        lines = [f"{one['id']}: {node['target']} {node['html'][:160]}" for one in found for node in one["nodes"][:3]]
        assert lines == [], f"{where}: {lines}"
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{where}: {wider} px wider than the window"


@contextmanager
def visiting(portal: Portal, browser: Browser, username: str = "") -> Iterator[Visitor]:
    """Open a browser window for somebody, signed in unless it is a visitor."""
    context = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, locale="zh-CN", accept_downloads=True)
    visitor = Visitor(portal, context.new_page())
    if username:
        visitor.sign_in(username)
    yield visitor
    context.close()
