"""All sheets of a workbook that somebody sent, each cell where it stands."""

import io
from datetime import datetime

import pytest
import xlsxwriter
from django.core.files.base import ContentFile

from common import sheet_reading
from common.errors import RuleViolation


def sent(content: bytes, name: str = "工作簿.xlsx") -> dict[str, sheet_reading.Rows]:
    return sheet_reading.read_workbook(ContentFile(content, name=name))


def two_sheets() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        first = book.add_worksheet("候选园区")
        first.write_string(2, 1, " 0515-68600000 ")
        first.write_number(2, 2, 12)
        first.write_number(3, 1, 0.46)
        first.write_datetime(3, 2, datetime(2025, 3, 31), book.add_format({"num_format": "yyyy-mm-dd"}))  # noqa: DTZ001
        first.write_boolean(3, 3, boolean=True)
        book.add_worksheet("说明").very_hidden()
    return stream.getvalue()


def test_each_cell_is_text_where_it_stands() -> None:
    assert sent(two_sheets()) == {
        "候选园区": [
            ["", "", "", ""],
            ["", "", "", ""],
            ["", "0515-68600000", "12", ""],
            ["", "0.46", "2025-03-31", "yes"],
        ],
        "说明": [],
    }


def test_a_number_has_at_least_the_decimals_its_cell_shows() -> None:
    stream = io.BytesIO()
    shown = [(0.46, "0.000"), (0.46, "0.00"), (0.46, "General"), (0.4612, "0.00"), (3, "0.0"), (1234.5, "#,##0.00")]
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("指标")
        for column, (number, code) in enumerate([*shown, (0.5, "0.00%"), (46.8, "0.00####")]):
            sheet.write_number(2, column, number, book.add_format({"num_format": code}))
    row = sent(stream.getvalue())["指标"][2]
    assert row == ["0.460", "0.46", "0.46", "0.4612", "3.0", "1234.50", "0.5", "46.80"]


@pytest.mark.parametrize("content", [b"", b"a,b\n", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_refused_at_its_field(content: bytes) -> None:
    with pytest.raises(RuleViolation) as refused:
        sent(content)
    assert [one.address for one in refused.value.problems] == ["workbook"]


def test_too_much_is_refused_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_reading, "MOST_BYTES", 100)
    with pytest.raises(RuleViolation, match="超过工作簿的大小限制"):
        sent(two_sheets())


def test_a_far_cell_on_any_sheet_is_refused() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet("候选园区")
        book.add_worksheet("far").write_string(900_000, 3, "x")
    with pytest.raises(RuleViolation, match="5000行"):
        sent(stream.getvalue())
