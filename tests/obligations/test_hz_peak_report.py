"""HZ-09: the carbon-peak report with the course of CO2 on page and paper, and a peak that the figures bear out."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from common import clock
from journal.domain import papers
from journal.models import Paper
from reports.domain import history
from reports.models import Filing
from tests import papers as paper_text
from tests.obligations.energy import Zone, zone
from tests.obligations.walking import begun, browser, done, filled, handed_in, opened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
FIGURES = {
    "pm25_days": "260", "forest_cover": "31.0", "industrial_energy": "40.0", "industrial_value_added": "160.0",
    "industrial_co2": "90.0",
}  # fmt: skip


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def report(cast: Zone, peak: dict[str, str]) -> Filing:
    """Fill in the report of 2025; 95 and 93 were reported on paper for 2023 and 2024."""
    for year, number in ((2023, "95.0"), (2024, "93.0")):
        history.take_over(
            actor=cast.province, participation=cast.base, form="carbon_peak_report", period=year,
            filed_on=date(year + 1, 4, 20), content={"indicators": {"cells": {"industrial_co2": {"value": number}}}},
            note="纸质",
        )  # fmt: skip
    filing = filled(cast.park, begun(cast.park, opened(cast.ministry, "hitech_zones", "carbon_peak_report")), FIGURES)
    version = filing.sections.get(code="peak").version
    address = f"/filings/{filing.public_id}/sections/peak/"
    done(browser(cast.park).post(address, {"version": version, "path": "按期达峰。", **peak}))
    return filing


def test_hz_09_page_and_paper_draw_the_course_of_co2_with_the_peak_year() -> None:
    cast = zone(firms=0)
    filing = handed_in(cast.park, report(cast, {"peaked": "yes", "peak_year": "2023"}))
    sentence = "工业二氧化碳排放量（万吨）：2023年95.00，2025年90.00；最高为2023年的95.00。"
    page = browser(cast.province).get(f"/filings/{filing.public_id}/versions/1/").content.decode()
    assert (sentence in page, page.count("<svg") >= 1, "达峰年份" in page) == (True, True, True)
    done(browser(cast.park).post(f"/filings/{filing.public_id}/versions/1/summary/"))
    paper = Paper.objects.get(document="reports.summary", subject_id=filing.pk)
    papers.make(paper)
    paper.refresh_from_db()
    assert paper.file is not None
    printed = paper_text.text(b"".join(browser(cast.park).get(f"/journal/files/{paper.file.public_id}/")))
    assert sentence in printed.replace("\n", "")
    assert "达峰年份" in printed


@pytest.mark.parametrize(
    ("peak", "said"),
    [
        ({"peaked": "yes", "peak_year": "2024"}, ""),
        ({"peaked": "yes", "peak_year": "2027"}, "已实现的达峰年份不晚于2025年，现填2027年。"),
        ({"peaked": "no", "peak_year": "2027"}, ""),
    ],
)
def test_hz_09_a_peak_that_is_claimed_has_to_be_one(peak: dict[str, str], said: str) -> None:
    cast = zone(firms=0)
    filing = report(cast, peak)
    page = browser(cast.park).get(f"/filings/{filing.public_id}/check/")
    assert [said in page.content.decode(), "达峰年份不晚于" in page.content.decode()] == [True, bool(said)]


def test_hz_09_a_year_that_was_higher_later_is_no_peak() -> None:
    cast = zone(firms=0)
    filing = report(cast, {"peaked": "yes", "peak_year": "2024"})
    version = filing.sections.get(code="indicators").version
    cells = {f"{code}/value": text for code, text in {**FIGURES, "industrial_co2": "97.0"}.items()}
    address = f"/filings/{filing.public_id}/sections/indicators/"
    done(browser(cast.park).post(address, {"version": version, **cells}))
    page = browser(cast.park).get(f"/filings/{filing.public_id}/check/").content.decode()
    assert "2025年高于所填达峰年份2024年" in page
