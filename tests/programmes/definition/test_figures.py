"""Formulas by hand-worked tables, and thresholds by year, park and growth."""

from decimal import Decimal
from typing import Any

import pytest

from programmes.definition import Threshold, compute
from programmes.definition.indicator import Formula, Indicator

BASIS = {"rule": "ZZ-02", "basis": "D"}


def series(**values: dict[int, str]) -> dict[str, dict[int, Decimal]]:
    return {name: {year: Decimal(value) for year, value in years.items()} for name, years in values.items()}


@pytest.mark.parametrize(
    ("name", "values", "result"),
    [
        ("ratio", {"a": {2024: "46.4"}, "b": {2024: "100"}}, "0.464"),
        ("ratio", {"a": {2024: "46.4"}, "b": {2024: "0"}}, None),
        ("ratio", {"a": {2024: "46.4"}, "b": {2023: "100"}}, None),
        ("percentage", {"a": {2024: "57.1"}, "b": {2024: "200"}}, "28.55"),
        ("percentage", {"a": {2024: "0"}, "b": {2024: "200"}}, "0"),
        ("share_of_sum", {"a": {2024: "75"}, "b": {2024: "25"}}, "75"),
        ("share_of_sum", {"a": {2024: "0"}, "b": {2024: "0"}}, None),
        ("total", {"a": {2024: "1.5"}, "b": {2024: "0"}}, "1.5"),
        ("total", {"a": {2024: "1.5"}, "b": {}}, None),
        ("yearly_change", {"a": {2023: "50", 2024: "41.2"}}, "-17.6"),
        ("yearly_change", {"a": {2023: "0", 2024: "41.2"}}, None),
        ("three_year_growth", {"a": {2021: "100", 2024: "133.1"}}, "10.000"),
        ("three_year_growth", {"a": {2022: "100", 2024: "133.1"}}, None),
        # 4 % a year for five years leaves 0.8153726976 of the base.
        ("average_reduction", {"a": {2019: "1", 2022: "0.9", 2024: "0.8153726976"}}, "4.000"),
        ("average_reduction", {"a": {2024: "1"}}, None),
        # Energy grows 3 %, value added 10 % a year on average.
        ("elasticity", {"a": {2022: "100", 2024: "106.09"}, "b": {2022: "100", 2024: "121"}}, "0.300"),
        ("elasticity", {"a": {2022: "100", 2024: "106.09"}, "b": {2022: "100", 2024: "100"}}, None),
        ("elasticity", {"a": {2024: "106.09"}, "b": {2024: "100"}}, None),
        # Value added per land: 2 in 2021, 2.662 in 2024.
        ("three_year_growth_of_ratio", {"a": {2021: "20", 2024: "31.944"}, "b": {2021: "10", 2024: "12"}}, "10.000"),
        ("three_year_growth_of_ratio", {"a": {2021: "20", 2024: "31.944"}, "b": {2021: "10"}}, None),
        # CO2 per value added: 1 in 2022, 0.9216 in 2024, 4 % a year less.
        ("average_reduction_of_ratio", {"a": {2022: "10", 2024: "11.0592"}, "b": {2022: "10", 2024: "12"}}, "4.000"),
        ("average_reduction_of_ratio", {"a": {2022: "10", 2024: "11.0592"}, "b": {2022: "0", 2024: "12"}}, None),
    ],
)
def test_formulas_by_hand(name: str, values: dict[str, dict[int, str]], result: str | None) -> None:
    found = compute(Formula(name=name, args=tuple(values)), series(**values), 2024)
    if found is not None and result is not None:
        found = found.quantize(Decimal(result))
    assert found == (None if result is None else Decimal(result))


def test_arguments_without_any_value_are_missing_not_zero() -> None:
    assert compute(Formula(name="ratio", args=("a", "b")), {}, 2024) is None


def threshold(**changes: Any) -> dict[str, Any]:
    return {**BASIS, "operator": ">=", "value": Decimal(10), **changes}


@pytest.mark.parametrize(
    ("operator", "below", "at", "above"),
    [(">=", False, True, True), ("<=", True, True, False), (">", False, False, True), ("<", True, False, False),
     ("=", False, True, False)],
)  # fmt: skip
def test_the_bound_itself_counts_for_closed_comparisons(operator: str, below: bool, at: bool, above: bool) -> None:
    bound = Threshold.model_validate(threshold(operator=operator, value=Decimal("0.3")))
    assert [bound.is_met(Decimal(value)) for value in ("0.299", "0.300", "0.301")] == [below, at, above]


def indicator(*thresholds: dict[str, Any]) -> Indicator:
    return Indicator.model_validate(
        {
            **BASIS,
            "code": "reuse",
            "measure": "water_reuse_rate",
            "direction": "up",
            "kind": "level",
            "thresholds": thresholds,
        }
    )


def test_thresholds_change_with_the_year() -> None:
    stepped = indicator(threshold(to_year=2023), threshold(value=20, from_year=2024))
    values = [(found := stepped.threshold(year)) and found.value for year in (2022, 2023, 2024)]
    assert values == [10, 10, 20]


def test_the_most_specific_threshold_of_a_park_wins() -> None:
    by_place = indicator(threshold(), threshold(value=30, where={"region_group": "jingjinji"}))
    here = by_place.threshold(2024, {"region_group": "jingjinji"})
    elsewhere = by_place.threshold(2024, {"region_group": "other"})
    assert [one and one.value for one in (here, elsewhere)] == [30, 10]


def test_without_a_fitting_threshold_there_is_none() -> None:
    assert indicator(threshold(from_year=2030)).threshold(2024) is None
