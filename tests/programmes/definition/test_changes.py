"""Overrides touch only what is editable; differences name each key that changes; the editor's schema is current."""

import json
from typing import Any

import pytest
from django.utils import translation
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # no stubs

from programmes.definition import Definition, DefinitionError, differences, effective, entry_at, with_overrides
from programmes.definition.dictionary import DEFINITIONS
from programmes.definition.json_schema import FILES, schema
from programmes.definition.reading import read_yaml


def refused(definition: Definition, key: str, value: Any) -> list[tuple[str, str, str]]:
    with translation.override("en"), pytest.raises(DefinitionError) as raised:
        with_overrides(definition, {key: value})
    return [(problem.key, problem.rule, problem.cause) for problem in raised.value.problems]


def test_an_editable_day_can_be_moved_and_nothing_else_changes(green: Definition) -> None:
    changed = with_overrides(green, {"deadlines.annual_report.day": 20})
    assert [tuple(one) for one in differences(green, changed)] == [("deadlines.annual_report.day", 31, 20)]
    assert green.deadline("annual_report").day == 31


def test_points_can_be_moved_between_criteria_as_long_as_they_add_up(green: Definition) -> None:
    place = "schemes.final.criteria"
    changed = with_overrides(green, {f"{place}.agglomeration.points": 1300, f"{place}.indicators.points": 2200})
    assert [changed.scheme("final").criterion(code).points for code in ("agglomeration", "indicators")] == [1300, 2200]


def test_points_that_no_longer_add_up_are_refused(green: Definition) -> None:
    found = refused(green, "schemes.final.criteria.indicators.points", 2500)
    assert found == [("schemes.final", "GB-22", "the points of the criteria add up to 10500, not 10000")]


@pytest.mark.parametrize(
    ("key", "value", "rule"),
    [("quotas.candidates.maximum", 5, "GB-12"), ("deadlines.park_list.date", "2020-08-31", "GB-11"),
     ("deadlines.annual_report.rule", "GB-99", "GB-21"), ("mark", "青", "")],
)  # fmt: skip
def test_what_the_document_fixes_is_not_editable(green: Definition, key: str, value: Any, rule: str) -> None:
    assert refused(green, key, value) == [(key, rule, "this value is not editable")]


@pytest.mark.parametrize(
    ("key", "rule"), [("deadlines.annual_report.hour", "GB-21"), ("deadlines.nothing.day", ""), ("units.0.name", "")]
)
def test_an_unknown_key_is_refused(green: Definition, key: str, rule: str) -> None:
    assert refused(green, key, 1) == [(key, rule, "unknown key")]


def test_a_value_that_does_not_fit_is_refused(green: Definition) -> None:
    found = refused(green, "deadlines.annual_report.day", 32)
    assert found == [("deadlines.annual_report.day", "GB-21", "must be 31 or less")]


def test_a_first_definition_differs_in_every_key(green: Definition) -> None:
    found = {one.key: (one.before, one.after) for one in differences(None, green)}
    assert found["quotas.candidates.maximum"] == (None, 3)


def test_a_key_that_goes_is_named(green: Definition) -> None:
    without = green.model_copy(update={"quotas": ()})
    assert ("quotas.candidates.maximum", 3, None) in [tuple(one) for one in differences(green, without)]


@pytest.mark.parametrize("name", sorted(FILES))
def test_the_committed_schema_is_what_the_code_says(name: str) -> None:
    committed = json.loads((DEFINITIONS.parent / "schemas" / name).read_text(encoding="utf-8"))
    assert committed == schema(FILES[name])


@pytest.mark.parametrize(
    ("file", "name"),
    [("green_bases.yaml", "programme.schema.json"), ("measures.yaml", "measures.schema.json"),
     ("units.yaml", "units.schema.json")],
)  # fmt: skip
def test_editors_find_nothing_wrong_with_the_files(file: str, name: str) -> None:
    written = json.loads(json.dumps(read_yaml(DEFINITIONS / file), default=str))
    assert list(Draft202012Validator(schema(FILES[name])).iter_errors(written)) == []


def test_the_entry_of_a_key_and_its_value_are_found(green: Definition) -> None:
    entry, value = entry_at(green, "quotas.candidates.maximum")
    assert (entry.rule, value) == ("GB-12", 3)
    with pytest.raises(KeyError):
        entry_at(green, "quotas.candidates.surplus")
    with pytest.raises(KeyError):
        entry_at(green, "mark")


def test_what_a_round_changed_is_built_once_and_leaves_the_edition_alone(green: Definition) -> None:
    editable = {"deadlines.annual_report.day": 20}
    found = effective("digest of a test", green, editable)
    assert found.deadline("annual_report").day == 20
    assert effective("digest of a test", green, editable) is found
    assert green.deadline("annual_report").day == 31
    assert effective("digest of a test", green, {}) is green
