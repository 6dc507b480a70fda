"""A workbook as it is to be written: cover, sheets, the remarks at their cells, the hidden manifest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_rowcol_to_cell

from reports.domain.workbooks.layout import FIRST_COLUMN, FIRST_ROW, TITLE_ROW, Sheet

Place = tuple[str, int, int]  # name of the sheet, row and column from 0


@dataclass(frozen=True)
class Remark:
    """What is to be said at a cell. Tones: `bad` to mend, `warn` to explain, `conflict` between two people."""

    address: str
    text: str
    tone: str = "bad"


@dataclass(frozen=True)
class Cover:
    """The first sheet: what this is, and how it is filled in."""

    name: str
    title: str
    subtitle: str
    lines: Sequence[str]


@dataclass(frozen=True)
class Book:
    """All that is written; without a manifest it can be read only."""

    cover: Cover
    sheets: Sequence[Sheet]
    remarks: Sequence[Remark] = ()
    manifest: Sequence[str] = ()
    parks: Sequence[str] = ()
    places: Mapping[str, Place] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "places", dict(_places(self.sheets)))

    def place_of(self, address: str) -> Place | None:
        """Return the cell of an address; what is said of a row stands at its first cell, of a section at its title."""
        while address and address not in self.places:
            address = address.rpartition("/")[0]
        return self.places.get(address)


def cell_name(row: int, column: int) -> str:
    """Return how spreadsheets call a cell: C5."""
    return str(xl_rowcol_to_cell(row, column))


def _places(sheets: Sequence[Sheet]) -> Iterator[tuple[str, Place]]:
    for sheet in sheets:
        code = sheet.section.code
        yield code, (sheet.title, TITLE_ROW, FIRST_COLUMN)
        for number, line in enumerate(sheet.lines, start=FIRST_ROW):
            yield f"{code}/{line.key}", (sheet.title, number, FIRST_COLUMN)
        yield from ((f"{code}/{cell.path}", (sheet.title, row, at)) for row, at, cell in sheet.cells() if cell.path)
