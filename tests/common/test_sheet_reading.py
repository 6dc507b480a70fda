"""Sheets as offices send them, and the same tampered with: each is read as it is, or refused with what to do."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import translation

from common import sheet_reading
from common.errors import RuleViolation
from common.sheet_reading import Sheet
from tests.factories import sheets

ROWS: sheets.Cells = [["园区名称", "核准面积(公顷)"], ["漕河泾新兴技术开发区", "1330"], ["虹桥经济技术开发区", 65.2]]
READ = [["园区名称", "核准面积(公顷)"], ["漕河泾新兴技术开发区", "1330"], ["虹桥经济技术开发区", "65.2"]]
FAR = "The sheet reaches farther than 5000 rows or 300 columns."


def read(content: bytes, name: str = "园区.xlsx") -> Sheet:
    return sheet_reading.read(ContentFile(content, name=name))


def refusal(content: bytes, name: str = "园区.xlsx") -> str:
    with translation.override("en"), pytest.raises(RuleViolation) as caught:
        read(content, name)
    (problem,) = caught.value.problems
    assert (problem.address, bool(problem.remedy)) == ("sheet", True)
    return str(problem.message)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("园区.xlsx", sheets.xlsx(ROWS)),
        ("园区.xls", sheets.xls(ROWS)),
        ("园区.et", sheets.xls(ROWS)),
        ("园区.csv", sheets.csv_text(ROWS).encode("utf-8")),
        ("园区.CSV", sheets.csv_text(ROWS).encode("utf-8-sig")),
        ("园区.csv", sheets.csv_text(ROWS).encode("gb18030")),
    ],
)
def test_every_kind_of_sheet_gives_the_same_rows(name: str, content: bytes) -> None:
    assert read(content, name).rows == READ


def test_the_first_sheet_that_is_shown_is_read_and_the_others_are_named() -> None:
    def more(book: Any, first: Any) -> None:
        shown, last = book.add_worksheet("名单"), book.add_worksheet("说明")
        shown.write(0, 0, "园区名称")
        last.write(0, 0, "填报说明")
        shown.activate()
        first.hide()

    found = read(sheets.xlsx(ROWS, more))
    assert (found.title, found.rows, found.others) == ("名单", [["园区名称"]], ("说明",))


def test_merged_cells_are_told_by_their_ranges() -> None:
    content = sheets.xlsx(ROWS, lambda _book, sheet: sheet.merge_range(1, 2, 2, 2, "上海"))
    assert read(content).merged == ((1, 2, 2, 2),)


def test_text_that_looks_like_a_formula_stays_text_and_a_formula_gives_its_value() -> None:
    def change(_book: object, sheet: Any) -> None:
        sheet.write_string(3, 0, '=HYPERLINK("http://x","y")')
        sheet.write_formula(3, 1, "=SUM(B2:B3)", None, 1395.2)

    assert read(sheets.xlsx(ROWS, change)).rows[3] == ['=HYPERLINK("http://x","y")', "1395.2"]


@pytest.mark.parametrize("value", ["", "#REF!"])
def test_cells_whose_value_would_be_lost_are_named(value: str) -> None:
    content = sheets.xlsx(ROWS, lambda _book, sheet: sheet.write_formula(2, 1, "=A1+B1", None, value))
    assert refusal(content) == "Cells have a formula without a value, or an error: B3."


def test_days_are_days_and_numbers_stay_as_they_are_written() -> None:
    def change(book: Any, sheet: Any) -> None:
        sheet.write_number(1, 2, 33390, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.write_number(2, 2, 33390)

    assert [row[2] for row in read(sheets.xlsx(ROWS, change)).rows[1:]] == ["1991-06-01", "33390"]


def _swollen(_text: bytes) -> bytes:
    return b"<worksheet>" + b" " * 60_000_000 + b"</worksheet>"


def _shared_bomb() -> bytes:
    """Thirty thousand letters once, and four thousand cells that point at them."""

    def change(_book: object, sheet: Any) -> None:
        for place in range(4_000):
            sheet.write_string(place, 0, "园" * 30_000)

    return sheets.xlsx([], change)


def _with_doctype(text: bytes) -> bytes:
    return text.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet', 1)


def _far_without_places(_text: bytes) -> bytes:
    rows = b"<row>" + b"<c/>" * 20_000 + b"<c><v>1</v></c></row>"
    return (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        + rows * 40
        + b"</sheetData></worksheet>"
    )


def _declared(text: bytes) -> bytes:
    return text.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1:XFD1048576"')


def _many_rows(text: bytes) -> bytes:
    return text.replace(b"</sheetData>", b"<row></row>" * 400_000 + b"<row><c><v>1</v></c></row></sheetData>")


def _bomb(_text: bytes) -> bytes:
    return b"<worksheet>" + b" " * 290_000_000


def _part(change: Callable[[bytes], bytes], name: str = sheets.SHEET) -> Callable[[], bytes]:
    return lambda: sheets.with_part(sheets.xlsx(ROWS), name, change)


def _macro_type(text: bytes) -> bytes:
    return text.replace(b"sheet.main", b"sheet.macroEnabled.main")


def _far_cell(_book: object, sheet: Any) -> None:
    sheet.write(1_048_575, 16_383, "x")


UNSAFE = "“园区.{}” cannot be taken: {}"
SWELLS, LOCKED = "it becomes too large when unpacked.", "it is protected by a password."
MACRO, DECLARES = "it contains macros or programs.", "it holds declarations that office files do not have."
LETTERS = "The letters of this file cannot be read."

# What it is: how it is made, the ending of its name, what is said.
HOSTILE: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "zip bomb": (_part(_bomb, "xl/media/a.xml"), "xlsx", UNSAFE.format("xlsx", SWELLS)),
    "part that swells": (_part(_swollen), "xlsx", UNSAFE.format("xlsx", SWELLS)),
    "external entity": (_part(_with_doctype), "xlsx", UNSAFE.format("xlsx", DECLARES)),
    "macro under another name": (_part(bytes, "xl/vbaProject.bin"), "xlsx", UNSAFE.format("xlsx", MACRO)),
    "macro type": (_part(_macro_type, "[Content_Types].xml"), "xlsx", UNSAFE.format("xlsx", MACRO)),
    "macro in xls": (lambda: sheets.compound("_VBA_PROJECT_CUR", b"x"), "xls", UNSAFE.format("xls", MACRO)),
    "another kind": (lambda: b"%PDF-1.7 %%EOF", "xlsx", "“园区.xlsx” is of a kind that cannot be taken here."),
    "another ending": (lambda: sheets.xls(ROWS), "xlsx", "“园区.xlsx” is in fact a file of the kind Excel (xls)."),
    "xlsx called csv": (lambda: sheets.xlsx(ROWS), "csv", LETTERS),
    "rows without end": (_part(_many_rows), "xlsx", FAR),
    "one far cell": (lambda: sheets.xlsx(ROWS, _far_cell), "xlsx", FAR),
    "far cells that do not say where": (_part(_far_without_places), "xlsx", FAR),
    "one far cell in xls": (lambda: sheets.xls(ROWS, far=(65_535, 255)), "xls", FAR),
    "a far row in et": (lambda: sheets.xls(ROWS, far=(65_535, 0)), "et", FAR),
    "one text in many cells": (_shared_bomb, "xlsx", FAR),
    "broken letters": (lambda: b"\xff\xfe\x00\x81", "csv", LETTERS),
    "zeros in csv": (lambda: b"a\0b", "csv", LETTERS),
    "quotes not closed": (lambda: b'"never closed', "csv", "This is not a sheet in csv: unexpected end of data"),
    "a csv of many rows": (lambda: b"\n" * 5_000_000, "csv", FAR),
    "password": (lambda: sheets.compound("EncryptedPackage", b"x"), "xlsx", UNSAFE.format("xlsx", LOCKED)),
    "password in xls": (lambda: sheets.xls(ROWS, locked=True), "xls", UNSAFE.format("xls", LOCKED)),
    "empty": (lambda: b"", "csv", "“园区.csv” is empty."),
    "only hidden sheets": (lambda: sheets.xls(ROWS, hidden=True), "xls", "All sheets of “园区.xls” are hidden."),
    "cut off": (lambda: sheets.xlsx(ROWS)[:900], "xlsx", UNSAFE.format("xlsx", "it is broken.")),
    "no xls": (lambda: sheets.compound("Workbook", b"nothing"), "xls", "“园区.xls” cannot be read as a sheet."),
    "too many bytes": (lambda: b"x" * 5_242_881, "csv", "“园区.csv” is too large for a sheet of figures."),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_hostile_or_broken_is_refused_with_a_reason(kind: str) -> None:
    make, ending, message = HOSTILE[kind]
    assert refusal(make(), f"园区.{ending}") == message


def test_a_sheet_that_only_declares_many_rows_is_read() -> None:
    assert read(sheets.with_part(sheets.xlsx(ROWS), sheets.SHEET, _declared)).rows == READ


@pytest.mark.parametrize("cut", range(600, 4_600, 400))
def test_an_xls_with_anything_in_its_middle_never_breaks_the_reader(cut: int) -> None:
    content = bytearray(sheets.xls(ROWS))
    content[cut : cut + 60] = b"\xff" * 60
    with suppress(RuleViolation):
        assert isinstance(read(bytes(content), "园区.xls").rows, list)


def test_the_corpus_is_small() -> None:
    with zipfile.ZipFile(io.BytesIO(HOSTILE["one text in many cells"][0]())) as archive:
        assert sum(one.compress_size for one in archive.infolist()) < 100_000
