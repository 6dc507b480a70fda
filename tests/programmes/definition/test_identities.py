"""What rounded figures allow: tables worked out by hand, and properties."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.definition.identities import contradicted, printed
from programmes.definition.kinds import IdentityKind

# whole, parts, where the whole would have to lie (None: the figures fit). Worked out by hand from the half-units.
WORKED: list[tuple[IdentityKind, str, list[str], tuple[str, str | None] | None]] = [
    # 100.9 is 100.85 … 100.95, 0.464 is 0.4635 … 0.4645: products 46.743975 … 46.891275; 46.89 is 46.885 … 46.895
    ("product", "46.89", ["0.464", "100.9"], None),
    ("product", "46.90", ["0.464", "100.9"], ("46.743975", "46.891275")),
    # 46.80 over 100.0: 46.795/100.05 … 46.805/99.95
    ("ratio", "0.468", ["46.80", "100.0"], None),
    ("ratio", "0.467", ["46.80", "100.0"], ("46795/100050", "46805/99950")),
    ("ratio", "5", ["1", "0.0"], None),  # the divisor may be zero: nothing is said
    ("share", "42.1", ["598.30", "1420.50"], None),
    ("share", "42.3", ["598.30", "1420.50"], ("5982950/142050.5", "5983050/142049.5")),
    ("sum", "10", ["3.4", "3.4", "3.1"], None),  # 9.75 … 10.05 meets 9.5 … 10.5
    ("sum", "9", ["3.4", "3.4", "3.1"], ("9.75", "10.05")),
    ("sum", "9.8", ["3.4", "3.4", "3.1"], None),  # the ends themselves count: 9.75 … 9.85 meets 9.75 … 10.05
    ("part", "46.80", ["46.81"], None),  # both may be 46.805
    ("part", "46.80", ["46.82"], ("46.815", None)),
    ("part", "46.80", ["3"], None),
]


def fraction(text: str) -> Fraction:
    over, _slash, under = text.partition("/")
    return Fraction(Decimal(over)) / Fraction(Decimal(under or 1))


@pytest.mark.parametrize(("kind", "whole", "parts", "expected"), WORKED)
def test_tables_worked_out_by_hand(
    kind: IdentityKind, whole: str, parts: list[str], expected: tuple[str, str | None] | None
) -> None:
    found = contradicted(kind, Decimal(whole), [Decimal(one) for one in parts])
    if expected is None:
        assert found is None
    else:
        assert found is not None
        low, high = expected
        assert (found.low, found.high) == (fraction(low), fraction(high) if high else None)


def test_a_printed_figure_is_an_interval() -> None:
    found = printed(Decimal("0.464"))
    assert (found.low, found.high) == (Fraction("0.4635"), Fraction("0.4645"))


true = st.decimals(min_value="0.01", max_value="100000", places=6, allow_nan=False)
places = st.integers(min_value=0, max_value=5)


def rounded(number: Decimal, decimals: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@given(first=true, second=true, decimals=st.tuples(places, places, places))
@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("sum", lambda one, other: one + other),
        ("product", lambda one, other: one * other),
        ("ratio", lambda one, other: one / other),
        ("share", lambda one, other: one / other * 100),
    ],
)
def test_figures_rounded_from_true_ones_never_contradict(
    kind: IdentityKind, of: Any, first: Decimal, second: Decimal, decimals: tuple[int, int, int]
) -> None:
    whole = rounded(of(first, second), decimals[0])
    parts = [rounded(first, decimals[1]), rounded(second, decimals[2])]
    assert contradicted(kind, whole, parts) is None


@given(part=true, rest=true, decimals=st.tuples(places, places))
def test_a_part_rounded_from_a_true_one_never_exceeds_its_whole(
    part: Decimal, rest: Decimal, decimals: tuple[int, int]
) -> None:
    assert contradicted("part", rounded(part + rest, decimals[0]), [rounded(part, decimals[1])]) is None


@given(
    parts=st.lists(true, min_size=2, max_size=5),
    decimals=st.lists(places, min_size=6, max_size=6),
    beyond=st.integers(min_value=1, max_value=10**6),
    up=st.booleans(),
)
def test_a_shift_beyond_all_half_units_is_always_found(
    parts: list[Decimal], decimals: list[int], beyond: int, up: bool
) -> None:
    typed = [rounded(one, places) for one, places in zip(parts, decimals, strict=False)]
    own = max(decimals[5], *decimals[: len(typed)])
    halves = sum((Decimal("0.5").scaleb(-places) for places in decimals[: len(typed)]), Decimal("0.5").scaleb(-own))
    shift = halves.quantize(Decimal(1).scaleb(-own), rounding="ROUND_CEILING") + Decimal(beyond).scaleb(-own)
    exact = sum(typed, Decimal(0)).quantize(Decimal(1).scaleb(-own))
    assert contradicted("sum", exact + shift if up else exact - shift, typed) is not None
    assert contradicted("sum", exact, typed) is None


@pytest.mark.parametrize(
    ("old", "new", "key", "cause"),
    [
        ("parts: [energy_total, gdp_constant]", "parts: [energy_total]", "parts", "组成项数目不符"),
        ("parts: [energy_total, gdp_constant]", "parts: [energy_total, no_such]", "parts", "no_such"),
        ("parts: [energy_total, gdp_constant]", "parts: [water_total, gdp_constant]", "whole", "单位"),
    ],
)
def test_an_identity_that_cannot_be_is_refused(problems_of: Any, old: str, new: str, key: str, cause: str) -> None:
    text = "code: energy_of_gdp, kind: ratio, whole: energy_per_gdp, "
    found = problems_of((text + old, text + new))
    assert [(place, cause in why) for place, _rule, why in found] == [(f"identities.energy_of_gdp.{key}", True)]
