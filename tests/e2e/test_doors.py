"""Every page that somebody's navigation leads to, looked at by axe-core at both widths."""

import pytest
from playwright.sync_api import Browser

from tests.e2e.portal import Portal
from tests.e2e.visitor import visiting


@pytest.mark.parametrize("username", ["", "ndrc", "drc31", "park07", "expert1", "system", "security", "audit"])
def test_every_door_opens_on_a_clean_page(portal: Portal, browser: Browser, username: str) -> None:
    with visiting(portal, browser, username) as somebody:
        somebody.open("/")
        doors = somebody.page.get_by_label("主导航").get_by_role("link")
        addresses = [str(door.get_attribute("href")) for door in doors.all()]
        assert addresses != []
        for address in (*addresses, "/accounts/profile/" if username else "/accounts/login/"):
            somebody.open(address)
            somebody.look(f"{username or 'visitor'}{address.replace('/', '-').rstrip('-')}")
