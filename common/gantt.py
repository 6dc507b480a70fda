"""Timetables as SVG made on the server, the same in page and paper: a line for each task, years to the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from common.charts import NARROW, WIDE

ROWS_ON_PAPER = 30  # a picture does not break over pages: a longer one is drawn in parts
FILLS = {"good": "#1f6648", "late": "#ad2a1c", "todo": "#ffffff"}


class GanttRow(NamedTuple):
    """A task, or a heading over those that follow; without a start it is a point in time."""

    label: str
    starts_on: date | None = None
    ends_on: date | None = None
    tone: str = ""  # "good", "late", "todo" or empty
    word: str = ""
    heading: bool = False


@dataclass(frozen=True)
class GanttData:
    """Tasks in time; `sentence` says what the picture shows."""

    sentence: str
    rows: Sequence[GanttRow]
    today: date

    @property
    def days(self) -> list[date]:
        return [day for row in self.rows for day in (row.starts_on, row.ends_on) if day]


@dataclass(frozen=True)
class Frame:
    """Where things stand in one of the widths; narrow ones have the label above the bar."""

    width: int
    left: int
    right: int
    row: int
    bar_top: int
    characters: int
    css: str
    first: int
    last: int

    def x(self, day: date) -> float:
        days = (date(self.last + 1, 1, 1) - date(self.first, 1, 1)).days
        share = (day - date(self.first, 1, 1)).days / days
        return self.left + (self.width - self.left - self.right) * share


def gantt(data: GanttData, *, paper: bool = False) -> SafeString:
    """Return the timetable for both widths of a page, or in parts for paper; nothing where no day is known."""
    if not data.days:
        return SafeString("")
    first, last = min(data.days).year, max(data.days).year
    wide = Frame(WIDE, 258, 64, 26, 6, 18, "" if paper else "chart-wide", first, last)
    if paper:
        parts = [data.rows[at : at + ROWS_ON_PAPER] for at in range(0, len(data.rows), ROWS_ON_PAPER)]
        drawn = [_drawn(data, rows, wide) for rows in parts]
    else:
        narrow = Frame(NARROW, 4, 6, 46, 26, 19, "chart-narrow", first, last)
        drawn = [_drawn(data, data.rows, frame) for frame in (wide, narrow)]
    return mark_safe("".join(drawn))  # noqa: S308 -- rendered by escaping templates


def _drawn(data: GanttData, rows: Sequence[GanttRow], frame: Frame) -> str:
    head = 24
    height = head + frame.row * len(rows) + 4
    context = {
        "sentence": data.sentence,
        "frame": frame,
        "height": height,
        "end": frame.width - frame.right,
        "years": list(_years(frame)),
        "today": f"{frame.x(data.today):.1f}" if frame.first <= data.today.year <= frame.last else "",
        "rows": [_row(frame, row, head + frame.row * number) for number, row in enumerate(rows)],
    }
    return render_to_string("charts/gantt.svg", context)


def _years(frame: Frame) -> Iterator[dict[str, str]]:
    for year in range(frame.first, frame.last + 1):
        left, right = frame.x(date(year, 1, 1)), frame.x(date(year + 1, 1, 1))
        yield {"at": f"{left:.1f}", "middle": f"{(left + right) / 2:.1f}", "label": str(year)}


def _row(frame: Frame, row: GanttRow, top: int) -> dict[str, object]:
    beside = frame.bar_top < frame.row // 2  # the label stands beside the bar, not above it
    return {
        "heading": row.heading,
        "label": _cut(row.label, frame.characters),
        "full": row.label,
        "text_y": top + (17 if beside else 18),
        "text_x": 4,
        "word": row.word,
        "word_x": frame.width - 4,
        "bar_y": top + frame.bar_top,
        "line_y": top + frame.row,
        "fill": FILLS.get(row.tone, "#1b5a8a"),
        "is_open": row.tone == "todo",
        **_bar(frame, row),
    }


def _bar(frame: Frame, row: GanttRow) -> dict[str, str]:
    if row.ends_on is None:
        return {}
    end = frame.x(row.ends_on)
    if row.starts_on is None:
        return {"point": f"{end:.1f}"}
    start = frame.x(row.starts_on)
    return {"x": f"{start:.1f}", "length": f"{max(end - start, 3):.1f}"}


def _cut(text: str, characters: int) -> str:
    """Cut a label to what fits; letters are half as wide as Chinese characters."""
    width, kept = 0.0, ""
    for character in text:
        width += 0.56 if character.isascii() else 1
        if width > characters:
            return f"{kept[:-1]}…"
        kept += character
    return kept
