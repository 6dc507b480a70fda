"""A broken definition names file, key, rule ID and cause, all problems at once."""

from pathlib import Path

import pytest
from django.utils import translation

from programmes.definition import DefinitionError, parse
from tests.programmes.definition.conftest import Break


@pytest.fixture(autouse=True)
def _english() -> object:
    with translation.override("en"):
        yield


def test_an_unknown_key_is_named_with_its_place_and_the_rule_around_it(problems_of: Break) -> None:
    found = problems_of(("maximum: 3, excess", "maximum: 3, surplus: 1, excess"))
    assert found == [("quotas.candidates.surplus", "GB-12", "unknown key")]


def test_a_missing_key_is_named(problems_of: Break) -> None:
    found = problems_of(("maximum: 3, excess: justify", "excess: justify"))
    assert found == [("quotas.candidates.maximum", "GB-12", "this key is missing")]


def test_a_word_that_is_not_among_the_choices_is_told_with_the_choices(problems_of: Break) -> None:
    found = problems_of(("excess: justify", "excess: perhaps"))
    assert found == [("quotas.candidates.excess", "GB-12", "must be one of 'refuse' or 'justify', not perhaps")]


def test_text_in_a_number_is_told(problems_of: Break) -> None:
    found = problems_of(("maximum: 3,", "maximum: three,"))
    assert found == [("quotas.candidates.maximum", "GB-12", "must be a number, not three")]


def test_all_problems_are_told_at_once(problems_of: Break) -> None:
    found = problems_of(("maximum: 3,", "maximum: 0,"), ("month: 3, day: 31, year", "month: 13, day: 31, year"))
    assert found == [
        ("deadlines.annual_report.month", "GB-21", "must be 12 or less"),
        ("quotas.candidates.maximum", "GB-12", "must be 1 or more"),
    ]


def test_a_day_that_does_not_exist_is_told(problems_of: Break) -> None:
    found = problems_of(("closes: {month: 4, day: 30", "closes: {month: 4, day: 31"))
    assert found == [("deadlines.annual_report", "GB-21", "there is no such day: 4-31")]


def test_a_deadline_without_what_its_kind_needs_is_told(problems_of: Break) -> None:
    found = problems_of(("kind: fixed, date: 2020-07-31", "kind: fixed"))
    assert found == [("deadlines.park_list", "GB-11", "a deadline of kind fixed needs date")]


def test_points_that_do_not_add_up_are_told(problems_of: Break) -> None:
    found = problems_of(("{code: indicators, points: 2000, evidence", "{code: indicators, points: 2500, evidence"))
    cause = "the points of the criteria add up to 10500, not 10000"
    # The final evaluation is written as a copy of the mid-term one.
    assert found == [("schemes.mid_term", "GB-22", cause), ("schemes.final", "GB-22", cause)]


def test_bands_that_leave_a_gap_are_told(problems_of: Break) -> None:
    found = problems_of(("{code: not_recommended, floor: 0", "{code: not_recommended, floor: 100"))
    assert found == [("schemes.application", "GB-14", "bands run from high to low and end at 0")]


def test_a_measure_that_is_not_in_the_dictionary_leaves_the_indicator_without_name_and_unit(problems_of: Break) -> None:
    found = problems_of(("measure: rd_intensity", "measure: rd_density"))
    assert found == [
        ("indicators.rd_intensity.name", "GB-04", "this key is missing"),
        ("indicators.rd_intensity.unit", "GB-04", "this key is missing"),
        ("indicators.rd_intensity.decimals", "GB-04", "this key is missing"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "key", "rule", "cause"),
    [
        ("args: [green_output, industrial_output]", "args: [green_output, gold]",
         "indicators.green_agglomeration.formula.args", "GB-02", "there is no gold here"),
        ("args: [green_output, industrial_output]", "args: [green_output]",
         "indicators.green_agglomeration.formula.args", "GB-02", "the formula takes another number of arguments"),
        ("formula: {name: percentage", "formula: {name: guess",
         "indicators.green_agglomeration.formula.name", "GB-02", "there is no guess here"),
        ("form: park_list, section: candidates", "form: park_list, section: nominees",
         "quotas.candidates.section", "GB-12", "there is no park_list.nominees here"),
        ("justification: excess.justification", "justification: excess.reason",
         "quotas.candidates.justification", "GB-12", "there is no excess.reason here"),
        ("outcomes: [outstanding]", "outcomes: [brilliant]",
         "schemes.mid_term.bands.excellent.outcomes", "GB-23", "there is no brilliant here"),
        ("evidence: [annual_report.coordination", "evidence: [annual_report.concord",
         "schemes.mid_term.criteria.organisation.evidence", "GB-31", "there is no annual_report.concord here"),
        ("year: 3, scheme: mid_term", "year: 3, scheme: half_time",
         "evaluations.mid_term.scheme", "GB-22", "there is no half_time here"),
        ("form: plan, kind: fixed", "form: scheme, kind: fixed",
         "deadlines.plan.form", "GB-18", "there is no scheme here"),
        ('units: ["110000"', 'units: ["110001"', "units.0", "", "there is no 110001 here"),
        ("verb: forward, opinion: optional, sees: [sti]", "verb: forward, opinion: optional, sees: [miit]",
         "forms.annual_report.chain.1.sees", "GB-21", "there is no miit here"),
        ("clause: no_high_energy\n        name", "clause: no_high_power\n        name",
         "forms.annual_report.sections.declaration.clause", "GB-27", "there is no no_high_power here"),
        ("required_when: new_high_energy", "required_when: newer_high_energy",
         "forms.annual_report.sections.declaration.fields.high_energy_explanation.required_when", "GB-27",
         "there is no newer_high_energy here"),
        ("{code: recommended, rule: GB-11", "{code: applied, rule: GB-11", "stages", "", "applied is given twice"),
        ("mark: 绿", "mark: 绿色", "mark", "", "the mark is one character"),
    ],
)  # fmt: skip
def test_parts_that_do_not_agree_are_told(
    problems_of: Break, old: str, new: str, key: str, rule: str, cause: str
) -> None:
    assert (key, rule, cause) in problems_of((old, new))


def test_a_key_given_twice_is_told_with_its_line(problems_of: Break) -> None:
    found = problems_of(("mark: 绿", "mark: 绿\nmark: 红"))
    line = found[0][2].split(":")[0]
    assert found == [("", "", f"{line}: the key mark is given twice")]
    assert line.startswith("line ")


def test_a_file_that_is_not_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("code: [a\nmark: b", encoding="utf-8")
    with pytest.raises(DefinitionError) as raised:
        parse(path)
    assert str(raised.value) == "broken.yaml: line 2: did not find expected ',' or ']'"


def test_a_missing_file_and_one_that_is_not_utf8_are_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError, match="the file cannot be read"):
        parse(tmp_path / "none.yaml")
    (tmp_path / "gbk.yaml").write_bytes("name: 绿色".encode("gbk"))
    with pytest.raises(DefinitionError, match="the file is not UTF-8 text"):
        parse(tmp_path / "gbk.yaml")


def test_causes_are_told_in_chinese_too(problems_of: Break) -> None:
    with translation.override("zh-hans"):
        found = problems_of(("maximum: 3, excess: justify", "excess: justify"))
    assert found == [("quotas.candidates.maximum", "GB-12", "缺少此项")]


def test_bodies_of_a_later_level_that_should_sign_together_are_refused(problems_of: Break) -> None:
    found = problems_of(("verb: accept, sees: [most]", "verb: accept, together: all, sees: [most]"))
    cause = "bodies sign together only at the level that submits; give lead or any"
    assert found == [("forms.park_list.chain.1.together", "GB-11", cause)]
