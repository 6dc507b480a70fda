"""Reference data of the parks: the 31 green-industry bases of the list of 2020-12-29."""

import csv
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple


class BaseRow(NamedTuple):
    """A named base. `recommended_by` and `lies_in` are region codes and may differ (base 7)."""

    seq: int
    name: str
    recommended_by: str
    region_printed: str
    lies_in: str
    city: str  # the prefecture-level city, as known from the place name; "" in municipalities
    note: str


def _rows(file: Iterable[str]) -> Iterator[list[str]]:
    rows = csv.reader(file)
    next(rows)  # the head
    return rows


@cache
def green_bases() -> tuple[BaseRow, ...]:
    """Return the 31 bases in the order of the published list (GB-16)."""
    with (Path(__file__).parent / "green_bases_2020.csv").open(encoding="utf-8", newline="") as file:
        return tuple(BaseRow(int(seq), *rest) for seq, *rest in _rows(file))
