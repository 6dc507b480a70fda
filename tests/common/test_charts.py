import re
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import charts
from common.charts import Bar, BarsData, LineData

DATA = LineData(
    sentence="2020年0.214，2024年0.193 <目标0.180>",
    actual={2020: Decimal("0.214"), 2022: Decimal("0.204"), 2024: Decimal("0.193")},
    path={2020: Decimal("0.214"), 2025: Decimal("0.180")},
    projection={2025: Decimal("0.188")},
    target_year=2025,
    target=Decimal("0.180"),
    decimals=3,
)


def svgs(markup: str) -> list[ET.Element]:
    return [ET.fromstring(part) for part in re.findall(r"<svg.*?</svg>", markup, re.DOTALL)]  # noqa: S314 -- our own text


def test_a_page_gets_both_widths_and_paper_one() -> None:
    assert [svg.get("viewBox") for svg in svgs(charts.line(DATA))] == ["0 0 780 320", "0 0 358 260"]
    assert [svg.get("viewBox") for svg in svgs(charts.line(DATA, paper=True))] == ["0 0 780 270"]


def test_the_sentence_is_the_label_and_is_escaped() -> None:
    assert [svg.get("aria-label") for svg in svgs(charts.line(DATA, paper=True))] == [DATA.sentence]


def test_first_and_last_actual_value_are_written() -> None:
    (svg,) = svgs(charts.line(DATA, paper=True))
    written = [element.text for element in svg.iter() if element.get("font-weight") == "600"]
    assert written == ["目标0.180", "0.214", "0.193"]


def test_a_projection_joins_the_last_actual_value() -> None:
    (svg,) = svgs(charts.line(DATA, paper=True))
    actual = next(line for line in svg.iter("polyline") if line.get("stroke-width") == "2.5")
    projection = next(line for line in svg.iter("polyline") if line.get("stroke-dasharray") == "2 5")
    assert str(projection.get("points")).split()[0] == str(actual.get("points")).split()[-1]


def test_one_year_alone_makes_a_chart() -> None:
    assert len(svgs(charts.line(LineData(sentence="一年", actual={2024: Decimal(5)})))) == 2


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        (["0.180", "0.214"], ["0.18", "0.19", "0.20", "0.21", "0.22"]),
        (["5"], ["4.0", "4.5", "5.0", "5.5", "6.0"]),
        (["0", "97"], ["0", "25", "50", "75", "100"]),
        (["-30", "12"], ["-40", "-20", "0", "20"]),
    ],
)
def test_marks_are_round(values: list[str], marks: list[str]) -> None:
    assert charts.ticks(map(Decimal, values)) == [Decimal(mark) for mark in marks]


@given(st.lists(st.decimals(min_value="-1e9", max_value="1e9", places=3), min_size=1, max_size=8))
def test_at_most_six_marks_enclose_all_values(values: list[Decimal]) -> None:
    marks = charts.ticks(values)
    assert len(marks) <= 6
    assert marks[0] <= min(values)
    assert marks[-1] >= max(values)


def test_bars_start_at_zero_and_the_longest_fills_the_room() -> None:
    wide, narrow = svgs(charts.bars(BarsData("三家", [Bar("吉林", 4), Bar("安徽", 1), Bar("青海", 0)])))
    assert [bar.get("width") for bar in wide.iter("rect")] == ["516.0", "129.0", "0.0"]
    assert [bar.get("width") for bar in narrow.iter("rect")] == ["176.0", "44.0", "0.0"]


def test_bars_without_any_quantity_are_drawn() -> None:
    assert len(svgs(charts.bars(BarsData("没有", [Bar("吉林", 0)])))) == 2


@pytest.mark.parametrize(("share", "width"), [(-5, "0"), (0, "0"), (80, "51"), (140, "64")])
def test_a_bullet_stays_within_its_track(share: int, width: str) -> None:
    (svg,) = svgs(charts.bullet(share, 80))
    assert list(svg.iter("rect"))[1].get("width") == width


def test_a_bullet_behind_the_time_is_marked_by_colour_and_words() -> None:
    (behind,), (ahead,) = svgs(charts.bullet(73, 80)), svgs(charts.bullet(80, 80))
    assert (list(behind.iter("rect"))[1].get("fill"), list(ahead.iter("rect"))[1].get("fill")) == ("#87500a", "#1b5a8a")
    assert behind.get("aria-label") == "达到目标的73%，时间进度80%"
