"""Charts as SVG made on the server: one template per kind, the same in page and paper.

A paper maker does not apply the page's style sheet to an SVG, so every colour stands as a presentation attribute.
Each chart is drawn for two widths; the style sheet shows one, so that text never shrinks.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from common.formats import number_text

WIDE, NARROW = 780, 358
MOST_LINES = 6
# What a tick may be worth, times a power of ten.
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))

Series = Mapping[int, Decimal]


@dataclass(frozen=True)
class LineData:
    """The way of one indicator to its target, by year. `sentence` says what the picture shows."""

    sentence: str
    actual: Series
    path: Series = field(default_factory=dict)
    projection: Series = field(default_factory=dict)
    target_year: int | None = None
    target: Decimal | None = None
    decimals: int = 1


class Bar(NamedTuple):
    label: str
    value: Decimal | int
    tone: str = ""  # "late", "soon", "good" or empty
    text: str = ""


@dataclass(frozen=True)
class BarsData:
    """Quantities side by side; bars always start at zero."""

    sentence: str
    bars: Sequence[Bar]
    decimals: int = 0


class Point(NamedTuple):
    x: str
    y: str
    label: str = ""
    label_y: str = ""
    anchor: str = "middle"  # labels at the edges grow inwards


class Axis(NamedTuple):
    at: str
    text_at: str
    label: str


@dataclass(frozen=True)
class Scale:
    """Years to the right, values upwards."""

    width: int
    height: int
    years: Sequence[int]
    ticks: Sequence[Decimal]
    left: int = 52
    right: int = 26
    top: int = 22
    bottom: int = 34

    def x(self, year: int) -> float:
        span = max(self.years[-1] - self.years[0], 1)
        return self.left + (self.width - self.left - self.right) * (year - self.years[0]) / span

    def anchor(self, year: int) -> str:
        return {self.years[0]: "start", self.years[-1]: "end"}.get(year, "middle")

    def y(self, value: Decimal) -> float:
        span = self.ticks[-1] - self.ticks[0]
        share = float((value - self.ticks[0]) / span)
        return self.height - self.bottom - (self.height - self.top - self.bottom) * share


def line(data: LineData, *, paper: bool = False) -> SafeString:
    """Return the chart for both widths of a page, or for paper."""
    sizes = [(WIDE, 270, "")] if paper else [(WIDE, 320, "chart-wide"), (NARROW, 260, "chart-narrow")]
    return mark_safe("".join(_line(data, *size) for size in sizes))  # noqa: S308 -- rendered by escaping templates


def bars(data: BarsData, *, paper: bool = False) -> SafeString:
    """Return horizontal bars for both widths of a page, or for paper."""
    sizes = [(WIDE, "")] if paper else [(WIDE, "chart-wide"), (NARROW, "chart-narrow")]
    return mark_safe("".join(_bars(data, *size) for size in sizes))  # noqa: S308 -- rendered by escaping templates


def bullet(share: int, elapsed: int) -> SafeString:
    """Return the share of the way to a target beside the share of time gone, both in percent."""
    share_drawn, elapsed_drawn = (min(max(value, 0), 100) * 64 // 100 for value in (share, elapsed))
    context = {
        "share": share_drawn,
        "elapsed": min(elapsed_drawn, 62),
        "fill": "#1b5a8a" if share >= elapsed else "#87500a",
        "text": gettext("%(share)s%% of the way to the target, %(elapsed)s%% of the time gone")
        % {"share": share, "elapsed": elapsed},
        "label": share,
    }
    return render_to_string("charts/bullet.svg", context)


def ticks(values: Iterable[Decimal], *, from_zero: bool = False) -> list[Decimal]:
    """Return at most six round marks that enclose the values."""
    low, high = min(values := list(values)), max(values)
    low = min(low, Decimal(0)) if from_zero else low
    if low == high:
        low, high = low - 1, high + 1
    step = _step((high - low) / (MOST_LINES - 2))
    first = low // step * step if low >= 0 else -(-low // step + 1) * step
    marks = [first]
    while marks[-1] < high:
        marks.append(marks[-1] + step)
    return marks


def _step(least: Decimal) -> Decimal:
    power = Decimal(10) ** least.adjusted()
    return next(step * power for step in STEPS if step * power >= least)


def _line(data: LineData, width: int, height: int, css: str) -> str:
    scale = _scale(data, width, height)
    return render_to_string(
        "charts/line.svg",
        {
            "sentence": data.sentence,
            "css": css,
            "scale": scale,
            "floor": height - scale.bottom,
            "end": width - scale.right,
            "rows": [_mark(scale, value, data.decimals) for value in scale.ticks],
            "columns": [_column(scale, year) for year in _years_shown(scale)],
            "path": _polyline(scale, data.path),
            "actual": _polyline(scale, data.actual),
            "projection": _polyline(scale, _joined(data)),
            "dots": _dots(scale, data.actual, data.decimals),
            "open_dots": _dots(scale, data.projection, data.decimals),
            "target": _target(scale, data),
        },
    )


def _scale(data: LineData, width: int, height: int) -> Scale:
    series = (data.actual, data.path, data.projection)
    years = {year for values in series for year in values} | ({data.target_year} if data.target_year else set())
    values = [value for one in series for value in one.values()] + ([data.target] if data.target is not None else [])
    return Scale(width, height, sorted(years), ticks(values))


def _mark(scale: Scale, value: Decimal, decimals: int) -> Axis:
    places = max(decimals, -int(value.normalize().as_tuple().exponent)) if value else decimals
    return Axis(f"{scale.y(value):.1f}", f"{scale.y(value) + 4:.1f}", number_text(value, places))


def _column(scale: Scale, year: int) -> Axis:
    return Axis(f"{scale.x(year):.1f}", f"{scale.height - scale.bottom + 20}", str(year))


def _years_shown(scale: Scale) -> list[int]:
    years = range(scale.years[0], scale.years[-1] + 1)
    every = 1 if len(years) * 52 <= scale.width else 2
    return list(years)[::every]


def _polyline(scale: Scale, series: Series) -> str:
    return " ".join(f"{scale.x(year):.1f},{scale.y(value):.1f}" for year, value in sorted(series.items()))


def _joined(data: LineData) -> Series:
    """A projection starts where the actual figures end."""
    if not data.projection or not data.actual:
        return {}
    last = max(data.actual)
    return {last: data.actual[last], **data.projection}


def _dots(scale: Scale, series: Series, decimals: int) -> list[Point]:
    ends = {min(series), max(series)} if series else set()
    return [
        Point(
            f"{scale.x(year):.1f}",
            f"{scale.y(value):.1f}",
            number_text(value, decimals) if year in ends else "",
            f"{scale.y(value) - 10:.1f}",
            scale.anchor(year),
        )
        for year, value in sorted(series.items())
    ]


def _target(scale: Scale, data: LineData) -> Point | None:
    if data.target_year is None or data.target is None:
        return None
    y = scale.y(data.target)
    label = gettext("target %(value)s") % {"value": number_text(data.target, data.decimals)}
    return Point(f"{scale.x(data.target_year):.1f}", f"{y:.1f}", label, f"{y + 20:.1f}", scale.anchor(data.target_year))


def _bars(data: BarsData, width: int, css: str) -> str:
    label_width = 200 if width == WIDE else 118
    room = width - label_width - 64
    most = max((Decimal(bar.value) for bar in data.bars), default=Decimal(0)) or Decimal(1)
    rows = [_bar_row(bar, index, label_width, room, most, data.decimals) for index, bar in enumerate(data.bars)]
    return render_to_string(
        "charts/bars.svg",
        {
            "sentence": data.sentence,
            "css": css,
            "width": width,
            "height": 28 * len(rows) + 6,
            "left": label_width,
            "rows": rows,
        },
    )


def _bar_row(bar: Bar, index: int, left: int, room: int, most: Decimal, decimals: int) -> dict[str, str]:
    length = float(Decimal(bar.value) / most) * room
    return {
        "label": bar.label,
        "y": f"{28 * index + 6}",
        "text_y": f"{28 * index + 20}",
        "length": f"{length:.1f}",
        "end": f"{left + length + 8:.1f}",
        "fill": {"late": "#ad2a1c", "soon": "#87500a", "good": "#1f6648"}.get(bar.tone, "#1b5a8a"),
        "text": bar.text or number_text(bar.value, decimals),
    }
