from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from common import clock, formats

TODAY = date(2026, 3, 18)


def test_a_date_of_this_year_leaves_the_year_out() -> None:
    assert formats.date_text(date(2026, 3, 31), TODAY) == "3月31日"


def test_a_date_of_another_year_names_it() -> None:
    assert formats.date_text(date(2025, 3, 31), TODAY) == "2025年3月31日"
    assert formats.date_text(date(2026, 3, 31), TODAY, full=True) == "2026年3月31日"


def test_english_names_the_month() -> None:
    with translation.override("en"):
        assert formats.date_text(date(2025, 3, 31), TODAY) == "31 March 2025"
        assert formats.date_text(date(2026, 3, 31), TODAY) == "31 March"


def test_an_instant_is_dated_in_china() -> None:
    assert formats.day_of(datetime(2026, 3, 17, 16, 30, tzinfo=UTC)) == date(2026, 3, 18)
    assert formats.datetime_text(datetime(2026, 3, 7, 9, 48, tzinfo=UTC), TODAY) == "3月7日 17:48"
    assert formats.datetime_text(datetime(2026, 3, 18, 2, 42, tzinfo=UTC), TODAY) == "今天10:42"


def test_no_date_is_a_dash() -> None:
    assert (formats.date_text(None, TODAY), formats.datetime_text(None, TODAY)) == ("—", "—")


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2026, 3, 20), "还有2天"), (TODAY, "今天到期"), (date(2026, 3, 15), "逾期3天")],
)
def test_what_is_left_counts_calendar_days(day: date, words: str) -> None:
    assert formats.left_text(day, TODAY) == words


def test_english_says_one_day() -> None:
    with translation.override("en"):
        assert formats.left_text(date(2026, 3, 19), TODAY) == "1 day left"
        assert formats.left_text(date(2026, 3, 20), TODAY) == "2 days left"


def test_a_matter_waits_since_a_day() -> None:
    assert formats.since_text(date(2026, 3, 6), TODAY) == "3月6日收到，已12天"
    assert formats.since_text(date(2026, 3, 6), TODAY, start=True) == "3月6日起，已12天"
    assert formats.since_text(TODAY, TODAY) == "今天收到"
    assert formats.since_text(TODAY, TODAY, start=True) == "今天起"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("-3.15"), 1, "−3.2"),
        (Decimal("1234567.5"), None, "1234567.5"),
        (Decimal("0.20"), None, "0.20"),
        (0, None, "0"),
        (None, 1, "—"),
        ("", 1, "—"),
        (Decimal("1E+3"), None, "1000"),
    ],
)
def test_figures_are_printed_as_official_texts_print_them(
    value: Decimal | int | str | None, decimals: int | None, text: str
) -> None:
    assert formats.number_text(value, decimals) == text


@pytest.mark.parametrize(
    ("hundredths", "text"), [(9050, "90.5"), (9000, "90.0"), (9025, "90.25"), (0, "0.0"), (-150, "−1.5"), (None, "—")]
)
def test_points_are_stored_in_hundredths(hundredths: int | None, text: str) -> None:
    assert formats.points_text(hundredths) == text


@pytest.mark.parametrize(("size", "text"), [(1, "1 KB"), (49152, "48 KB"), (90_597_786, "86.4 MB")])
def test_a_file_has_a_readable_size(size: int, text: str) -> None:
    assert formats.size_text(size) == text


def test_the_weekday_is_named() -> None:
    assert formats.weekday_text(date(2026, 3, 18)) == "星期三"


@pytest.mark.django_db
def test_today_is_the_day_of_the_clock() -> None:
    with clock.frozen(datetime(2026, 3, 17, 17, 0, tzinfo=UTC)):
        assert formats.left_text(date(2026, 3, 18)) == "今天到期"
