"""What the definitions of the four programmes say, rule by rule (HZ, EP, CR, X-07)."""

from decimal import Decimal
from typing import Any, get_args

import pytest
from django.core.management import call_command
from django.test import Client

from accounts.reference import regions
from common.policy import SYSTEM
from evaluations.domain import results
from programmes.choices import Level, RoundKind
from programmes.definition import Definition, judge, kinds, parse
from programmes.definition.dictionary import DEFINITIONS
from programmes.domain import participations
from programmes.domain.attributes import of_park
from programmes.domain.deadlines import kinds as deadline_kinds
from programmes.models import Edition, Participation, Programme
from reports.domain import eligibility
from reports.domain.kinds import _KINDS  # the table itself is what is compared
from tests.factories import parks


def read(name: str) -> Definition:
    return parse(DEFINITIONS / f"{name}.yaml")


ZONES, ECO, NEW_ECO, RETROFITS = (
    read(name) for name in ("hitech_zones", "eco_parks_2015", "eco_parks_2026", "circular_retrofits")
)


def limits(definition: Definition, code: str) -> list[tuple[str, Decimal]]:
    return [(one.operator, one.value) for one in definition.indicator(code).thresholds]


def chain(definition: Definition, form: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(step.level, step.verb, definition.bodies_of(step)) for step in definition.form(form).chain]


# Kinds ---------------------------------------------------------------------------------------------------------------


def test_the_kinds_that_definitions_may_name_are_those_that_code_registers() -> None:
    assert set(get_args(kinds.SectionKind)) == set(_KINDS)
    assert set(get_args(kinds.CheckKind)) == eligibility.kinds()
    assert set(get_args(kinds.DeadlineKind)) == deadline_kinds()
    assert set(get_args(kinds.Level)) == set(Level.values)
    assert set(get_args(kinds.RoundKind)) == set(RoundKind.values) - {RoundKind.EVALUATION}


# High-tech zones -----------------------------------------------------------------------------------------------------


def test_defined_hz_02_03_and_04_limits_are_those_of_the_plan() -> None:
    assert limits(ZONES, "energy_per_value_added") == [("<", Decimal("0.3"))]
    assert limits(ZONES, "co2_reduction") == [(">=", Decimal(4))]
    assert limits(ZONES, "pm25_days") == [(">=", Decimal(200))]
    assert limits(ZONES, "forest_cover") == [(">", Decimal(25))]


def test_defined_hz_05_to_07_twelve_task_areas_in_three_groups() -> None:
    assert [area.number for area in ZONES.task_areas] == [
        "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6",
    ]  # fmt: skip
    assert [area.rule for area in ZONES.task_areas] == ["HZ-05"] * 3 + ["HZ-06"] * 3 + ["HZ-07"] * 6


def test_defined_hz_13_a_weighted_scheme_in_which_green_weighs_more_than_its_share() -> None:
    scheme = ZONES.scheme("evaluation")
    weights = {one.code: one.weight for one in scheme.criteria}
    assert max(weights, key=lambda code: weights[code]) == "green"
    assert scheme.total_of({one.code: one.points for one in scheme.criteria}) == 10_000
    assert scheme.total_of({"green": 1500}) == 2100


def test_defined_hz_14_a_grave_accident_costs_points_and_a_grade() -> None:
    total, band = results.outcome(ZONES.scheme("evaluation"), 8800, downgrades=["accident"])
    assert (total, band.code) == (8300, "third")


# Eco-industrial parks ------------------------------------------------------------------------------------------------


ELASTICITIES = ("energy_elasticity", "water_elasticity", "pollutant_elasticity")


def full() -> dict[str, Decimal | None]:
    """Return values that just meet every indicator of HJ 274-2015 of a growing park outside dry regions."""
    values: dict[str, Decimal | None] = {}
    for one in ECO.indicators:
        threshold = one.threshold(2025, {"water": "other"}, growing=True)
        if threshold:
            values[one.code] = threshold.value
    return values


def verdict(values: dict[str, Decimal | None], **more: Any) -> tuple[int, int]:
    growth = dict.fromkeys(ELASTICITIES, Decimal(5))
    standing = judge(ECO, values, year=2025, **{"attributes": {"water": "other"}, "growth": growth, **more})
    return standing.met, standing.needed


def test_defined_ep_06_the_standard_has_32_indicators_17_mandatory_and_15_in_six_groups() -> None:
    standard = [one for one in ECO.indicators if one.tier == "standard"]
    assert (len(standard), sum(one.mandatory for one in standard), len(ECO.groups)) == (32, 17, 6)
    sizes = [sum(one.group == group.code for one in standard) for group in ECO.groups]
    assert sizes == [4, 2, 2, 2, 3, 2]
    per_area = [sum(one.area == area.code for one in standard) for area in ECO.task_areas]
    assert per_area == [4, 3, 9, 13, 3]


def test_defined_ep_06_seventeen_and_one_of_each_group_make_23() -> None:
    assert verdict(full()) == (23, 23)


def test_defined_ep_06_a_group_needs_one_only_and_a_mandatory_indicator_cannot_be_made_up_for() -> None:
    values = full()
    for code in ("hitech_output_share", "value_added_per_person", "value_added_growth"):
        values[code] = Decimal(0)
    assert verdict(values) == (23, 23)
    assert verdict({**values, "recycling_value_added_share": Decimal(0)}) == (22, 23)
    assert verdict({**full(), "green_cover": Decimal("14.9")}) == (22, 23)
    assert verdict({**full(), "green_cover": None}) == (22, 23)


def test_defined_ep_06_the_comparison_of_an_elasticity_turns_round_when_value_added_falls() -> None:
    falling = dict.fromkeys(ELASTICITIES, Decimal(-1))
    values = {**full(), "energy_elasticity": Decimal("0.9")}
    assert verdict(values) == (22, 23)
    rising = verdict(values, growth=falling)
    assert rising == (23, 23)
    assert verdict(full(), growth={}) == (20, 23)


@pytest.mark.parametrize(("region", "limit"), [("110000", "30"), ("370000", "20"), ("320000", "10"), ("440300", "10")])
@pytest.mark.django_db
def test_defined_ep_06_the_limit_of_reclaimed_water_depends_on_the_region(region: str, limit: str) -> None:
    known = of_park(ECO, parks.park("试验生态工业园", region))
    threshold = ECO.indicator("reclaimed_water_rate").threshold(2025, known)
    assert threshold is not None
    assert threshold.value == Decimal(limit)


@pytest.mark.django_db
def test_defined_ep_06_a_park_stays_under_the_rules_it_entered_under() -> None:
    call_command("load_programmes", verbosity=0)
    programme = Programme.objects.get(pk="eco_parks")
    earlier = Edition.objects.get(programme=programme, regime="2015")
    for sequence, edition in enumerate((earlier, None), start=1):
        participations.enrol(
            actor=SYSTEM,
            park=parks.park(f"试验生态工业园{sequence}"),
            programme=programme,
            unit=programme.units.get(region="320000"),
            batch=1,
            sequence=sequence,
            name_printed="试验生态工业园",
            region_printed="江苏",
            listed_on=earlier.loaded_at.date(),
            edition=edition,
        )
    rules = Participation.objects.order_by("sequence").values_list("edition__regime", flat=True)
    assert list(rules) == ["2015", "2026"]


def test_defined_ep_07_grades_begin_at_90_80_70_60_in_both_editions() -> None:
    floors = [[band.floor for band in one.scheme("review").bands] for one in (ECO, NEW_ECO)]
    assert floors == [[9000, 8000, 7000, 6000, 0]] * 2


def test_defined_ep_08_the_rules_of_2026_warn_for_a_year_before_the_title_is_lost() -> None:
    found = [(one.kind, one.days, one.choice) for one in NEW_ECO.outcome("mend").consequences]
    assert found == [("rectification", 365, False), ("withdrawal", None, True)]


# Circular retrofits --------------------------------------------------------------------------------------------------


def test_defined_x_07_the_37_units_have_the_separately_planned_cities() -> None:
    reporting = [row.code for row in regions() if row.kind in ("province", "corps", "planned_city")]
    assert sorted(RETROFITS.units) == sorted(reporting)
    assert len(RETROFITS.units) == 37


def test_defined_cr_01_parks_below_provincial_rank_are_refused() -> None:
    condition = RETROFITS.eligibility[0]
    assert (condition.check, condition.params, condition.blocking) == (
        "park_level", {"levels": ["national", "provincial"]}, True,
    )  # fmt: skip


def test_defined_cr_04_the_list_goes_to_both_ministries_by_the_printed_day() -> None:
    rule = RETROFITS.deadline("park_list")
    assert (str(rule.date), RETROFITS.basis_of(rule).is_set_by_ministry) == ("2022-06-30", False)
    assert [step.sees for step in RETROFITS.form("park_list").receivers] == [("miit",)]


def test_defined_cr_06_the_expected_outcomes_are_asked_with_base_and_target() -> None:
    section = RETROFITS.section("plan", "outcomes")
    assert section.kind == "targets"
    assert [one.code for one in RETROFITS.indicators_of(section)][:5] == [
        "energy_saved", "water_saved", "co2_cut", "solid_waste_cut", "wastewater_cut",
    ]  # fmt: skip


def test_defined_cr_07_the_plan_ends_with_the_approval_of_the_province() -> None:
    assert chain(RETROFITS, "plan") == [("park", "submit", ("park_committee",)), ("province", "approve", ("drc",))]


def test_defined_cr_08_reports_are_due_on_31_december_and_09_the_summary_is_set_by_the_ministry() -> None:
    rule = RETROFITS.deadline("annual_report")
    assert (rule.month, rule.day, rule.year_offset, rule.from_year) == (12, 31, 0, 2022)
    assert RETROFITS.basis_of(RETROFITS.deadline("provincial_summary")).is_set_by_ministry


def test_defined_cr_11_the_province_runs_the_acceptance() -> None:
    assert RETROFITS.evaluation("acceptance").organised_by == "province"


# All -----------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["green_bases", "hitech_zones", "eco_parks", "circular_retrofits"])
def test_each_programme_has_its_public_page(code: str) -> None:
    call_command("load_programmes", verbosity=0)
    assert Client().get(f"/programmes/{code}/").status_code == 200
