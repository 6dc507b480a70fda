"""The tile map: one tile a province of the country, in rough bearings; no borders, areas or positions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

# GB/T 2260 code -> row, column.
PLACES: Mapping[str, tuple[int, int]] = {
    "110000": (1, 6),
    "120000": (2, 7),
    "130000": (2, 6),
    "140000": (2, 5),
    "150000": (1, 5),
    "210000": (1, 7),
    "220000": (1, 8),
    "230000": (0, 8),
    "310000": (4, 7),
    "320000": (3, 7),
    "330000": (5, 7),
    "340000": (4, 6),
    "350000": (6, 7),
    "360000": (5, 6),
    "370000": (3, 6),
    "410000": (3, 5),
    "420000": (4, 5),
    "430000": (5, 5),
    "440000": (6, 6),
    "450000": (5, 4),
    "460000": (7, 5),
    "500000": (3, 4),
    "510000": (3, 3),
    "520000": (4, 4),
    "530000": (4, 3),
    "540000": (3, 0),
    "610000": (2, 4),
    "620000": (2, 2),
    "630000": (2, 1),
    "640000": (2, 3),
    "650000": (2, 0),
}
# Not in the programme's units; the tiles stand all the same.
OUTSIDE: Mapping[str, tuple[int, int]] = {"710000": (6, 8), "810000": (7, 7), "820000": (7, 6)}
FULLEST = 3


@dataclass(frozen=True)
class Tile:
    """One tile: `count` is None outside the programme; `css` places and shades it."""

    name: str
    count: int | None
    css: str
    url: str


def tiles(counts: Mapping[str, int], names: Mapping[str, str], chosen: str) -> list[Tile]:
    """Return the tiles, row by row; one with bases links to the list narrowed to its unit."""
    inside = [_tile(code, place, counts.get(code, 0), names.get(code, ""), chosen) for code, place in PLACES.items()]
    outside = [
        Tile(name, None, f"{_place(OUTSIDE[code])} na", "")
        for code, name in (("710000", _("Taiwan")), ("810000", _("Hong Kong")), ("820000", _("Macao")))
    ]
    return [*inside, *outside]


def shades(found: Iterable[int]) -> list[tuple[int, str, bool]]:
    """Return the key: count, shade and whether it stands for more; 0 to 3."""
    top = max(found, default=0)
    return [(count, f"v{count}" if count else "", count == FULLEST and top > FULLEST) for count in range(FULLEST + 1)]


def _tile(code: str, place: tuple[int, int], count: int, name: str, chosen: str) -> Tile:
    shade = f" v{min(count, FULLEST)}" if count else ""
    return Tile(
        name, count, f"{_place(place)}{shade}{' on' if code == chosen else ''}", f"?unit={code}" if count else ""
    )


def _place(place: tuple[int, int]) -> str:
    return f"r{place[0]} c{place[1]}"
