"""Points add up in hundredths, bonuses are capped, the lower bound belongs to the band."""

import pytest

from programmes.definition import Definition, Scheme

BASIS = {"rule": "ZZ-01", "basis": "D"}
NAME = {"zh": "名", "en": "name"}


def scheme(**changes: object) -> Scheme:
    return Scheme.model_validate(
        {
            **BASIS,
            "code": "trial",
            "name": NAME,
            "total": 10_000,
            "criteria": [
                {"code": "one", "name": NAME, "points": 6_000},
                {"code": "two", "name": NAME, "points": 8_000, "weight": 5_000},
                {"code": "extra", "name": NAME, "points": 2_000, "bonus": True},
            ],
            "bands": [{"code": "passed", "name": NAME, "floor": 6_000}, {"code": "failed", "name": NAME, "floor": 0}],
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("total", "band"),
    [(9_000, "excellent"), (8_999, "good"), (8_000, "good"), (7_999, "medium"), (7_000, "medium"),
     (6_999, "qualified"), (6_000, "qualified"), (5_999, "failing"), (0, "failing")],
)  # fmt: skip
def test_the_lower_bound_belongs_to_the_band(green: Definition, total: int, band: str) -> None:
    assert green.scheme("mid_term").band_for(total).code == band


def test_weights_count_and_the_sum_is_rounded_once() -> None:
    assert scheme().total_of({"one": 5_050, "two": 7_001}) == 5_050 + 3_501


def test_the_bonus_counts_up_to_its_cap() -> None:
    scores = {"one": 6_000, "two": 0, "extra": 2_000}
    assert scheme().total_of(scores) == 8_000
    assert scheme(bonus_cap=1_000).total_of(scores) == 7_000


def test_criteria_not_scored_yet_count_nothing() -> None:
    assert scheme().total_of({"one": 4_000}) == 4_000


@pytest.mark.parametrize(
    ("score", "floor"), [(1_500, 1_300), (1_300, 1_300), (1_299, 900), (900, 900), (499, 0), (0, 0)]
)
def test_the_anchor_is_the_highest_the_score_reaches(green: Definition, score: int, floor: int) -> None:
    anchor = green.scheme("final").criterion("innovation").anchor_for(score)
    assert anchor is not None
    assert anchor.floor == floor


def test_unknown_criteria_and_bands_are_key_errors(green: Definition) -> None:
    with pytest.raises(KeyError):
        green.scheme("final").criterion("beauty")
    with pytest.raises(KeyError):
        green.scheme("final").band("splendid")
    assert green.scheme("final").band("good").floor == 8_000
