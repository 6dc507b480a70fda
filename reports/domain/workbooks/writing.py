"""Writes a workbook: only input cells are unlocked, text is never a formula, lists stand on a hidden sheet."""

import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell

from common.units import decimals_of
from reports.domain.kinds.rows import MAX_ROWS
from reports.domain.workbooks.book import Book, cell_name
from reports.domain.workbooks.cells import Shown, Spec, fits, shown
from reports.domain.workbooks.layout import (
    CODES_ROW,
    FIRST_COLUMN,
    FIRST_ROW,
    GUIDANCE_ROW,
    HEADS_ROW,
    KEY_COLUMN,
    MARK,
    TITLE_ROW,
    VALUE,
    Cell,
    Line,
    Sheet,
)
from reports.domain.workbooks.manifest import NAME
from reports.domain.workbooks.styles import Styles

LISTS = "_lists"
_LINE, _TITLE_LINE = 18, 26  # points of a line of text
_MOST_LINES = 22  # a row is at most 409 points high
_ROOM = 4  # lines of an answer in prose, so that there is room to write it
_TITLE_LENGTH, _MESSAGE_LENGTH = 32, 255  # of the hint at a cell
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_UNLOCKED = {"format_columns": True, "format_rows": True, "select_locked_cells": True}


def write(book: Book) -> bytes:
    """Return the xlsx of a workbook."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, _OPTIONS) as workbook:
        _Writing(workbook, book).all()
    return stream.getvalue()


class _Writing:
    """One writing of a workbook."""

    def __init__(self, workbook: Any, book: Book) -> None:
        self.workbook, self.book = workbook, book
        self.styles = Styles(workbook)
        self.lists: dict[tuple[str, ...], str] = {}
        self.remarks: dict[tuple[str, int, int], list[Any]] = defaultdict(list)
        for remark in book.remarks:
            if place := book.place_of(remark.address):
                self.remarks[place].append(remark)

    def all(self) -> None:
        """Write every sheet; the hidden ones come last."""
        self._cover()
        pages = [(self.workbook.add_worksheet(sheet.title), sheet) for sheet in self.book.sheets]
        self.list_page = self.workbook.add_worksheet(LISTS)
        for page, sheet in pages:
            self._sheet(page, sheet)
        self.list_page.hide()
        if self.book.manifest:
            hidden = self.workbook.add_worksheet(NAME)
            for number, text in enumerate(self.book.manifest):
                hidden.write_string(number, 0, text)
            hidden.very_hidden()
            hidden.protect()
        self.workbook.worksheets()[0].activate()

    # The first sheet ------------------------------------------------------------------------------------------------

    def _cover(self) -> None:
        cover, page = self.book.cover, self.workbook.add_worksheet(self.book.cover.name)
        page.set_column(0, 0, 26)
        page.set_column(1, 1, 96)
        page.write_string(0, 0, cover.title, self.styles.of("title"))
        page.write_string(1, 0, cover.subtitle, self.styles.of("quiet"))
        row = 3
        for row, text in enumerate(cover.lines, start=3):
            page.write_string(row, 0, "", self.styles.of("plain"))
            page.merge_range(row, 0, row, 1, text, self.styles.of("plain"))
        self._index(page, row + 2)
        page.hide_gridlines(2)
        page.protect("", _UNLOCKED)
        _for_paper(page)

    def _index(self, page: Any, row: int) -> None:
        """List the remarks with links to their cells."""
        if not self.book.remarks:
            return
        page.write_string(row, 0, _("Where"), self.styles.of("head"))
        page.write_string(row, 1, _("What, and what to do"), self.styles.of("head"))
        for number, remark in enumerate(self.book.remarks, start=row + 1):
            place = self.book.place_of(remark.address)
            if place:
                where = f"{place[0]}!{cell_name(place[1], place[2])}"
                target = f"internal:'{place[0]}'!{cell_name(place[1], place[2])}"
                page.write_url(number, 0, target, self.styles.of("link"), where)
            page.write_string(number, 1, remark.text, self.styles.of("plain", tone=remark.tone))

    # A section ------------------------------------------------------------------------------------------------------

    def _sheet(self, page: Any, sheet: Sheet) -> None:
        self._head(page, sheet)
        for row, line in enumerate(sheet.lines, start=FIRST_ROW):
            page.write_string(row, KEY_COLUMN, line.key)
            if height := _height(sheet, line):
                page.set_row(row, height)
        for row, column, cell in sheet.cells():
            self._cell(page, sheet, row, column, cell)
        self._rules(page, sheet)
        page.set_column(KEY_COLUMN, KEY_COLUMN, 0, None, {"hidden": True})
        page.set_row(CODES_ROW, None, None, {"hidden": True})
        page.freeze_panes(FIRST_ROW, FIRST_COLUMN + 1)
        page.protect("", _UNLOCKED)
        page.repeat_rows(HEADS_ROW)
        _for_paper(page)

    def _head(self, page: Any, sheet: Sheet) -> None:
        section, last = sheet.section, FIRST_COLUMN + len(sheet.columns) - 1
        title = f"{section.number} {section.name.localised}".strip()
        self._remarked(page, sheet, TITLE_ROW, FIRST_COLUMN)
        style = self.styles.of("title", tone=self._tone(sheet, TITLE_ROW, FIRST_COLUMN))
        page.write_string(TITLE_ROW, FIRST_COLUMN, title, style)
        guidance = _guidance(sheet)
        page.merge_range(GUIDANCE_ROW, FIRST_COLUMN, GUIDANCE_ROW, last, guidance, self.styles.of("guidance"))
        page.set_row(TITLE_ROW, _TITLE_LINE)
        page.set_row(GUIDANCE_ROW, _LINE * _lines(guidance, sum(one.width for one in sheet.columns)))
        page.set_row(HEADS_ROW, _LINE * max(_lines(one.label, one.width) for one in sheet.columns))
        page.write_string(CODES_ROW, KEY_COLUMN, f"{MARK}{section.code}")
        for place, column in enumerate(sheet.columns, start=FIRST_COLUMN):
            # Below the empty rows everything stays unlocked: a list may be longer than what was laid out.
            below = self.styles.of("below") if sheet.section.has_rows and column.code and self._is_open(sheet) else None
            page.set_column(place, place, column.width, below)
            page.write_string(CODES_ROW, place, column.code)
            page.write_string(HEADS_ROW, place, column.label, self.styles.of("head"))

    def _cell(self, page: Any, sheet: Sheet, row: int, column: int, cell: Cell) -> None:
        open_ = self._is_open(sheet) and cell.takes
        self._remarked(page, sheet, row, column)
        value = shown(cell.spec, cell.text) if cell.takes and cell.spec else cell.text
        style = self.styles.of(
            "input" if open_ else "locked",
            tone=self._tone(sheet, row, column),
            number_format=_number_format(cell, value),
            numeric=cell.numeric,
        )
        _put(page, row, column, value if not isinstance(value, str) or fits(value) else "", style)

    def _is_open(self, sheet: Sheet) -> bool:
        """Say whether something may be typed in a sheet; a workbook without a manifest is there to be read."""
        return sheet.is_open and bool(self.book.manifest)

    def _tone(self, sheet: Sheet, row: int, column: int) -> str:
        remarks = self.remarks.get((sheet.title, row, column), ())
        tones = [remark.tone for remark in remarks]
        return next((tone for tone in ("bad", "conflict", "warn") if tone in tones), "")

    def _remarked(self, page: Any, sheet: Sheet, row: int, column: int) -> None:
        if remarks := self.remarks.get((sheet.title, row, column)):
            text = "\n".join(remark.text for remark in remarks)
            options = {"x_scale": 2.2, "y_scale": max(1.0, len(text) / 90), "author": ""}
            page.write_comment(row, column, text, options)

    # What may be typed ----------------------------------------------------------------------------------------------

    def _rules(self, page: Any, sheet: Sheet) -> None:
        """Offer what can be chosen and say what is expected; nothing is refused, as a draft keeps what was typed."""
        if not self._is_open(sheet):
            return
        if sheet.section.has_rows:
            self._column_rules(page, sheet)
            return
        for row, column, cell in sheet.cells():
            if cell.takes and cell.spec:
                label = sheet.lines[row - FIRST_ROW].cells[0].text
                self._rule(page, (row, column, row, column), cell.spec, label, cell.hint)

    def _column_rules(self, page: Any, sheet: Sheet) -> None:
        for place, column in enumerate(sheet.columns, start=FIRST_COLUMN):
            if column.spec:
                area = (FIRST_ROW, place, FIRST_ROW + MAX_ROWS - 1, place)
                self._rule(page, area, column.spec, column.label, column.hint)

    def _rule(self, page: Any, area: tuple[int, int, int, int], spec: Spec, label: str, hint: str) -> None:
        options = self._choice(spec) or _number_rule(spec) or {"validate": "any"}
        if hint:
            options |= {"input_title": label[:_TITLE_LENGTH], "input_message": hint[:_MESSAGE_LENGTH]}
        elif options["validate"] == "any":
            return
        page.data_validation(*area, options)

    def _choice(self, spec: Spec) -> dict[str, Any]:
        names = self._offered(spec)
        if not names:
            return {}
        # Several answers, and parks from elsewhere, are typed: the list helps, it does not refuse.
        strict = spec.kind in ("choice", "yes_no", "tick")
        source = self._source(names)
        return {"validate": "list", "source": source, "show_error": strict, **_warning()}

    def _offered(self, spec: Spec) -> tuple[str, ...]:
        if spec.kind in ("choice", "several"):
            return tuple(name for _code, name in spec.options)
        if spec.kind == "park":
            return tuple(self.book.parks)
        return {"yes_no": (_("Yes"), _("No")), "tick": (_("Yes"),)}.get(spec.kind, ())

    def _source(self, names: tuple[str, ...]) -> str:
        if names not in self.lists:
            column = len(self.lists)
            for row, name in enumerate(names):
                self.list_page.write_string(row, column, name)
            first, last = (_absolute(row, column) for row in (0, len(names) - 1))
            self.lists[names] = f"={LISTS}!{first}:{last}"
        return self.lists[names]


def _warning() -> dict[str, str]:
    return {
        "error_type": "warning",
        "error_title": _("Not as expected")[:_TITLE_LENGTH],
        "error_message": _("This is kept as typed, and has to be mended before handing in.")[:_MESSAGE_LENGTH],
    }


def _number_rule(spec: Spec) -> dict[str, Any]:
    if spec.kind != "number" or (spec.low is None and spec.high is None):
        return {}
    rule = {"validate": "decimal", **_warning()}
    if spec.low is not None and spec.high is not None:
        return {**rule, "criteria": "between", "minimum": float(spec.low), "maximum": float(spec.high)}
    if spec.low is not None:
        return {**rule, "criteria": ">=", "value": float(spec.low)}
    return {**rule, "criteria": "<=", "value": float(spec.high or 0)}


def _number_format(cell: Cell, value: Shown) -> str:
    """Return the format of a cell: a figure shows the decimals with which it was typed."""
    if isinstance(value, Decimal):
        places = decimals_of(value)
        return f"0.{'0' * places}" if places else "0"
    if isinstance(value, date):
        return "yyyy-mm-dd"
    kind = cell.spec.kind if cell.spec else ""
    if kind == "number" and not cell.text:
        decimals = cell.spec.decimals if cell.spec else 0
        return f"0.{'0' * decimals}####" if decimals else "General"
    return "yyyy-mm-dd" if kind == "date" and not cell.text else "@"


def _put(page: Any, row: int, column: int, value: Shown, style: Any) -> None:
    if isinstance(value, Decimal):
        page.write_number(row, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, style)
    elif value:
        page.write_string(row, column, value, style)
    else:
        page.write_blank(row, column, None, style)


def _guidance(sheet: Sheet) -> str:
    section = sheet.section
    parts = [section.guidance.localised if section.guidance else ""]
    if not sheet.is_open:
        parts.append(_("This part cannot be changed; it is here to be read."))
    elif section.has_rows:
        parts.append(_("One row each. Empty a row to take it off. More rows can be written below."))
    parts.append(_("Fields with * are required.") if sheet.is_open else "")
    return " ".join(filter(None, parts))


_WIDE = "\u2e80"  # from here on characters are two columns wide


def _height(sheet: Sheet, line: Line) -> int:
    """Return the points of a row of several lines; a row of one line is as high as the program makes it (0)."""
    lines = 1
    for cell, column in zip(line.cells, sheet.columns, strict=True):
        lines = max(lines, _lines(cell.text, column.width))
        if column.code == VALUE and cell.spec and cell.spec.kind == "long_text" and not sheet.section.has_rows:
            lines = max(lines, _ROOM)
    return _LINE * min(lines, _MOST_LINES) if lines > 1 else 0


def _lines(text: str, width: int) -> int:
    """Return how many lines a text takes."""
    taken = (-(-sum(2 if one >= _WIDE else 1 for one in part) // max(width, 1)) for part in text.split("\n"))
    return sum(max(1, lines) for lines in taken)


def _absolute(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def _for_paper(page: Any) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
