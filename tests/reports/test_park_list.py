"""The park list: parks of the register, each once, in an order, with a reason where one lies elsewhere."""

import pytest

from common.errors import Problem
from programmes.models import Round
from reports.domain import checks
from reports.models import Filing, ListEntry
from tests.factories import reports as make
from tests.factories.reports import World

NAMES = ("常州经济开发区", "无锡高新技术产业开发区", "南通经济技术开发区", "徐州高新技术产业开发区")


@pytest.fixture(autouse=True)
def _register(world: World) -> None:
    for number, name in enumerate(NAMES, start=1):
        make.park(f"JS-{number}", name, "320000", in_catalogue_2018=True)


def found(filing: Filing) -> list[Problem]:
    return checks.problems(filing)


def fill(world: World, filing: Filing, *rows: dict[str, str]) -> list[dict[str, str]]:
    make.save(world.province, filing, "candidates", {"rows": list(rows)})
    return list(rows)


def test_three_parks_of_the_region_have_no_problems(world: World, call: Round) -> None:
    assert found(make.filled_list(world, call, *NAMES[:3])) == []


def test_the_list_becomes_entries_in_its_order(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, *NAMES[:2])
    fill(world, filing, make.candidate(NAMES[0], 2), make.candidate(NAMES[1], 1))
    version = make.submit(world.province, filing)
    rows = ListEntry.objects.filter(version=version)
    assert [(one.rank, one.park.name, one.leading_industries, one.opinion) for one in rows] == [
        (1, NAMES[1], "1.1 高效节能装备制造", "基础较好，同意推荐"),
        (2, NAMES[0], "1.1 高效节能装备制造", "基础较好，同意推荐"),
    ]


def test_an_unknown_park_is_said_at_its_field_and_kept(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, "不存在的园区")
    row = filing.sections.get(code="candidates").content["rows"][0]
    problems = found(filing)
    assert [(one.address, one.message) for one in problems] == [
        (f"candidates/{row['uuid']}/park", "第1行：园区名录中没有“不存在的园区”")
    ]
    assert row["park"] == "不存在的园区"


def test_a_park_is_found_by_code_and_by_names_in_any_width(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, "JS-1", "无锡 高新技术产业开发区")
    assert found(filing) == []


def test_the_same_park_twice_is_said_at_the_second(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, NAMES[0], "JS-1")
    second = filing.sections.get(code="candidates").content["rows"][1]["uuid"]
    assert [(one.address, one.message) for one in found(filing)] == [
        (f"candidates/{second}/park", "第2行：常州经济开发区已在第1行填写")
    ]


def test_a_rank_given_twice_is_said_at_the_second(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, *NAMES[:2])
    rows = fill(world, filing, make.candidate(NAMES[0], 1), make.candidate(NAMES[1], 1))
    assert [one.address for one in found(filing)] == [f"candidates/{rows[1]['uuid']}/rank"]


def test_a_park_of_another_region_needs_a_reason(world: World, call: Round) -> None:
    make.park("SH-1", "上海化学工业经济技术开发区", "310000")
    filing = make.filled_list(world, call, NAMES[0])
    row = make.candidate("SH-1", 1)
    fill(world, filing, row)
    assert [(one.address, one.message) for one in found(filing)] == [
        (f"candidates/{row['uuid']}/confirmation", "第1行：上海化学工业经济技术开发区位于上海市，不在本地区")
    ]
    fill(world, filing, {**row, "confirmation": "两地共建园区，由江苏管理"})
    assert found(filing) == []


def test_a_park_that_is_a_base_already_is_not_named_again(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, "盐城环保高新技术产业开发区")
    assert [one.message for one in found(filing)] == ["第1行：盐城环保高新技术产业开发区已是示范基地"]


def test_a_park_outside_the_catalogue_is_not_eligible(world: World, call: Round) -> None:
    make.park("JS-9", "某镇工业集中区", "320000", in_catalogue_2018=False)
    filing = make.filled_list(world, call, "某镇工业集中区")
    problem = found(filing)[0]
    assert (problem.rule, problem.message) == (
        "GB-07",
        "第1行：某镇工业集中区不在《中国开发区审核公告目录（2018年版）》内",
    )


def test_an_empty_list_is_not_handed_in(world: World, call: Round) -> None:
    filing = make.filled_list(world, call)
    assert [one.address for one in found(filing)] == ["candidates"]


def test_problems_come_in_the_order_of_the_rows(world: World, call: Round) -> None:
    filing = make.filled_list(world, call, "盐城环保高新技术产业开发区", "不存在的园区")
    keys = [row["uuid"] for row in filing.sections.get(code="candidates").content["rows"]]
    assert [one.address for one in found(filing)] == [f"candidates/{key}/park" for key in keys]


def test_a_version_keeps_the_name_the_park_had(world: World, call: Round) -> None:
    version = make.submit(world.province, make.filled_list(world, call, "JS-1"))
    entry = version.entries.get()
    entry.park.name = "常州高新技术产业开发区"
    entry.park.save()
    assert make.rows_of(version, "candidates")[0][1].text == "常州经济开发区"
