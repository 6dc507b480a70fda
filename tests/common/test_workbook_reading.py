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
