"""The register of parks: a sheet is loaded, its parks are found by any name, a mistake is taken back."""

from playwright.sync_api import Browser

from tests.e2e import register
from tests.e2e.portal import Portal


def test_a_ministry_loads_a_sheet_and_finds_its_parks_by_any_name(portal: Portal, browser: Browser) -> None:
    register.ministry_loads_a_sheet(portal, browser)
    register.ministry_finds_the_park_by_any_of_its_names(portal, browser)
    register.ministry_discards_the_sheet_it_sent_by_mistake(portal, browser)
    register.ministry_mends_a_wrong_entry(portal, browser)
