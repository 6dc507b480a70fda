"""The one writer of exported sheets: text stays text, so that no cell is ever a formula (ASVS 1.2.10)."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.translation import gettext

from common.clock import CHINA

Row = Sequence[object]

# A spreadsheet program takes a CSV cell that begins with one of these for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\0")
_SHEET_NAME_LENGTH = 31
_NOT_IN_SHEET_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_CELL_LENGTH = 32_767
_EXACT_DIGITS = 15


class TooLong(ValueError):
    """A text does not fit into one cell of a workbook (32,767 characters): it would be lost unseen."""


def write_csv(stream: IO[bytes], head: Sequence[str], rows: Iterable[Row]) -> None:
    """Write UTF-8 with a byte order mark, which spreadsheet programs need to read Chinese."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([_csv_cell(label) for label in head])
    writer.writerows([_csv_cell(value) for value in row] for row in rows)
    text.flush()
    text.detach()


def write_xlsx(
    stream: IO[bytes], title: str, head: Sequence[str], rows: Iterable[Row], *, made_at: datetime | None = None
) -> None:
    """Write a workbook of one sheet row by row: memory does not grow with the number of rows.

    With `made_at` the same rows give the same bytes; else the workbook bears the time of writing.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        if made_at:
            book.set_properties({"created": made_at.astimezone(CHINA).replace(tzinfo=None)})
        sheet = book.add_worksheet(title.translate(_NOT_IN_SHEET_NAMES)[:_SHEET_NAME_LENGTH].strip() or "1")
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "instant": book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        }
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, max(len(head) - 1, 0), 18)
        for column, label in enumerate(head):
            sheet.write_string(0, column, label, formats["head"])
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write_cell(sheet, number, column, value, formats)


def _csv_cell(value: object) -> str:
    plain = _plain(value)
    if isinstance(plain, str):
        return f"'{plain}" if plain.startswith(_FORMULA_STARTS) else plain
    if isinstance(plain, datetime):
        return plain.strftime("%Y-%m-%d %H:%M")
    return plain.isoformat() if isinstance(plain, date) else f"{plain:f}"


def _write_cell(sheet: Any, row: int, column: int, value: object, formats: dict[str, Any]) -> None:
    plain = _plain(value)
    if isinstance(plain, datetime):
        sheet.write_datetime(row, column, plain, formats["instant"])
    elif isinstance(plain, date):
        sheet.write_datetime(row, column, plain, formats["day"])
    elif isinstance(plain, Decimal) and len(plain.as_tuple().digits) <= _EXACT_DIGITS:
        sheet.write_number(row, column, plain)
    else:
        sheet.write_string(row, column, _fitting(plain if isinstance(plain, str) else f"{plain:f}"))


def _plain(value: object) -> str | Decimal | date:
    """Return a value as the text, number, day or (China time, naive) instant that a cell holds."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, (int, float, Decimal)):
        return Decimal(str(value))
    if isinstance(value, datetime):
        return value.astimezone(CHINA).replace(tzinfo=None)
    return value if isinstance(value, date) else str(value)


def _fitting(text: str) -> str:
    if len(text) > _CELL_LENGTH:
        raise TooLong(text[:40])
    return text
