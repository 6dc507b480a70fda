"""The one reader of sheets that people send: xlsx, xls and WPS et, or csv in UTF-8 or GB18030, as rows of text."""

import csv
import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from common import sheet_child, uploads
from common.errors import Problem, RuleViolation

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5_000
MOST_COLUMNS = 300
_MOST_UNPACKED = 50 * 1024 * 1024
_MOST_SECONDS = 30
_ENCODINGS = ("utf-8-sig", "gb18030")
_LETTERS = 26
# Where a cell or a row says it stands; one far cell makes the reader lay out everything before it.
_PLACE = re.compile(rb"""<(?:[\w.-]+:)?(?:c|row)\s[^<]*?(?<=\s)r\s*=\s*["']\$?([A-Za-z]{0,3})\$?(\d{0,10})["']""")
# A cell whose formula has no value beside it (the program that wrote it did not calculate), or whose value is an error.
_VOID = re.compile(
    rb"""<(?:\w+:)?c\s(?=[^>]*?\br=["']([A-Z]{1,3}\d{1,7})["'])[^>]*?"""
    rb"""(?:>\s*<(?:\w+:)?f\b[^<]*(?:/>|</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
    rb"""|\bt=["']e["'])"""
)
_VOID_SHOWN = 5

Rows = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """The sheet that was read: `merged` are ranges as (row, column, last row, last column) from 0 on.

    `others` are sheets of the workbook that are shown to its reader and were not read.
    """

    rows: Rows
    title: str = ""
    merged: tuple[tuple[int, int, int, int], ...] = ()
    others: tuple[str, ...] = ()


def read_sheet(upload: "File[bytes]", *, address: str = "sheet") -> Rows:
    """Return the rows of the first sheet that is shown, as `read` does."""
    return read(upload, address=address).rows


def read(upload: "File[bytes]", *, address: str = "sheet") -> Sheet:
    """Return the first sheet that is shown: cells as text, trimmed; numbers with at most 15 digits, days as 2025-03-31.

    Raises `RuleViolation` with a problem at `address` when it is no such file, broken, unsafe or too large.
    """
    name = uploads.clean_name(upload.name or "")
    content = upload.read(MOST_BYTES + 1)
    if not content:
        raise _unfit(address, _("“%(name)s” is empty.") % {"name": name})
    if len(content) > MOST_BYTES:
        raise _unfit(address, _("“%(name)s” is too large for a sheet of figures.") % {"name": name})
    if name.lower().endswith(".csv"):
        return Sheet(_csv_rows(content, address))
    return _workbook(content, name, address)


def read_workbook(upload: "File[bytes]", *, address: str = "workbook") -> dict[str, Rows]:
    """Return all sheets of an xlsx by name, hidden ones too: each cell as text where it stands, trimmed.

    Raises `RuleViolation` with a problem at `address` when it is no such file, broken or too large.
    """
    name = uploads.clean_name(upload.name or "")
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _unfit(address, _("“%(name)s” is too large for a workbook.") % {"name": name})
    _identified(content, name, address, frozenset({"xlsx"}))
    _check_values(content, address)
    sheets: dict[str, Rows] = _opened(content, name, address, "all")["sheets"]
    return sheets


def _csv_rows(content: bytes, address: str) -> Rows:
    text = _decoded(content)
    if text is None or "\0" in text:
        remedy = _("Save it as xlsx, or as csv in UTF-8.")
        raise _unfit(address, _("The letters of this file cannot be read."), remedy)
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        rows = [[cell.strip() for cell in row] for row in islice(lines, MOST_ROWS + 1)]
    except csv.Error as error:
        raise _unfit(address, _("This is not a sheet in csv: %(why)s") % {"why": error}) from error
    if len(rows) > MOST_ROWS or any(len(row) > MOST_COLUMNS for row in rows):
        raise _too_far(address)
    return rows


def _decoded(content: bytes) -> str | None:
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _workbook(content: bytes, name: str, address: str) -> Sheet:
    kind = _identified(content, name, address, uploads.WORKBOOKS)
    if kind == "xlsx":
        _check_values(content, address)
    found = _opened(content, name, address, "first")
    merged = tuple((*first, *last) for first, last in found["merged"])
    return Sheet(found["rows"], found["title"], merged, tuple(found["others"]))


def _identified(content: bytes, name: str, address: str, kinds: frozenset[str]) -> str:
    """Return which kind of workbook it is, after the checks that need not open it."""
    try:
        kind = uploads.identify(io.BytesIO(content), name, kinds)
    except uploads.UnfitFile as unfit:
        raise _unfit(address, unfit.message, unfit.remedy) from unfit
    if kind.code == "xlsx" and any(_reaches_too_far(text) for text in _parts(content, address)):
        raise _too_far(address)
    return kind.code


def _opened(content: bytes, name: str, address: str, which: str) -> Mapping[str, Any]:
    """Return what the process that opens workbooks says; when it says nothing, the workbook was too much for it."""
    command = [sys.executable, "-I", str(Path(sheet_child.__file__)), str(MOST_ROWS), str(MOST_COLUMNS), which]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=_MOST_SECONDS, check=True, env={})  # noqa: S603 - our own program; the file comes in as data
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise _too_far(address) from None
    found: Mapping[str, Any] = json.loads(done.stdout)
    if error := found.get("error"):
        raise _unreadable(error, name, address)
    return found


def _check_values(content: bytes, address: str) -> None:
    """Refuse cells whose values would be lost unseen."""
    void = [found[1].decode() for text in _parts(content, address) for found in _VOID.finditer(text)]
    if void:
        message = _("Cells have a formula without a value, or an error: %(cells)s.")
        remedy = _("Open it in a spreadsheet program, copy the cells and paste their values, save and send it again.")
        raise _unfit(address, message % {"cells": ", ".join(void[:_VOID_SHOWN])}, remedy)


def _parts(content: bytes, address: str) -> Iterator[bytes]:
    """Yield the parts of a workbook, whatever their names: a sheet may have any."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for one in archive.infolist():
            if one.file_size > _MOST_UNPACKED:
                raise _too_far(address)
            # In UTF-16 each letter has a zero beside it.
            yield archive.read(one).replace(b"\0", b"")


def _reaches_too_far(text: bytes) -> bool:
    return any(_is_far(found) for found in _PLACE.finditer(text))


def _is_far(found: "re.Match[bytes]") -> bool:
    column = 0
    for letter in found[1].upper():
        column = column * _LETTERS + letter - ord("A") + 1
    return column > MOST_COLUMNS or int(found[2] or 0) > MOST_ROWS


def _unreadable(error: str, name: str, address: str) -> RuleViolation:
    if error == "far":
        return _too_far(address)
    if error == "password":
        message = _("“%(name)s” is protected by a password.")
        return _unfit(address, message % {"name": name}, _("Save it without a password and send it again."))
    if error == "nothing":
        return _unfit(
            address, _("All sheets of “%(name)s” are hidden.") % {"name": name}, _("Show the sheet you mean.")
        )
    return _unfit(address, _("“%(name)s” cannot be read as a sheet.") % {"name": name}, _("Save it as xlsx."))


def _too_far(address: str) -> RuleViolation:
    limits = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
    message = _("The sheet reaches farther than %(rows)d rows or %(columns)d columns.") % limits
    return _unfit(address, message, _("Copy the filled rows into a new sheet and send that."))


def _unfit(address: str, message: str, remedy: str = "") -> RuleViolation:
    return RuleViolation([Problem(address, message, remedy=remedy or _("Check the file and send it again."))])
