"""Every rule of the register is cited by an entry of a definition, by code or by a test, or is listed as open."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from programmes.definition import Definition, Entry, parse
from programmes.definition.dictionary import DEFINITIONS

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "common", "evaluations", "journal", "parks", "portal", "programmes", "reports")
FILES = sorted(file for file in DEFINITIONS.glob("*.yaml") if file.name not in {"measures.yaml", "units.yaml"})
_RULE = re.compile(r"\b(?:GB|HZ|EP|CR|X)-\d\d\b")
_TEST = re.compile(r"def test_(gb|hz|ep|cr|x)_(\d\d)_")


def _column(file: str, name: str) -> list[str]:
    with (ROOT / "docs" / file).open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def entries(value: Any) -> Iterator[Entry]:
    """Return every entry of a definition."""
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


def _in_definitions() -> set[str]:
    return {entry.rule for file in FILES for entry in entries(parse(file))}


def _in_code() -> set[str]:
    texts = (file.read_text(encoding="utf-8") for app in APPS for file in (ROOT / app).rglob("*.py"))
    return {rule for text in texts for rule in _RULE.findall(text)}


def _in_tests() -> set[str]:
    texts = (file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py"))
    return {f"{group.upper()}-{number}" for text in texts for group, number in _TEST.findall(text)}


def test_every_rule_is_cited_or_listed_as_open() -> None:
    known = set(_column("rules.csv", "id"))
    cited = _in_definitions() | _in_code() | _in_tests()
    assert sorted(known - cited - set(_column("rules_open.csv", "id"))) == []


def test_no_open_rule_is_cited_by_a_definition() -> None:
    assert sorted(_in_definitions() & set(_column("rules_open.csv", "id"))) == []


def test_definitions_cite_rules_of_the_register_only() -> None:
    assert sorted(_in_definitions() - set(_column("rules.csv", "id"))) == []


def test_each_open_rule_has_a_reason() -> None:
    assert [reason for reason in _column("rules_open.csv", "reason") if len(reason) < 20] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_demand_of_a_programme_cites_a_passage(file: Path) -> None:
    """What is called stated in the document or taken from an instrument says where it stands."""
    definition = parse(file)
    bare = [entry for entry in entries(definition) if entry.basis in ("P", "I") and not entry.document]
    assert [(entry.rule, getattr(entry, "code", "")) for entry in bare] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_stands_in_both_languages(file: Path) -> None:
    empty = [text for text in _texts(parse(file)) if not text.zh or not text.en]
    assert empty == []


# A due day, a window, a limit or a grade on a page; lists lead to pages that show it.
_SHOWN = re.compile(r"{% deadline |{{ (?:result_band\.name|band_label|line\.limit|row\.limit_text) ")
_BASIS = re.compile(r"{% (?:basis|day_basis|notice_basis|quota_basis) |includes/citation\.html")


def test_every_page_of_a_day_a_limit_or_a_grade_shows_on_what_it_rests() -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")}
    bare = [path.name for path, text in pages.items() if _SHOWN.search(text) and not _BASIS.search(text)]
    assert [name for name in bare if name != "rows.html"] == []


def _texts(definition: Definition) -> Iterator[Any]:
    for entry in (definition, *entries(definition)):
        for key in ("name", "note", "title", "guidance", "statement", "hint"):
            text = getattr(entry, key, None)
            if text is not None:
                yield text
