"""The way to a target: worked out by hand, and what holds whatever the figures are."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.domain.way import Way


def way(base: str, target: str, actual: dict[int, str], **more: Any) -> Way:
    return Way(**{
        "base": Decimal(base), "base_year": 2020, "target": Decimal(target), "target_year": 2025, "rises": True,
        "actual": {year: Decimal(value) for year, value in actual.items()}, "margin": Decimal(10), **more,
    })  # fmt: skip


def milestones(**values: str) -> dict[int, Decimal]:
    return {int(year[1:]): Decimal(value) for year, value in values.items()}


# From 100 to 150 in five years: 10 a year. 2023 should have 130, 60 % of the way; 10 points of the whole are 5.
@pytest.mark.parametrize(
    ("actual", "state", "gap", "pace", "required", "met_in"),
    [
        ({2023: "130"}, "on_course", "0", "10", "10", 2025),
        ({2023: "125"}, "on_course", "5", "25/3", "12.5", 2026),  # 10 points behind exactly: still on course
        ({2023: "124.9"}, "off_course", "5.1", "8.3", "12.55", 2027),  # 50 / 8.3 = 6.02 years: the seventh
        ({2023: "136"}, "on_course", "-6", "12", "7", 2025),  # 50 / 12 = 4.2: the fifth year
        ({2023: "151"}, "on_target", "-21", "17", None, 2023),
        ({2023: "95"}, "off_course", "35", "-5/3", "27.5", None),  # it falls: never at this pace
        ({2025: "149"}, "off_course", "1", "9.8", None, 2026),  # the year is over
        ({2025: "150"}, "on_target", "0", "10", None, 2025),
        ({2020: "100"}, "unknown", None, None, None, None),
        ({}, "unknown", None, None, None, None),
    ],
)
def test_a_rising_figure(
    actual: dict[int, str], state: str, gap: str | None, pace: str | None, required: str | None, met_in: int | None
) -> None:
    found = way("100", "150", actual)
    assert (str(found.state), found.gap, found.met_in) == (state, number(gap), met_in)
    assert [found.pace, found.required_pace] == [number(pace), number(required)]


def number(text: str | None) -> Decimal | None:
    if text is None:
        return None
    over, _slash, under = text.partition("/")
    return Decimal(over) / Decimal(under or 1)


# From 0.50 down to 0.40: -0.02 a year. 2022 should have 0.46, 40 % of the way.
@pytest.mark.parametrize(
    ("value", "state", "gap", "share"),
    [("0.46", "on_course", "0.00", 40), ("0.48", "off_course", "0.02", 20), ("0.44", "on_course", "-0.02", 60),
     ("0.40", "on_target", "-0.06", 100), ("0.52", "off_course", "0.06", -20)],
)  # fmt: skip
def test_a_falling_figure(value: str, state: str, gap: str, share: int) -> None:
    found = way("0.50", "0.40", {2022: value}, rises=False)
    assert (str(found.state), found.gap, found.share, found.share_due) == (
        state, Decimal(gap), Decimal(share), Decimal(40),
    )  # fmt: skip


def test_milestones_bend_the_path() -> None:
    found = way("100", "150", {2022: "105"}, milestones=milestones(y2023="115"))
    # 15 in three years, then 35 in two: 110 in 2022, 132.5 in 2024.
    assert [found.expected(year) for year in (2020, 2022, 2023, 2024, 2025, 2030)] == [
        100, 110, 115, Decimal("132.5"), 150, 150,
    ]  # fmt: skip
    assert (found.gap, str(found.state)) == (Decimal(5), "on_course")


@pytest.mark.parametrize(("rises", "value", "state"), [
    (True, "20", "on_target"), (True, "19", "off_course"), (False, "20", "on_target"), (False, "21", "off_course"),
])  # fmt: skip
def test_a_target_that_holds_the_base(rises: bool, value: str, state: str) -> None:
    found = way("20", "20", {2022: value}, rises=rises)
    assert (found.state, found.share) == (state, None)


VALUES = st.decimals("1", "100000", places=2)


@given(VALUES, VALUES, VALUES, st.integers(2021, 2024))
def test_what_is_required_leads_from_the_last_figure_to_the_target(
    base: Decimal, target: Decimal, last: Decimal, year: int
) -> None:
    found = way(str(base), str(target), {year: str(last)})
    if found.required_pace is not None:
        assert abs(last + found.required_pace * (2025 - year) - target) < Decimal("1e-15")


@given(VALUES, VALUES, VALUES, st.integers(2021, 2024), st.decimals("0.01", "1000", places=2))
def test_a_figure_nearer_to_the_target_is_never_in_a_worse_state(
    base: Decimal, target: Decimal, last: Decimal, year: int, more: Decimal
) -> None:
    order = ("off_course", "on_course", "on_target")
    step = more if target >= base else -more
    here, nearer = (way(str(base), str(target), {year: str(value)}).state for value in (last, last + step))
    assert order.index(nearer) >= order.index(here)


@given(VALUES, VALUES, VALUES, st.integers(2021, 2025), st.sampled_from(["10", "10000", "0.01"]))
def test_the_state_knows_no_unit(base: Decimal, target: Decimal, last: Decimal, year: int, scale: str) -> None:
    by = Decimal(scale)
    here, there = (way(str(base * one), str(target * one), {year: str(last * one)}) for one in (Decimal(1), by))
    assert (here.state, here.met_in) == (there.state, there.met_in)


@given(VALUES, VALUES, VALUES, st.integers(2021, 2024))
def test_in_the_year_it_names_the_pace_has_led_there_and_not_the_year_before(
    base: Decimal, target: Decimal, last: Decimal, year: int
) -> None:
    found = way(str(base), str(target), {year: str(last)})
    if found.is_met or found.met_in is None:
        return
    assert found.pace is not None
    led = [abs(found.pace) * (met - 2020) for met in (found.met_in, found.met_in - 1)]
    assert led[0] >= abs(found.whole) - Decimal("1e-15")
    assert led[1] < abs(found.whole)
