from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.units import MAX_DIGITS, NotANumber, decimals_of, parse_decimal

figures = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False, allow_infinity=False)
FULL_WIDTH = str.maketrans("0123456789.-,", "０１２３４５６７８９．－，")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("12", "12"),
        (" 0.460 ", "0.460"),
        ("１２３．４", "123.4"),
        ("1,234,567.8", "1234567.8"),
        ("−3.5", "-3.5"),
        ("35.2亿元", "35.2"),
        ("35.2 亿元", "35.2"),
        (".5", "0.5"),
    ],
)
def test_a_figure_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert parse_decimal(typed, unit="亿元") == Decimal(read)


def test_the_decimals_typed_are_kept() -> None:
    number = parse_decimal("0.460")

    assert number is not None
    assert decimals_of(number) == 3


@pytest.mark.parametrize("typed", ["", "   ", "\u3000"])
def test_an_empty_cell_is_no_figure(typed: str) -> None:
    assert parse_decimal(typed) is None


@pytest.mark.parametrize("typed", ["约30", "12万元", "1,23", "1 2/3", "1e9", "NaN", "--5", "1.2.3", "无"])
def test_what_is_no_figure_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(NotANumber) as refused:
        parse_decimal(typed, unit="亿元")

    assert typed in str(refused.value)


def test_more_digits_than_a_spreadsheet_keeps_are_refused() -> None:
    assert parse_decimal("1" * MAX_DIGITS) == Decimal("1" * MAX_DIGITS)
    with pytest.raises(NotANumber):
        parse_decimal("1" * (MAX_DIGITS + 1))


@given(figures)
def test_every_printed_figure_is_read_back(figure: Decimal) -> None:
    assert parse_decimal(f"{figure:f}") == figure
    assert parse_decimal(f"{figure:,f}") == figure
    assert parse_decimal(f"{figure:f}".translate(FULL_WIDTH)) == figure
