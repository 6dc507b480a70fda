"""Working days by the State Council's notices, weekends worked included."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.domain.calendar import add_working_days, is_known, is_working_day, working_days_until
from programmes.reference import special_days

DAYS = st.dates(date(2020, 1, 1), date(2026, 12, 31))

# Statutory holidays a year: 11 until 2024, 13 since 2025. In 2020 the Spring Festival was two working days longer.
STATUTORY = {2020: 13, 2021: 11, 2022: 11, 2023: 11, 2024: 11, 2025: 13, 2026: 13}


@pytest.mark.parametrize("year", STATUTORY)
def test_days_off_less_weekends_worked_are_the_statutory_holidays(year: int) -> None:
    kinds = [special.kind for special in special_days() if special.date.year == year]
    assert kinds.count("off") - kinds.count("work") == STATUTORY[year]


def test_only_weekdays_are_taken_off_and_only_weekends_are_worked() -> None:
    wrong = [one for one in special_days() if (one.date.weekday() < 5) != (one.kind == "off")]
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "works"),
    [(date(2025, 1, 27), True), (date(2025, 1, 28), False), (date(2025, 1, 26), True), (date(2025, 2, 8), True),
     (date(2025, 2, 9), False), (date(2025, 10, 8), False), (date(2025, 10, 11), True), (date(2025, 3, 31), True)],
)  # fmt: skip
def test_holidays_and_swapped_weekends(day: date, works: bool) -> None:
    assert is_working_day(day) == works


def test_years_without_a_notice_count_monday_to_friday_and_say_so() -> None:
    assert (is_known(2026), is_known(2031)) == (True, False)
    assert [is_working_day(date(2031, 10, day)) for day in (1, 4, 5)] == [True, False, False]


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2025, 3, 31), -3, date(2025, 3, 26)),
        (date(2025, 1, 27), 1, date(2025, 2, 5)),
        (date(2025, 2, 5), -1, date(2025, 1, 27)),
        (date(2025, 10, 11), -3, date(2025, 9, 30)),
        (date(2025, 4, 5), 0, date(2025, 4, 5)),
    ],
)
def test_adding_working_days_steps_over_holidays(start: date, count: int, end: date) -> None:
    assert add_working_days(start, count) == end


@given(DAYS, st.integers(1, 40))
def test_what_is_added_is_counted(start: date, count: int) -> None:
    end = add_working_days(start, count)
    assert working_days_until(start, end) == count
    assert is_working_day(end)


@given(DAYS, DAYS)
def test_counting_back_is_the_negative(one: date, other: date) -> None:
    assert working_days_until(one, other) == -working_days_until(other, one)


@given(DAYS)
def test_a_day_counts_one_if_it_is_worked(day: date) -> None:
    assert working_days_until(day - timedelta(days=1), day) == int(is_working_day(day))
