"""Search, board and a park's page show what the reader may see, and nothing else."""

from typing import Any

import pytest
from django.test import Client

from parks.models import Park
from portal.demo.world import World
from tests.portal.pages import signed_in, text

pytestmark = [pytest.mark.django_db, pytest.mark.once]

SUZHOU = "苏州国家高新技术产业开发区"


@pytest.mark.parametrize("words", ["苏州国家", "sz", "suzhou", SUZHOU])
def test_a_park_is_found_by_name_pinyin_and_initials(world: World, words: str) -> None:
    assert SUZHOU in text(signed_in(world, "drc32"), f"/search/?q={words}")


def test_a_stranger_finds_the_park_but_none_of_its_filings(world: World) -> None:
    assert f"{SUZHOU} {world.year}年度总结报告" in text(signed_in(world, "drc32"), f"/search/?q={SUZHOU}")
    assert "年度总结报告" not in text(signed_in(world, "drc33"), f"/search/?q={SUZHOU}")


def test_a_search_without_a_hit_says_what_to_try(world: World) -> None:
    assert "没有找到“不存在的园区”" in text(signed_in(world, "ndrc"), "/search/?q=不存在的园区")


def _rows(world: World, username: str, query: str) -> int:
    response = signed_in(world, username).get(f"/board/{query}")
    return int(response.context["page"].paginator.count)


def test_the_board_of_a_province_holds_its_unit_and_its_own_list(world: World) -> None:
    assert _rows(world, "drc32", "") == 3 * 2 + 1 + 3 + 1  # bases in two years, the list; retrofits, their summary
    assert _rows(world, "ndrc", "") == 31 * 2 + 32 + 4 + 37


@pytest.mark.parametrize(
    ("state", "rows"), [("overdue", 1), ("returned", 1), ("reviewing", 7), ("filed", 34), ("late", 0)]
)
def test_the_board_of_the_ministry_is_narrowed_by_state(world: World, state: str, rows: int) -> None:
    assert _rows(world, "ndrc", f"?state={state}") == rows


def test_a_filter_that_means_nothing_is_named_and_narrows_nothing(world: World) -> None:
    assert "“sideways”" in text(signed_in(world, "drc32"), "/board/?state=sideways")
    assert _rows(world, "drc32", "?state=sideways&year=x") == 11


def test_the_board_is_exported_as_it_is_shown(world: World) -> None:
    response: Any = signed_in(world, "drc32").get("/board/?state=returned&export=csv")
    lines = b"".join(response.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert "盐城环保高新技术产业开发区" in lines[1]
    assert "已退回" in lines[1]


def _overview(world: World, username: str, query: str = "") -> str:
    park = Park.objects.get(name=SUZHOU)
    return text(signed_in(world, username), f"/parks/{park.public_id}/overview/{query}")


def test_a_park_sees_its_figures_results_and_reports(world: World) -> None:
    words = _overview(world, "park08", "?measure=gdp_constant")
    assert "地区生产总值（可比价）" in words
    assert f"{world.year}年度总结报告" in words
    assert "84.5分，良好" in words


def test_another_province_sees_the_park_without_figures_results_and_reports(world: World) -> None:
    words = _overview(world, "drc33")
    assert SUZHOU in words
    assert "年度总结报告" not in words
    assert "良好" not in words
    assert "实际值" not in words


def test_an_unknown_figure_shows_the_usual_one(world: World) -> None:
    assert "单位生产总值能耗" in _overview(world, "park08", "?measure=nothing")


def test_a_committee_is_led_to_its_own_park_and_others_nowhere(world: World) -> None:
    park = Park.objects.get(name=SUZHOU)
    response = signed_in(world, "park08").get("/our-park/")
    assert response.headers["Location"] == f"/parks/{park.public_id}/overview/"
    assert signed_in(world, "drc32").get("/our-park/").status_code == 404


@pytest.mark.parametrize("address", ["/board/", "/search/", "/our-park/"])
def test_a_visitor_is_asked_to_sign_in_and_brought_back(address: str) -> None:
    response = Client().get(address)
    assert response.headers["Location"] == f"/accounts/login/?next={address}"
