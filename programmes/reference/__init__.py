"""Reference data of the programmes: the 2019 green industry catalogue (levels 1 and 2) and the working days."""

import csv
import datetime as dt
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

HERE = Path(__file__).parent


class CatalogueRow(NamedTuple):
    """An entry of the Green Industry Guidance Catalogue (2019)."""

    code: str
    level: int
    parent: str
    name_zh: str
    name_en: str


class SpecialDay(NamedTuple):
    """A day on which the working week is broken: a day off on a weekday, or a weekend day worked."""

    date: dt.date
    kind: Literal["off", "work"]
    name: str
    status: str


@cache
def green_catalogue() -> tuple[CatalogueRow, ...]:
    """Return levels 1 and 2 in the order of the catalogue (6 and 30 entries)."""
    with (HERE / "green_catalogue_2019.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            CatalogueRow(row["code"], int(row["level"]), row["parent"], row["name_zh"], row["name_en"])
            for row in csv.DictReader(file)
        )


@cache
def special_days() -> tuple[SpecialDay, ...]:
    """Return the holidays and swapped weekends by the yearly notices of the State Council, as far as known."""
    with (HERE / "working_days.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            SpecialDay(dt.date.fromisoformat(row["date"]), _kind(row["kind"]), row["name"], row["status"])
            for row in csv.DictReader(file)
        )


def _kind(text: str) -> Literal["off", "work"]:
    return "work" if text == "work" else "off"
