"""A notice with an objection, from the visitor's form to the list and the letter."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e import notice
from tests.e2e.portal import Portal, copied, served

AFTER_THE_NOTICE = 12  # days


def test_an_objection_is_answered_before_the_list_is_named(portal: Portal, browser: Browser, tmp_path: Path) -> None:
    code = notice.visitor_objects_and_gets_a_code(portal, browser)
    notice.ministry_cannot_name_yet(portal, browser)
    notice.ministry_answers_every_objection(portal, browser)
    notice.visitor_reads_the_answer(portal, browser, code)
    # The days of the notice pass on a copy: the other tests stay in the present.
    with served(copied(portal, tmp_path / "later"), rehearsal_days=AFTER_THE_NOTICE) as later:
        notice.ministry_names_the_list(later, browser)
        notice.everybody_reads_list_and_letter(later, browser)
