"""A province's summary of the year, from the draft made of its parks' reports to the ministry's file."""

from playwright.sync_api import Browser

from tests.e2e import summary
from tests.e2e.portal import Portal


def test_a_summary_is_drafted_from_reports_traced_and_filed(portal: Portal, browser: Browser) -> None:
    summary.province_drafts_its_summary(portal, browser)
    summary.ministry_files_it_and_reads_the_origin(portal, browser)
