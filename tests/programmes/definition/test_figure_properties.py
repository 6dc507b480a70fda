"""What holds of the formulas and units whatever the figures: units cancel, order is kept, rounding is honest."""

from decimal import ROUND_HALF_UP, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.definition import compute, measures, parse, units
from programmes.definition.conversion import NotConvertibleError, convert, reduced, ways
from programmes.definition.dictionary import DEFINITIONS, coefficients
from programmes.definition.formulas import unit_fits
from programmes.definition.indicator import Formula

POSITIVE = st.decimals("0.01", "999999", places=2)
SCALE = st.decimals("0.001", "10000", places=3)
YEAR = 2024
EXACT = Decimal("1e-12")


def value(name: str, *series: dict[int, Decimal]) -> Decimal | None:
    codes = tuple("abc"[: len(series)])
    return compute(Formula(name=name, args=codes), dict(zip(codes, series, strict=True)), YEAR)


def close(one: Decimal | None, other: Decimal | None) -> bool:
    assert one is not None
    assert other is not None
    return abs(one - other) <= EXACT * max(abs(one), abs(other), Decimal(1))


def years(*values: Decimal) -> dict[int, Decimal]:
    return {YEAR - len(values) + 1 + place: one for place, one in enumerate(values)}


@given(POSITIVE, POSITIVE, SCALE)
def test_a_ratio_does_not_change_when_both_are_given_in_a_smaller_unit(a: Decimal, b: Decimal, scale: Decimal) -> None:
    for name in ("ratio", "percentage", "share_of_sum"):
        assert close(value(name, {YEAR: a}, {YEAR: b}), value(name, {YEAR: a * scale}, {YEAR: b * scale}))


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE, SCALE)
def test_growth_knows_no_unit(a: Decimal, b: Decimal, c: Decimal, d: Decimal, scale: Decimal) -> None:
    scaled = years(*(one * scale for one in (a, b, c, d)))
    for name in ("yearly_change", "three_year_growth", "average_reduction"):
        assert close(value(name, years(a, b, c, d)), value(name, scaled))


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE, SCALE)
def test_an_elasticity_knows_no_unit(a: Decimal, b: Decimal, c: Decimal, d: Decimal, scale: Decimal) -> None:
    one, other = (value("elasticity", years(a * by, b * by), years(c, d)) for by in (Decimal(1), scale))
    if abs(c - d) * 1000 < c:  # divided by next to nothing, the last digits of any decimal grow large
        return
    assert close(one, other)


@given(POSITIVE, POSITIVE, POSITIVE)
def test_more_above_is_more_and_more_below_is_less(a: Decimal, b: Decimal, more: Decimal) -> None:
    here, above, below = (
        value("ratio", {YEAR: x}, {YEAR: y}) for x, y in ((a, b), (a + more, b), (a, b + more))
    )  # fmt: skip
    assert here is not None
    assert above is not None
    assert below is not None
    assert below < here < above


@given(POSITIVE, POSITIVE, POSITIVE)
def test_a_higher_end_is_more_growth_and_less_reduction(start: Decimal, end: Decimal, more: Decimal) -> None:
    low, high = ({YEAR - 3: start, YEAR: one} for one in (end, end + more))
    assert (value("three_year_growth", high) or 0) > (value("three_year_growth", low) or 0)
    assert (value("average_reduction", high) or 0) < (value("average_reduction", low) or 0)


@given(POSITIVE, POSITIVE)
def test_a_compound_rate_leads_from_the_base_to_the_end(start: Decimal, end: Decimal) -> None:
    rate = value("average_reduction", {YEAR - 4: start, YEAR: end})
    assert rate is not None
    assert close(start * (1 - rate / 100) ** 4, end)


@given(POSITIVE, POSITIVE)
def test_a_share_and_the_rest_make_the_whole(part: Decimal, rest: Decimal) -> None:
    one, other = value("share_of_sum", {YEAR: part}, {YEAR: rest}), value("share_of_sum", {YEAR: rest}, {YEAR: part})
    assert one is not None
    assert other is not None
    assert close(one + other, Decimal(100))


@given(POSITIVE, POSITIVE, POSITIVE)
def test_without_growth_of_the_divisor_there_is_no_elasticity(a: Decimal, b: Decimal, same: Decimal) -> None:
    assert value("elasticity", years(a, b), years(same, same)) is None


@given(st.decimals("-1000000", "1000000", places=6), st.integers(0, 4))
def test_what_is_printed_is_at_most_half_a_last_digit_off(number: Decimal, decimals: int) -> None:
    printed = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert abs(printed - number) * 2 <= Decimal(1).scaleb(-decimals)


CONVERTIBLE = [(one, other) for one in units() for other in units() if reduced(one).powers == reduced(other).powers]


@given(POSITIVE, st.sampled_from(CONVERTIBLE))
def test_there_and_back_is_the_same(number: Decimal, pair: tuple[str, str]) -> None:
    assert close(convert(convert(number, pair[0], pair[1]), pair[1], pair[0]), number)


@pytest.mark.parametrize(
    ("number", "unit", "to", "result"),
    [
        ("1", "yi_yuan", "wan_yuan", "10000"),
        ("468000", "wan_yuan", "yi_yuan", "46.8"),
        ("0.464", "tce_per_wan_yuan", "tce_per_wan_yuan", "0.464"),
        ("3820", "hectare", "km2", "38.2"),
        ("2.5", "wan_persons", "persons", "25000"),
        ("1", "yi_kwh", "wan_kwh", "10000"),
        ("9", "yi_yuan_per_km2", "yi_yuan_per_km2", "9"),
    ],
)
def test_multiples_by_hand(number: str, unit: str, to: str, result: str) -> None:
    assert convert(Decimal(number), unit, to) == Decimal(result)


def test_what_measures_something_else_is_not_converted() -> None:
    with pytest.raises(NotConvertibleError):
        convert(Decimal(1), "wan_yuan", "wan_tce")


@pytest.mark.parametrize(
    ("number", "unit", "year", "results"),
    [
        # 10 000 × 10⁴ kWh: 1.229 tce each by the heat in it; 3.055 tce by the fuel behind it in 2020, 3.025 from 2021.
        ("10000", "wan_kwh", 2020, ["1.2290", "3.0550"]),
        ("1", "yi_kwh", 2023, ["1.2290", "3.0250"]),
        # 100 × 10⁴ GJ × 0.03412 = 34 120 tce.
        ("100", "wan_gj", 2023, ["3.4120"]),
        ("46800", "tce", 2023, ["4.6800"]),
        ("100", "wan_yuan", 2023, []),
    ],
)
def test_coefficients_by_hand_with_their_year(number: str, unit: str, year: int, results: list[str]) -> None:
    found = ways(Decimal(number), unit, "wan_tce", year=year)
    assert [f"{one.value:.4f}" for one in found] == results


def test_every_coefficient_says_where_it_stands_and_one_holds_a_year() -> None:
    assert [one.code for one in coefficients() if not (one.source.zh and one.source.en)] == []
    for year in range(2015, 2031):
        holding = [(one.unit, one.gives, one.name.zh) for one in coefficients() if one.holds(year)]
        assert len(holding) == len(set(holding))


def test_the_units_of_every_computed_indicator_follow_from_its_parts() -> None:
    parts = [
        (one.formula, [measures()[code].unit for code in one.formula.args], one.unit)
        for file in DEFINITIONS.glob("*.yaml")
        if file.name not in ("measures.yaml", "units.yaml")
        for one in parse(file).indicators
        if one.formula
    ]
    assert len(parts) > 20
    assert [one for one in parts if not unit_fits(*one)] == []


def test_a_unit_that_does_not_follow_is_refused(problems_of: object) -> None:
    formula = "formula: {name: ratio, args: [energy_total, gdp_constant]}"
    found = problems_of((formula, "formula: {name: ratio, args: [energy_total, built_area]}"))  # type: ignore[operator]
    assert [key for key, _rule, _cause in found] == ["indicators.energy_per_gdp.formula.args"]


def test_arithmetic_does_not_hang_on_the_precision_around_it() -> None:
    with localcontext() as narrow:
        narrow.prec = 4
        assert value("ratio", {YEAR: Decimal(1)}, {YEAR: Decimal(3)}) == Decimal("0." + "3" * 28)
