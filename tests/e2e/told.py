"""Beat found what is due: one message in the inbox and one mail, however often it swept."""

import time

from playwright.sync_api import Browser

from tests.e2e.portal import Portal
from tests.e2e.visitor import Visitor, visiting

REMINDER = "逾期"
SWEEP = "from programmes.domain import reminders; print(reminders.send_due_notices())"


def beat_has_reminded_once_by_inbox_and_mail(portal: Portal, browser: Browser) -> None:
    with visiting(portal, browser, "park13") as park:
        _wait_for_reminder(park)
        park.look("inbox")
        _wait_for_mail(portal)
        swept = portal.manage("shell", "--command", SWEEP)
        assert swept.split()[-1] == "0", "a second sweep finds nothing to remind of"
        park.open("/journal/inbox/")
        assert park.page.get_by_role("row").filter(has_text=REMINDER).count() == 1
    assert len(_mails(portal)) == 1


def _mails(portal: Portal) -> list[str]:
    return [mail for mail in portal.mails_to("park13@demo.invalid") if REMINDER in mail]


def _wait_for_mail(portal: Portal) -> None:
    deadline = time.monotonic() + 60
    while not _mails(portal) and time.monotonic() < deadline:
        time.sleep(1)


def _wait_for_reminder(park: Visitor) -> None:
    deadline = time.monotonic() + 150
    while time.monotonic() < deadline:
        park.open("/journal/inbox/")
        if REMINDER in park.text():
            return
        time.sleep(3)
    raise AssertionError(park.text())
