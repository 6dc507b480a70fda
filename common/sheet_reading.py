"""The one reader of sheets that people send: xlsx, or csv in UTF-8 or GB18030, as rows of text."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO

from django.core.files.base import File
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from common import uploads
from common.errors import Problem, RuleViolation

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 300
_ENCODINGS = ("utf-8-sig", "gb18030")
_LETTERS = 26
MOST_UNPACKED = 50 * 1024 * 1024
# Where a cell or a row says it stands; one far cell makes the reader lay out everything before it.
_PLACE = re.compile(rb"""<(?:[\w.-]+:)?(?:c|row)\s[^<]*?(?<=\s)r\s*=\s*["']\$?([A-Za-z]{0,3})\$?(\d{0,10})["']""")

Rows = list[list[str]]


def read_sheet(upload: "File[bytes]", *, address: str = "sheet") -> Rows:
    """Return the rows of the first sheet as text, trimmed; numbers with at most 15 digits, days as 2025-03-31.

    Raises `RuleViolation` with a problem at `address` when it is no such file, broken or too large.
    """
    name = uploads.clean_name(upload.name or "")
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _unfit(address, _("“%(name)s” is too large for a sheet of figures.") % {"name": name})
    if name.lower().endswith(".csv"):
        return _bounded(_csv_rows(content, address), address)
    return _bounded(_xlsx_rows(content, name, address), address)


def read_workbook(upload: "File[bytes]", *, address: str = "workbook") -> dict[str, Rows]:
    """Return all sheets of an xlsx by name, hidden ones too: each cell as text where it stands, trimmed.

    Raises `RuleViolation` with a problem at `address` when it is no such file, broken or too large.
    """
    name = uploads.clean_name(upload.name or "")
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _unfit(address, _("“%(name)s” is too large for a workbook.") % {"name": name})
    book = _opened(content, name, address, _("Save it as xlsx."))
    try:
        return {title: _bounded(_rows(book.get_sheet_by_name(title)), address) for title in book.sheet_names}
    except (CalamineError, ValueError) as error:
        raise _unreadable(address, name) from error


def _csv_rows(content: bytes, address: str) -> Iterable[list[str]]:
    text = _decoded(content)
    if text is None or "\0" in text:
        remedy = _("Save it as xlsx, or as csv in UTF-8.")
        raise _unfit(address, _("The letters of this file cannot be read."), remedy)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except csv.Error as error:
        raise _unfit(address, _("This is not a sheet in csv: %(why)s") % {"why": error}) from error


def _decoded(content: bytes) -> str | None:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _xlsx_rows(content: bytes, name: str, address: str) -> Iterable[list[str]]:
    book = _opened(content, name, address, _("Save it as xlsx, or as csv in UTF-8."))
    try:
        return _rows(book.get_sheet_by_index(0))
    except (CalamineError, IndexError, ValueError) as error:
        raise _unreadable(address, name) from error


def _opened(content: bytes, name: str, address: str, remedy: str) -> CalamineWorkbook:
    """Open an xlsx; `remedy` is what to do with a file of another kind."""
    file = io.BytesIO(content)
    try:
        uploads.identify(file, name, frozenset({"xlsx"}))
    except uploads.UnfitFile as unfit:
        raise _unfit(address, unfit.message, remedy) from unfit
    if _reaches_too_far(file):
        raise _too_far(address)
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (CalamineError, ValueError) as error:
        raise _unreadable(address, name) from error


def _rows(sheet: CalamineSheet) -> Rows:
    return [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _reaches_too_far(file: BinaryIO) -> bool:
    """Say whether a cell stands farther out than any sheet that is taken: found before anything is laid out."""
    with zipfile.ZipFile(file) as archive:
        parts = [one for one in archive.infolist() if one.filename.lower().endswith(".xml")]
        if any(one.file_size > MOST_UNPACKED for one in parts):
            return True
        # In UTF-16 each letter has a zero beside it.
        texts = (archive.read(one).replace(b"\0", b"") for one in parts)
        return any(_is_far(found) for text in texts for found in _PLACE.finditer(text))


def _is_far(found: "re.Match[bytes]") -> bool:
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + letter - ord("A") + 1
    return column > MOST_COLUMNS or int(found[2] or 0) > MOST_ROWS


def _bounded(rows: Iterable[list[str]], address: str) -> Rows:
    found = list(rows)
    if len(found) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in found):
        raise _too_far(address)
    return found


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return f"{Decimal(format(value, '.15g')):f}"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).replace("\0", "").strip()


def _too_far(address: str) -> RuleViolation:
    limits = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
    message = _("The sheet reaches farther than %(rows)d rows or %(columns)d columns.") % limits
    return _unfit(address, message, _("Copy the filled rows into a new sheet and send that."))


def _unreadable(address: str, name: str) -> RuleViolation:
    return _unfit(address, _("“%(name)s” cannot be read as a sheet.") % {"name": name})


def _unfit(address: str, message: str, remedy: str = "") -> RuleViolation:
    return RuleViolation([Problem(address, message, remedy=remedy or _("Check the file and send it again."))])
