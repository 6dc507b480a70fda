"""The province's day by workbook, from the download to the receipt."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.e2e import workbook
from tests.e2e.portal import Portal


def test_a_list_is_filled_in_by_workbook_corrected_merged_and_handed_in(
    portal: Portal, browser: Browser, tmp_path: Path
) -> None:
    workbook.province_fills_in_its_list_by_workbook(portal, browser, tmp_path)
