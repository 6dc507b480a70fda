"""The grades at each bound of the law, worked by hand: 以上 includes the number, 以下 excludes it."""

from decimal import Decimal
from typing import Any

import pytest

from parks.choices import Grade, Trigger
from parks.grading import grade_of, triggers_of

NOTHING: dict[str, Any] = {"deaths": 0, "injured": 0, "evacuated": 0, "loss": Decimal(0)}

# Each row: a kind, one of its numbers with a value (a loss in 万元) and the grade that follows.
BOUNDS = [
    ("safety", "deaths", 2, "ordinary"),
    ("safety", "deaths", 3, "larger"),
    ("safety", "deaths", 9, "larger"),
    ("safety", "deaths", 10, "major"),
    ("safety", "deaths", 29, "major"),
    ("safety", "deaths", 30, "extraordinary"),
    ("safety", "injured", 9, "ordinary"),
    ("safety", "injured", 10, "larger"),
    ("safety", "injured", 49, "larger"),
    ("safety", "injured", 50, "major"),
    ("safety", "injured", 99, "major"),
    ("safety", "injured", 100, "extraordinary"),
    ("safety", "loss", "999.9999", "ordinary"),
    ("safety", "loss", "1000", "larger"),
    ("safety", "loss", "4999.9999", "larger"),
    ("safety", "loss", "5000", "major"),
    ("safety", "loss", "9999.9999", "major"),
    ("safety", "loss", "10000", "extraordinary"),
    ("safety", "evacuated", 100_000, "ordinary"),  # the decree does not count it
    ("environment", "deaths", 2, "ordinary"),
    ("environment", "deaths", 3, "larger"),
    ("environment", "deaths", 9, "larger"),
    ("environment", "deaths", 10, "major"),
    ("environment", "deaths", 29, "major"),
    ("environment", "deaths", 30, "extraordinary"),
    ("environment", "injured", 9, "ordinary"),
    ("environment", "injured", 10, "larger"),
    ("environment", "injured", 49, "larger"),
    ("environment", "injured", 50, "major"),
    ("environment", "injured", 99, "major"),
    ("environment", "injured", 100, "extraordinary"),
    ("environment", "evacuated", 4_999, "ordinary"),
    ("environment", "evacuated", 5_000, "larger"),
    ("environment", "evacuated", 9_999, "larger"),
    ("environment", "evacuated", 10_000, "major"),
    ("environment", "evacuated", 49_999, "major"),
    ("environment", "evacuated", 50_000, "extraordinary"),
    ("environment", "loss", "499.9999", "ordinary"),
    ("environment", "loss", "500", "larger"),
    ("environment", "loss", "1999.9999", "larger"),
    ("environment", "loss", "2000", "major"),
    ("environment", "loss", "9999.9999", "major"),
    ("environment", "loss", "10000", "extraordinary"),
]
TRIGGERS = {
    Trigger.ECOLOGY_LOST: "extraordinary",
    Trigger.WATER_CITY: "extraordinary",
    Trigger.RADIATION_WIDE: "extraordinary",
    Trigger.ACROSS_BORDER: "extraordinary",
    Trigger.ECOLOGY_HARMED: "major",
    Trigger.WATER_COUNTY: "major",
    Trigger.RADIATION_LARGE: "major",
    Trigger.ACROSS_PROVINCE: "major",
    Trigger.SPECIES_HARMED: "larger",
    Trigger.WATER_TOWN: "larger",
    Trigger.RADIATION_LOCAL: "larger",
    Trigger.ACROSS_PREFECTURE: "larger",
    Trigger.ACROSS_COUNTY: "ordinary",
}


@pytest.mark.parametrize(("kind", "number", "value", "grade"), BOUNDS)
def test_the_grade_at_each_bound(kind: str, number: str, value: Any, grade: str) -> None:
    assert grade_of(kind, numbers={**NOTHING, number: Decimal(value)}).grade == grade


@pytest.mark.parametrize("trigger", Trigger)
def test_a_special_effect_gives_its_grade_by_itself(trigger: Trigger) -> None:
    assert grade_of("environment", numbers=NOTHING, triggers=[trigger]).grade == TRIGGERS[trigger]


def test_every_special_effect_belongs_to_emergencies_and_none_to_accidents() -> None:
    assert (sorted(triggers_of("environment")), triggers_of("safety"), triggers_of("criminal")) == (
        sorted(Trigger.values), (), (),
    )  # fmt: skip


def test_the_gravest_of_several_wins() -> None:
    numbers = {**NOTHING, "deaths": 3, "evacuated": 12_000}
    found = grade_of("environment", numbers=numbers, triggers=[Trigger.ACROSS_COUNTY])
    reached = [line.reached.grade if line.reached else None for line in found.lines]
    assert (found.grade, reached) == (Grade.MAJOR, [Grade.LARGER, None, Grade.MAJOR, None, Grade.ORDINARY])


def test_what_is_not_known_reaches_nothing_and_is_named() -> None:
    found = grade_of("safety", numbers={"deaths": 1, "injured": None, "evacuated": None, "loss": None})
    assert (found.grade, found.unknown) == (Grade.ORDINARY, ("injured", "loss"))


def test_nothing_can_be_graver_than_the_gravest() -> None:
    assert grade_of("safety", numbers={"deaths": 30, "injured": None, "loss": None}).unknown == ()


def test_a_criminal_case_has_no_grade() -> None:
    with pytest.raises(KeyError):
        grade_of("criminal", numbers=NOTHING)
