"""The green-industry programme says what the register of obligations says."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils import translation

from accounts.reference import regions
from programmes.definition import Definition, Entry, Measure, from_content, from_json, measures, parse
from programmes.definition.indicator import Range
from tests.programmes.definition.conftest import GREEN


def entries(value: Any) -> Iterator[Entry]:
    if isinstance(value, Entry):
        yield value
    children: Any = ()
    if hasattr(type(value), "model_fields"):
        children = [getattr(value, key) for key in type(value).model_fields]
    elif isinstance(value, dict):
        children = value.values()
    elif isinstance(value, tuple):
        children = value
    for child in children:
        yield from entries(child)


def test_every_rule_of_the_group_is_cited(green: Definition) -> None:
    cited = {entry.rule for entry in entries(green)}
    cited |= {rule for document in green.documents for clause in document.clauses for rule in clause.rules}
    assert cited == {f"GB-{number:02}" for number in range(1, 34)}


def test_what_is_recalled_is_editable_and_says_so(green: Definition) -> None:
    fixed = [entry for entry in entries(green.indicators) if not (entry.is_recalled and entry.editable)]
    assert fixed == []
    assert {entry.basis for entry in entries(green.indicators)} == {"R"}


def test_gb_12_three_candidates_and_a_justification_beyond(green: Definition) -> None:
    quota = green.quota_for("park_list", "candidates")
    assert quota is not None
    assert (quota.maximum, quota.excess, quota.justification) == (3, "justify", "excess.justification")
    assert green.unit_quota == 3


def test_x_07_the_32_units_leave_out_the_separately_planned_cities(green: Definition) -> None:
    reporting = [row.code for row in regions() if row.kind in ("province", "corps")]
    assert sorted(green.units) == sorted(reporting)
    assert len(green.units) == 32


def test_gb_18_both_ministries_and_both_departments_take_part(green: Definition) -> None:
    assert (green.bodies.at("ministry"), green.bodies.lead("ministry")) == (("ndrc", "most"), "ndrc")
    assert (green.bodies.at("province"), green.bodies.lead("province")) == (("drc", "sti"), "drc")
    chain = [(step.level, step.verb, step.sees) for step in green.form("plan").chain]
    assert chain == [("park", "submit", ()), ("province", "approve", ("sti",)), ("ministry", "file", ("most",))]


def test_gb_21_reports_cover_the_five_years_after_naming(green: Definition) -> None:
    assert green.construction is not None
    assert list(green.construction.report_years(date(2020, 12, 29))) == [2021, 2022, 2023, 2024, 2025]


def test_gb_21_the_report_goes_from_park_to_province_to_ministry(green: Definition) -> None:
    form = green.form("annual_report")
    assert form.filer == "park"
    assert [(step.level, step.verb) for step in form.receivers] == [("province", "forward"), ("ministry", "file")]
    assert [green.bodies_of(step) for step in form.chain] == [("park_committee",), ("drc",), ("ndrc",)]


def test_gb_22_evaluations_fall_in_the_third_and_the_fifth_year_and_can_be_moved(green: Definition) -> None:
    planned = [(one.code, one.year, one.scheme, one.editable) for one in green.evaluations]
    assert planned == [("mid_term", 3, "mid_term", True), ("final", 5, "final", True)]


def test_gb_23_bands_begin_at_90_80_70_60(green: Definition) -> None:
    floors = [(band.code, band.floor) for band in green.scheme("final").bands]
    assert floors == [("excellent", 9000), ("good", 8000), ("medium", 7000), ("qualified", 6000), ("failing", 0)]


def test_gb_23_failing_can_end_in_withdrawal(green: Definition) -> None:
    kinds = {one.code: [follows.kind for follows in one.consequences] for one in green.outcomes}
    assert kinds == {
        "outstanding": ["support"],
        "continue": [],
        "improve": ["improvement_plan"],
        "lagging": ["rectification", "criticism"],
        "withdrawn": ["withdrawal"],
    }


def test_the_basis_of_a_deadline_is_document_clause_and_date(green: Definition) -> None:
    rule = green.deadline_for("park_list")
    assert rule is not None
    basis = green.basis_of(rule)
    assert (basis.rule, basis.basis, basis.number, basis.date) == (
        "GB-11",
        "P",
        "发改办环资〔2020〕519号",
        date(2020, 7, 7),
    )
    assert basis.clause is not None
    assert "2020年7月31日前" in basis.clause.zh
    assert not basis.is_set_by_ministry


def test_the_day_of_the_annual_report_is_shown_as_set_by_the_ministry(green: Definition) -> None:
    rule = green.deadline_for("annual_report")
    assert rule is not None
    assert green.basis_of(rule).is_set_by_ministry


def test_a_field_cites_the_rule_of_its_section_unless_it_has_its_own(green: Definition) -> None:
    section = green.section("annual_report", "coordination")
    assert [(field.code, field.rule) for field in section.fields] == [
        ("meetings", "GB-31"),
        ("settled", "GB-31"),
        ("appeals", "GB-32"),
        ("answered", "GB-32"),
    ]


def test_the_indicator_takes_name_unit_and_precision_from_the_measure(green: Definition) -> None:
    indicator = green.indicator("energy_per_gdp")
    assert (indicator.name.zh, indicator.unit_name, indicator.decimals) == ("单位生产总值能耗", "吨标准煤/万元", 3)


def test_texts_follow_the_language(green: Definition) -> None:
    with translation.override("en"):
        assert green.name.localised == "Green-industry demonstration bases"
    with translation.override("zh-hans"):
        assert str(green.name) == "绿色产业示范基地"
    with translation.override(None):
        assert green.name.localised == "绿色产业示范基地"


def test_what_is_stored_restores_to_the_same_edition(green: Definition) -> None:
    assert from_json(green.model_dump_json()) == green
    restored = from_content(green.digest, green.model_dump(mode="json"))
    assert restored.digest == green.digest
    assert from_content(green.digest, {}) is restored


def test_the_digest_changes_with_any_value(green: Definition) -> None:
    changed = green.model_copy(update={"mark": "青"})
    assert changed.digest != parse(GREEN).digest == green.digest


def test_late_reminders_also_go_to_the_level_above(green: Definition) -> None:
    assert green.audience("annual_report", "before_10_days") == ("park",)
    assert green.audience("annual_report", "late_1_day") == ("park", "province")
    assert green.audience("park_list", "late_7_days") == ("province", "ministry")


@pytest.mark.parametrize("look_up", ["form", "indicator", "task_area", "outcome", "scheme", "evaluation", "deadline"])
def test_looking_up_what_there_is_not_is_a_key_error(green: Definition, look_up: str) -> None:
    with pytest.raises(KeyError):
        getattr(green, look_up)("nothing")


def test_every_believable_range_is_within_the_limits_of_its_measure(green: Definition) -> None:
    beyond = [
        one.code for one in green.indicators if one.plausible and not _within(one.plausible, measures()[one.measure])
    ]
    assert beyond == []


def _within(believable: Range, measure: Measure) -> bool:
    highest = Decimal("Infinity") if measure.max is None else measure.max
    return (measure.min or Decimal(0)) <= believable.low <= believable.high <= highest


def test_an_edition_with_a_key_that_definitions_no_longer_have_is_still_read(green: Definition) -> None:
    content = green.model_dump(mode="json")
    content["forms"]["plan"]["retired"] = True
    assert from_content("an older edition", content) == green
