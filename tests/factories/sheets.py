"""Workbooks as programs write them, made by code: xlsx, and the old xls that WPS calls et."""

import io
import struct
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import xlsxwriter

Cells = Sequence[Sequence[object]]
_SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def xlsx(rows: Cells, change: Callable[[Any, Any], object] = lambda _book, _sheet: None, title: str = "园区") -> bytes:
    """Return a workbook of one sheet; `change` gets book and sheet before it is closed."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        change(book, sheet)
    return file.getvalue()


def csv_text(rows: Cells) -> str:
    """Return rows as csv without quotes."""
    return "".join(",".join(map(str, row)) + "\n" for row in rows)


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a workbook with one of its parts changed, or a new one added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {one: old.read(one) for one in old.namelist()}
        parts[name] = change(parts.get(name, b""))
        for one, text in parts.items():
            new.writestr(one, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def xls(rows: Cells, *, far: tuple[int, int] | None = None, locked: bool = False, hidden: bool = False) -> bytes:
    """Return the same as a workbook of Excel 97: texts and numbers; `far` is a cell more, by row and column."""
    cells = b"".join(_cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    if far:
        cells += _cell(*far, "far")
    name = "园区".encode("utf-16-le")
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0))
    if locked:
        start += _record(0x002F, struct.pack("<HHH", 1, 1, 1) + b"\0" * 48)
    codepage = _record(0x0042, struct.pack("<H", 1200))
    sheet_head = struct.pack("<IBBBB", 0, 1 if hidden else 0, 0, 2, 1) + name
    offset = len(start) + len(codepage) + 4 + len(sheet_head) + 4
    sheet_head = struct.pack("<I", offset) + sheet_head[4:]
    globals_ = start + codepage + _record(0x0085, sheet_head) + _record(0x000A)
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + cells + _record(0x000A)
    return compound("Workbook", globals_ + body)


def compound(name: str, stream: bytes) -> bytes:
    """Return a compound file that holds one stream."""
    stream = stream.ljust(4096, b"\0")  # shorter ones would lie in a place of their own
    sectors = -(-len(stream) // _SECTOR)
    tables = -(-(sectors + 2 + sectors // 128) // 128) or 1
    chain = [_FAT] * tables + [_END] + [tables + 2 + number for number in range(sectors - 1)] + [_END]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<HHHHH6sIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, tables, tables, 0, 4096, _END, 0, _END, 0)
    head += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _FREE, tables + 1, len(stream))
    return head + table + entries.ljust(_SECTOR, b"\0") + stream.ljust(sectors * _SECTOR, b"\0")


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", _FREE, _FREE, child)
    return (
        spelled.ljust(64, b"\0")
        + struct.pack("<HBB", len(spelled), kind, 1)
        + links
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _cell(row: int, column: int, value: object) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, int | float):
        return _record(0x0203, place + struct.pack("<d", value))
    text = str(value)
    return _record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))
