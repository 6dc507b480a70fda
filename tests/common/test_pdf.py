import io
import socket
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytest_django import Settings

from common.charts import LineData, line
from common.pdf import render_pdf
from tests import papers

RARE = "伊通满族自治县、垟塅堽旸喆堃䶮、㎡ m³ CO₂ ①≥≤℃±×÷—…“”《》〔2020〕"
BODY = """{% extends "pdf/base.html" %}{% load portal %}{% block title %}情况摘要{% endblock %}
{% block body %}<h1>情况摘要</h1><h2>一、总体判断</h2><p>{{ rare }}</p><h3>（一）指标</h3>
<p class="cap">表1</p><table><tbody>{% for row in rows %}
<tr><th scope="row">能耗</th><td class="num">{% number -0.193 3 %}</td></tr>
{% endfor %}</tbody></table>
<figure>{{ chart }}</figure>
<img alt="" src="file:///etc/hostname">
<img alt="" src="http://127.0.0.1:9/x.png">{% endblock %}"""
CHART = LineData(sentence="能耗逐年下降", actual={2023: Decimal("0.198"), 2024: Decimal("0.193")}, decimals=3)


@pytest.fixture
def template(settings: Settings, tmp_path: Path) -> str:
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], tmp_path]}]
    (tmp_path / "sample.html").write_text(BODY, encoding="utf-8")
    return "sample.html"


def paper(template: str, *, draft: bool = False, rows: int = 60, language: str = "zh-hans") -> bytes:
    context = {"rare": RARE, "rows": range(rows), "chart": line(CHART, paper=True)}
    return render_pdf(template, context, draft=draft, language=language)


@pytest.mark.once
def test_no_character_of_a_paper_is_missing_a_shape(template: str) -> None:
    pdf = paper(template)
    assert papers.missing_glyphs(pdf) == set()
    assert papers.fonts(pdf) >= {"Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC"}
    assert [name for name in papers.fonts(pdf) if "CJK" in name and "CJK-SC" not in name] == []


@pytest.mark.once
def test_a_shape_that_no_font_has_is_found(template: str) -> None:
    pdf = render_pdf(template, {"rare": "\U000f1234", "rows": (), "chart": ""})
    assert papers.missing_glyphs(pdf) == {"\U000f1234"}


@pytest.mark.once
def test_a_paper_is_tagged_has_bookmarks_and_its_language(template: str) -> None:
    reader = PdfReader(io.BytesIO(paper(template)))
    root = reader.root_object
    assert (str(root["/MarkInfo"]), str(root["/Lang"])) == ("{'/Marked': True}", "zh-Hans")
    assert [entry.title for entry in reader.outline if not isinstance(entry, list)] == ["情况摘要"]
    assert reader.metadata is not None
    assert reader.metadata.title == "情况摘要"


@pytest.mark.once
def test_page_numbers_stand_between_dashes_right_on_odd_and_left_on_even_pages(template: str) -> None:
    places = {}
    with papers.opened(paper(template)) as document:
        for page in document:
            (block,) = [block for block in page.get_text("blocks") if block[1] > 740]
            places[block[4].replace("\u2002", " ").strip()] = "right" if block[0] > page.rect.width / 2 else "left"
    assert places == {"— 1 —": "right", "— 2 —": "left", "— 3 —": "right"}


@pytest.mark.once
def test_a_draft_carries_its_word_and_a_final_paper_does_not(template: str) -> None:
    assert papers.text(paper(template, draft=True, rows=1)).count("草稿") == 1
    assert papers.text(paper(template, rows=1)).count("草稿") == 0


@pytest.mark.once
def test_a_paper_of_the_demo_says_that_its_figures_are_made_up(template: str, settings: Settings) -> None:
    settings.DEMO = True
    assert "演示数据，数值均系虚构" in papers.text(paper(template, rows=1))
    assert "figures are made up" in papers.text(paper(template, rows=1, language="en"))


@pytest.mark.once
def test_nothing_is_fetched_from_files_or_the_network(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _self, address: asked.append(address))
    reader = PdfReader(io.BytesIO(paper(template, rows=1)))
    assert asked == []
    assert [image.name for page in reader.pages for image in page.images] == []
