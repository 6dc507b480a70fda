"""Opens a workbook in a process of its own, with bounded memory and time; started by `common.sheet_reading`.

What a workbook makes a reader do is not known before it is opened: one text that a million cells point at, a cell at
the far end, a part that its library stumbles over. Here it costs this process and nobody else. Takes the content on
the standard input and gives JSON; imports nothing of the portal, so that it starts in a moment.
"""

import io
import json
import resource
import sys
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MOST_MEMORY = 640 * 1024 * 1024
MOST_SECONDS = 20
MOST_TEXT = 20_000_000  # letters in all cells together


def main(most_rows: int, most_columns: int, which: str) -> None:
    """Print the first sheet that is shown (`which` is "first") or all, or what keeps them from being read."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        found = _first(book, most_rows, most_columns) if which == "first" else _all(book, most_rows, most_columns)
    except PasswordError:
        found = {"error": "password"}
    except CalamineError:
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


def _all(book: CalamineWorkbook, most_rows: int, most_columns: int) -> dict[str, Any]:
    names = [one.name for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    return {"sheets": {name: _rows(book.get_sheet_by_name(name), most_rows, most_columns) for name in names}}


def _rows(sheet: Any, most_rows: int, most_columns: int) -> list[list[str]]:
    if sheet.total_height > most_rows or sheet.total_width > most_columns:
        raise OverflowError
    rows, letters = [], 0
    for row in sheet.to_python(skip_empty_area=False):
        rows.append([text_of(value) for value in row])
        letters += sum(map(len, rows[-1]))
        if letters > MOST_TEXT:
            raise OverflowError
    return rows


def _is_shown(sheet: Any) -> bool:
    return bool(sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet)


def text_of(value: object) -> str:
    """Return a cell as text: numbers with at most 15 digits, days as 2025-03-31."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return f"{Decimal(format(value, '.15g')):f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value).replace("\0", "").strip()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
