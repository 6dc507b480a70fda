"""Arithmetic of results, against tables worked by hand."""

import pytest

from evaluations.domain.results import mean, outcome
from programmes.definition import parse
from programmes.definition.scheme import Scheme
from tests.factories.reports import DEFINITION


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return parse(DEFINITION).scheme("mid_term")


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([8750], 8750),
        ([8000, 8001], 8001),  # 8000.5 is rounded up
        ([8000, 8000, 8001], 8000),  # 8000.33
        ([8000, 8001, 8001], 8001),  # 8000.67
        ([0, 0], 0),
        ([10000, 0, 0, 5], 2501),  # 2501.25
    ],
)
def test_the_mean_is_rounded_half_up_in_integers(totals: list[int], expected: int) -> None:
    assert mean(totals) == expected


def test_there_is_no_mean_of_no_sheets() -> None:
    with pytest.raises(ValueError, match="no sheet"):
        mean([])


@pytest.mark.parametrize(
    ("total", "band"),
    [
        (10000, "excellent"),
        (9000, "excellent"),
        (8999, "good"),
        (8000, "good"),
        (7999, "medium"),
        (7000, "medium"),
        (6000, "qualified"),
        (5999, "failing"),
        (0, "failing"),
    ],
)
def test_the_lower_bound_belongs_to_the_band(scheme: Scheme, total: int, band: str) -> None:
    assert outcome(scheme, total)[1].code == band


def test_a_veto_sets_its_band_whatever_the_score(scheme: Scheme) -> None:
    total, band = outcome(scheme, 9800, vetoes=["incident"])
    assert (total, band.code) == (9800, "failing")


def test_a_downgrade_costs_points_and_grades() -> None:
    raw = parse(DEFINITION).scheme("mid_term").model_dump(mode="json")
    late = {
        "code": "late",
        "name": {"zh": "迟报", "en": "Late"},
        "points": 300,
        "bands": 1,
        "rule": "GB-23",
        "basis": "D",
    }
    downgraded = Scheme.model_validate({**raw, "downgrades": [late]})
    # 91.0 less 3.0 is 88.0, good; one grade down is medium.
    total, band = outcome(downgraded, 9100, downgrades=["late"])
    assert (total, band.code) == (8800, "medium")


def test_nothing_falls_below_zero_or_below_the_last_band() -> None:
    raw = parse(DEFINITION).scheme("mid_term").model_dump(mode="json")
    hard = {
        "code": "hard",
        "name": {"zh": "重罚", "en": "Hard"},
        "points": 9000,
        "bands": 4,
        "rule": "GB-23",
        "basis": "D",
    }
    downgraded = Scheme.model_validate({**raw, "downgrades": [hard]})
    total, band = outcome(downgraded, 5000, downgrades=["hard"])
    assert (total, band.code) == (0, "failing")
