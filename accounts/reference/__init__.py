"""Reference data of the regions: GB/T 2260 codes of the 37 reporting units, and the country."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

COUNTRY = "000000"


class RegionRow(NamedTuple):
    """A region as listed; `parent` is a code or "". The corps has a pseudo-code (status recalled)."""

    code: str
    name: str
    short_name: str
    kind: str
    parent: str
    status: str


@cache
def regions() -> tuple[RegionRow, ...]:
    """Return the country and the 37 reporting units, parents before children."""
    with (Path(__file__).parent / "regions.csv").open(encoding="utf-8", newline="") as file:
        return tuple(RegionRow(**row) for row in csv.DictReader(file))
