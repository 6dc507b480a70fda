"""Beat found what is due: one message in the inbox and one mail, however often it swept."""

import time

from playwright.sync_api import Browser

from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

REMINDER = "逾期"


def beat_has_reminded_once_by_inbox_and_mail(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "park13") as park:
        _wait_for_reminder(park)
        park.look("inbox")
        assert park.page.get_by_role("main").get_by_role("link").filter(has_text=REMINDER).count() == 1
    mails = [mail for mail in portal.mails_to("park13@demo.invalid") if REMINDER in mail]
    assert len(mails) == 1


def _wait_for_reminder(park: Visitor) -> None:
    deadline = time.monotonic() + 150
    while time.monotonic() < deadline:
        park.open("/journal/inbox/")
        if REMINDER in park.text():
            return
        time.sleep(3)
    raise AssertionError(park.text())
