"""Every formula against a table worked out by hand (worked_figures.csv, the working stands beside each row)."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from programmes.definition import compute
from programmes.definition.formulas import first_year, names
from programmes.definition.indicator import Formula

TABLE = Path(__file__).parent / "worked_figures.csv"
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def read(text: str) -> dict[int, Decimal]:
    pairs = (pair.split(":") for pair in text.split(";") if pair)
    return {int(year): Decimal(value) for year, value in pairs}


def takes(row: dict[str, str]) -> tuple[str, ...]:
    one = {"yearly_change", "three_year_growth", "average_reduction"}
    return ("a",) if row["formula"] in one else ("a", "b")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['formula']}-{row['working']}" for row in ROWS])
def test_the_formula_gives_what_was_worked_out_by_hand(row: dict[str, str]) -> None:
    base = int(row["base_year"]) if row["base_year"] else None
    wanted = Formula(name=row["formula"], args=takes(row), base_year=base)
    found = compute(wanted, {"a": read(row["a"]), "b": read(row["b"])}, int(row["year"]))
    if not row["result"]:
        assert found is None
        return
    assert found is not None
    assert found.quantize(Decimal(row["result"])) == Decimal(row["result"])


def test_every_formula_stands_in_the_table() -> None:
    assert {row["formula"] for row in ROWS} == names()


def test_arguments_without_any_value_are_missing_not_zero() -> None:
    assert compute(Formula(name="ratio", args=("a", "b")), {}, 2024) is None


def test_the_first_year_is_the_setting_or_the_first_that_all_arguments_have() -> None:
    known = {"a": read("2020:1;2022:1;2024:1"), "b": read("2022:1;2023:1;2024:1")}
    free, fixed, missing = (Formula(name="elasticity", args=("a", "b"), base_year=year) for year in (None, 2024, 2023))
    assert [first_year(one, known) for one in (free, fixed, missing)] == [2022, 2024, None]
