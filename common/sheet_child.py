"""Opens a workbook in a process of its own, with bounded memory and time; started by `common.sheet_reading`.

What a workbook makes a reader do is not known before it is opened: one text that a million cells point at, a cell at
the far end, a part that its library stumbles over. Here it costs this process and nobody else. Takes the content on
the standard input and gives JSON; imports nothing of the portal, so that it starts in a moment.
"""

import io
import json
import posixpath
import re
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree as ET

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MOST_MEMORY = 640 * 1024 * 1024
MOST_SECONDS = 20
MOST_TEXT = 20_000_000  # letters in all cells together

Places = dict[tuple[int, int], int]  # row and column from 0 on: decimals that the cell shows at least
_BUILT_IN = {"2": 2, "4": 2}  # formats that are known by number alone: 0.00 and #,##0.00
_FIXED = re.compile(r"^[#,]*0\.(0+)[#]*(?:_\)|;.*)?$")
_LETTERS = 26


def main(most_rows: int, most_columns: int, which: str) -> None:
    """Print the first sheet that is shown (`which` is "first") or all, or what keeps them from being read."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    content = sys.stdin.buffer.read()
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        if which == "first":
            found = _first(book, most_rows, most_columns)
        else:
            found = _all(book, content, most_rows, most_columns)
    except PasswordError:
        found = {"error": "password"}
    except (CalamineError, ET.ParseError, KeyError, zipfile.BadZipFile):
        found = {"error": "broken"}
    except OverflowError:
        found = {"error": "far"}
    json.dump(found, sys.stdout)


def _first(book: CalamineWorkbook, most_rows: int, most_columns: int) -> dict[str, Any]:
    shown = [one.name for one in book.sheets_metadata if _is_shown(one)]
    if not shown:
        return {"error": "nothing"}
    sheet = book.get_sheet_by_name(shown[0])
    rows = _rows(sheet, most_rows, most_columns)
    return {"title": sheet.name, "rows": rows, "merged": sheet.merged_cell_ranges or [], "others": shown[1:]}


def _all(book: CalamineWorkbook, content: bytes, most_rows: int, most_columns: int) -> dict[str, Any]:
    names = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    places = dict(_places(content))
    sheets = {name: _rows(book.get_sheet_by_name(name), most_rows, most_columns, places.get(name)) for name in names}
    return {"sheets": sheets}


def _rows(sheet: Any, most_rows: int, most_columns: int, places: Places | None = None) -> list[list[str]]:
    if sheet.total_height > most_rows or sheet.total_width > most_columns:
        raise OverflowError
    rows, letters = [], 0
    for number, row in enumerate(sheet.to_python(skip_empty_area=False)):
        shown = (places or {}).get
        rows.append([text_of(value, shown((number, column), 0)) for column, value in enumerate(row)])
        letters += sum(map(len, rows[-1]))
        if letters > MOST_TEXT:
            raise OverflowError
    return rows


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet)


def _places(content: bytes) -> Iterator[tuple[str, Places]]:
    """Yield the name of each sheet of an xlsx with the decimals its cells show; the library does not tell them."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        known = set(archive.namelist())
        styles = _decimals_of_styles(archive) if "xl/styles.xml" in known else []
        for name, part in _sheets(archive):
            if part in known and any(styles):
                yield name, _decimals_of_cells(archive, part, styles)


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield name and part of each sheet."""
    related = {one.get("Id"): one.get("Target", "") for one in _root(archive, "xl/_rels/workbook.xml.rels")}
    for one in _root(archive, "xl/workbook.xml").iter():
        if _tag(one) == "sheet":
            key = next((value for name, value in one.items() if name.endswith("}id")), "")
            target = related.get(key) or ""
            yield one.get("name", ""), posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _decimals_of_styles(archive: zipfile.ZipFile) -> list[int]:
    """Return for each style of cells how many decimals it shows at least."""
    root = _root(archive, "xl/styles.xml")
    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter() if _tag(one) == "numFmt"}
    styles = next((one for one in root if _tag(one) == "cellXfs"), ())
    return [_decimals_of_format(one.get("numFmtId", ""), codes) for one in styles]


def _decimals_of_format(key: str, codes: dict[str, str]) -> int:
    fixed = _FIXED.match(codes.get(key, ""))
    return len(fixed[1]) if fixed else _BUILT_IN.get(key, 0)


def _decimals_of_cells(archive: zipfile.ZipFile, part: str, styles: list[int]) -> Places:
    found: Places = {}
    with archive.open(part) as sheet:
        for _event, one in ET.iterparse(sheet):  # noqa: S314 - nothing else is in reach of this process
            if _tag(one) == "c" and (decimals := _styled(one, styles)) and (place := _place_of(one.get("r", ""))):
                found[place] = decimals
            if _tag(one) == "row":
                one.clear()
    return found


def _styled(cell: ET.Element, styles: list[int]) -> int:
    style = cell.get("s", "")
    return styles[int(style)] if style.isdecimal() and int(style) < len(styles) else 0


def _place_of(name: str) -> tuple[int, int] | None:
    parts = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", name)
    if parts is None:
        return None
    column = 0
    for letter in parts[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(parts[2]) - 1, column - 1


def _root(archive: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(archive.read(part))  # noqa: S314 - nothing else is in reach of this process


def _tag(one: ET.Element) -> str:
    return one.tag.rpartition("}")[2]


def text_of(value: object, decimals: int = 0) -> str:
    """Return a cell as text: numbers with at most 15 digits and the decimals shown, days as 2025-03-31."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        text = f"{Decimal(format(value, '.15g')):f}"
        whole, _point, rest = text.partition(".")
        return f"{whole}.{rest.ljust(decimals, '0')}" if decimals > len(rest) else text
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value).replace("\0", "").strip()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
