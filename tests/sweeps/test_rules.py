"""Every rule of the register has a test through the real interface, or stands in the honest list of open ones."""

import csv
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests" / "obligations"
OPEN = TESTS / "open.csv"
_NAMED = re.compile(r"^def test_(gb|hz|ep|cr|x)_(\d\d)_", re.MULTILINE)


def _column(file: Path, name: str) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [row[name] for row in csv.DictReader(lines)]


def _tested() -> set[str]:
    found = (match for file in TESTS.glob("test_*.py") for match in _NAMED.findall(file.read_text(encoding="utf-8")))
    return {f"{group.upper()}-{number}" for group, number in found}


def _rules() -> set[str]:
    return set(_column(ROOT / "docs" / "rules.csv", "id"))


def test_every_rule_has_a_test_or_stands_in_the_open_list() -> None:
    assert sorted(_rules() - _tested() - set(_column(OPEN, "id"))) == []


def test_no_rule_in_the_open_list_has_a_test() -> None:
    assert sorted(set(_column(OPEN, "id")) & _tested()) == []


def test_tests_and_open_list_name_rules_of_the_register_only() -> None:
    assert sorted((_tested() | set(_column(OPEN, "id"))) - _rules()) == []


def test_each_open_rule_is_listed_once_with_a_reason() -> None:
    identifiers = _column(OPEN, "id")
    assert sorted(identifiers) == sorted(set(identifiers))
    assert [reason for reason in _column(OPEN, "reason") if len(reason) < 10] == []
