"""Figures over many parks: worked out by hand, and what holds whatever the figures are."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programmes.definition import GoalFigure
from programmes.definition.aggregates import Aggregate, compute

Given = dict[str, dict[int, str]]

# Four parks: energy E and value added V of 2022 and 2024. C lacks V in 2024, D lacks everything of 2022.
A: Given = {"e": {2022: "60", 2024: "50"}, "v": {2022: "100", 2024: "125"}}
B: Given = {"e": {2022: "40", 2024: "38"}, "v": {2022: "100", 2024: "110"}}
C: Given = {"e": {2022: "10", 2024: "9"}, "v": {2022: "20"}}
D: Given = {"e": {2024: "12"}, "v": {2024: "15"}}
PARKS = (A, B, C, D)


def figure(kind: str, measures: tuple[str, ...] = ("e", "v"), **more: Any) -> GoalFigure:
    name = {"zh": "名", "en": "name"}
    return GoalFigure.model_validate(
        {"code": "f", "name": name, "rule": "ZZ-01", "basis": "D", "kind": kind, "measures": measures,
         "unit": "percent", "decimals": 2, **more}
    )  # fmt: skip


def over(wanted: GoalFigure, parks: tuple[Given, ...], year: int) -> Aggregate:
    read = [{code: {at: Decimal(text) for at, text in of.items()} for code, of in park.items()} for park in parks]
    return compute(wanted, read, year)


@pytest.mark.parametrize(
    ("wanted", "year", "value", "parks"),
    [
        (figure("sum", ("e",)), 2024, "109", 4),  # 50 + 38 + 9 + 12
        (figure("sum", ("v",)), 2024, "250", 3),  # 125 + 110 + 15; C did not say
        (figure("sum", ("v",)), 2023, None, 0),
        (figure("ratio_of_sums"), 2024, "0.4000", 3),  # (50 + 38 + 12) / (125 + 110 + 15); the 9 of C is left out
        (figure("ratio_of_sums"), 2022, "0.5000", 3),  # 110 / 220
        (figure("percentage_of_sums"), 2024, "40.00", 3),
        (figure("count", ("e",), limit={"operator": ">=", "value": 12}), 2024, "3", 4),  # 50, 38 and 12 itself
        (figure("share", ("e",), limit={"operator": "<", "value": 12}), 2024, "25.00", 4),  # 9 only
        (figure("share", ("e",), limit={"operator": "<", "value": 12}), 2023, None, 0),
        # A and B have both halves of both years: 100 / 200 = 0.5 in 2022, 88 / 235 = 0.374468 in 2024;
        # 0.374468 / 0.5 = 0.748936, its root 0.865411: 13.4589 % a year.
        (figure("average_reduction", base_year=2022), 2024, "13.4589", 2),
        (figure("average_reduction"), 2024, "13.4589", 2),  # the first year known is 2022
        (figure("average_reduction", base_year=2023), 2024, None, 0),
        (figure("average_reduction"), 2022, None, 0),
    ],
)
def test_by_hand(wanted: GoalFigure, year: int, value: str | None, parks: int) -> None:
    found = over(wanted, PARKS, year)
    assert found.parks == parks
    rounded = None if found.value is None else found.value.quantize(Decimal(value or 0))
    assert rounded == (None if value is None else Decimal(value))


def test_nothing_is_divided_by_nothing() -> None:
    assert over(figure("ratio_of_sums"), ({"e": {2024: "3"}, "v": {2024: "0"}},), 2024) == Aggregate(None, 1)
    assert over(figure("ratio_of_sums"), (), 2024) == Aggregate(None, 0)


PAIRS = st.lists(st.tuples(st.decimals("0.01", "99999", places=2), st.decimals("0.01", "99999", places=2)), min_size=1)


def parks_of(pairs: list[tuple[Decimal, Decimal]]) -> list[dict[str, dict[int, Decimal]]]:
    return [{"e": {2024: e}, "v": {2024: v}} for e, v in pairs]


@given(PAIRS)
def test_a_ratio_of_sums_lies_between_the_lowest_and_the_highest_park(pairs: list[tuple[Decimal, Decimal]]) -> None:
    found = compute(figure("ratio_of_sums"), parks_of(pairs), 2024).value
    assert found is not None
    alone = [e / v for e, v in pairs]
    assert min(alone) - Decimal("1e-18") <= found <= max(alone) * (1 + Decimal("1e-18"))


@given(PAIRS, PAIRS)
def test_a_park_without_one_half_changes_nothing(
    pairs: list[tuple[Decimal, Decimal]], others: list[tuple[Decimal, Decimal]]
) -> None:
    halves = [{"e": {2024: e}} for e, _v in others]
    one, other = (
        compute(figure("ratio_of_sums"), parks, 2024) for parks in (parks_of(pairs), parks_of(pairs) + halves)
    )
    assert one == other


@given(PAIRS)
def test_order_does_not_matter_and_a_count_is_no_more_than_the_parks(pairs: list[tuple[Decimal, Decimal]]) -> None:
    counted = figure("count", ("e",), limit={"operator": ">=", "value": 500})
    one, other = (compute(counted, parks, 2024) for parks in (parks_of(pairs), parks_of(pairs[::-1])))
    assert one == other
    assert one.value is not None
    assert 0 <= one.value <= one.parks == len(pairs)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("measures: [green_output], unit: yi_yuan", "measures: [green_output], unit: wan_tce", "unit"),
        ("kind: sum, measures: [green_output]", "kind: ratio_of_sums, measures: [green_output]", "measures"),
        ("measures: [green_output], unit: yi_yuan", "measures: [rd_intensity], unit: percent", "measures"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_with_its_key(problems_of: Any, old: str, new: str, key: str) -> None:
    found = problems_of((old, new))
    assert [(one, rule) for one, rule, _cause in found] == [(f"goals.growth.figures.bases_green_output.{key}", "GB-01")]


def test_a_count_without_a_limit_is_refused(problems_of: Any) -> None:
    found = problems_of(
        ("kind: sum, measures: [green_output], unit: yi_yuan", "kind: count, measures: [green_output], unit: parks")
    )
    assert [rule for _key, rule, _cause in found] == ["GB-01"]
