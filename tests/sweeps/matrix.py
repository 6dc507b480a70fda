"""The committed matrix: route × role → status. Its diff says who sees what since the last change."""

import csv
from pathlib import Path

from tests.sweeps.roles import ROLES
from tests.sweeps.walk import Row, Walk

FILE = Path(__file__).parent / "matrix.csv"
Matrix = dict[tuple[str, str], Row]


def read() -> Matrix:
    """Return the committed statuses by method and route."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {(row.pop("method"), row.pop("route")): row for row in csv.DictReader(file)}


def write(walk: Walk) -> None:
    """Write what the walk found, sorted so that a diff shows one route after the other."""
    with FILE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["method", "route", *ROLES])
        for method, route in sorted(walk.statuses, key=lambda key: (key[1], key[0])):
            writer.writerow([method, route, *walk.statuses[method, route].values()])


def differences(found: Matrix, committed: Matrix) -> list[str]:
    """Return every cell that differs, every route without a row and every row without a route."""
    lines = [f"no row: {' '.join(key)}" for key in found.keys() - committed.keys()]
    lines += [f"no route any more: {' '.join(key)}" for key in committed.keys() - found.keys()]
    for key in found.keys() & committed.keys():
        lines += [
            f"{' '.join(key)} as {role}: {status}, committed {committed[key].get(role)}"
            for role, status in found[key].items()
            if status != committed[key].get(role)
        ]
    return sorted(lines)
