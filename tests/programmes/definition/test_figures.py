"""Thresholds by year, park and growth."""

from decimal import Decimal
from typing import Any

import pytest

from programmes.definition import Threshold
from programmes.definition.indicator import Indicator

BASIS = {"rule": "ZZ-02", "basis": "D"}


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
