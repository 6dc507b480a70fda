"""Exported sheets: text stays text, figures stay figures."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from common import sheets

ROW = ["常州", 3, Decimal("0.460"), None, True, date(2026, 3, 31), datetime(2026, 3, 31, 10, tzinfo=UTC)]
HEAD = [f"列{number}" for number in range(len(ROW))]


def as_xlsx(*rows: list[object]) -> list[list[object]]:
    stream = io.BytesIO()
    sheets.write_xlsx(stream, "名单：第一批/测试", HEAD, rows)
    book = load_workbook(stream)
    sheet = book.active
    assert sheet is not None
    assert [cell.data_type for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def as_csv(*rows: list[object]) -> list[list[str]]:
    stream = io.BytesIO()
    sheets.write_csv(stream, HEAD, rows)
    assert stream.getvalue().startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))


def test_a_workbook_holds_texts_figures_days_and_times_of_china() -> None:
    expected = ["常州", 3, 0.46, "", "是", datetime(2026, 3, 31), datetime(2026, 3, 31, 18)]  # noqa: DTZ001
    head, row = as_xlsx(ROW)
    assert (head, [value if value is not None else "" for value in row]) == (HEAD, expected)


def test_a_csv_holds_the_same_as_text() -> None:
    assert as_csv(ROW) == [HEAD, ["常州", "3", "0.460", "", "是", "2026-03-31", "2026-03-31 18:00"]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")'])
def test_a_text_is_never_a_formula(text: str) -> None:
    assert as_csv([text])[1:] == [[f"'{text}"]]
    [[value]] = as_xlsx([text])[1:] if len(HEAD) == 1 else [[as_xlsx([text])[1][0]]]
    assert str(value).replace("_x000D_", "\r") == text


def test_a_negative_figure_stays_a_figure() -> None:
    assert as_csv([Decimal("-3.2")])[1] == ["-3.2"]
    assert as_xlsx([Decimal("-3.2")])[1][0] == -3.2


def test_a_figure_of_more_than_fifteen_digits_keeps_them_all() -> None:
    assert as_xlsx([Decimal("1234567890.123456")])[1][0] == "1234567890.123456"
    assert as_csv([Decimal("1E+3")])[1] == ["1000"]


def test_an_address_in_a_text_is_no_link_and_digits_stay_text() -> None:
    assert as_xlsx(["https://example.com"])[1][0] == "https://example.com"
    assert as_xlsx(["010"])[1][0] == "010"


def test_a_text_that_no_cell_holds_is_refused_instead_of_lost() -> None:
    with pytest.raises(sheets.TooLong):
        as_xlsx(["长" * 32_768])


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=50))
def test_any_text_comes_back_from_a_csv(text: str) -> None:
    assert as_csv([text])[1][0].removeprefix("'") == text.removeprefix("'")
