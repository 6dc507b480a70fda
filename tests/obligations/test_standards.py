"""HJ 274-2015 as a whole, on the pages of park, province and ministry; indicators of the other programmes as asked."""

import csv
import io
from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from common import clock
from reports.domain import standards
from reports.domain.judging import judge_version
from reports.models import Fact, Filing
from tests.factories import reports as make
from tests.factories.reports import World
from tests.obligations.test_other_programmes import NOW, Cast, cast_of, eco_report, peak_report, yearly_report
from tests.obligations.walking import begun, browser, filled, handed_in, handled, opened
from tests.papers import missing_glyphs, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def address(cast: Cast, query: str = "") -> str:
    return f"/standards/eco_parks/{cast.base.park.public_id}/{query}"


def verdicts(user: User, cast: Cast, query: str = "") -> dict[str, str]:
    page = browser(user).get(address(cast, query))
    assert page.status_code == HTTPStatus.OK
    return {line.indicator.code: line.status for line in page.context["page"]}


@pytest.mark.usefixtures("programmes")
def test_ep_02_the_yearly_report_is_held_against_all_32_indicators() -> None:
    cast = cast_of("eco_parks", "2015")
    filing = eco_report(cast, green_cover="14.9")
    found = verdicts(cast.park, cast)
    assert len(found) == 32
    counts = {state: list(found.values()).count(state) for state in set(found.values())}
    # Not met: green cover, and of the groups those of which another one is enough.
    missed = {code for code, state in found.items() if state == "missed"}
    assert missed == {
        "green_cover", "value_added_growth", "recycling_value_added_share", "renewable_resource_rate",
        "renewable_energy_share",
    } | (missed & {"value_added_per_land_growth"})  # fmt: skip
    assert counts.get("unknown", 0) == 0
    page = browser(cast.province).get(address(cast)).content.decode()
    assert ("根据2025年报告，23项要求中达到22项。" in page, "≥ 15" in page, page.count("HJ 274-2015") > 31) == (
        True,
    ) * 3
    # The same as the judgement of the version by which acceptance is judged.
    version = filing.current_version
    assert version is not None
    by_version = judge_version(version, cast.base.edition.definition)
    assert {line.indicator.code: (line.verdict, line.limit) for line in by_version.lines} == {
        line.indicator.code: (line.verdict, line.limit)
        for line in browser(cast.park).get(address(cast)).context["page"]
    }


@pytest.mark.usefixtures("programmes")
def test_ep_02_a_year_without_enough_figures_cannot_be_calculated() -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast)
    found = verdicts(cast.ministry, cast, "?year=2022")
    assert (found["energy_elasticity"], found["green_cover"]) == ("unknown", "unknown")  # nothing before 2022
    assert found["energy_per_value_added"] == "reached"  # 390 / 1300


@pytest.mark.usefixtures("programmes")
def test_ep_02_the_list_shows_each_park_by_its_own_rules_and_strangers_nothing() -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast)
    page = browser(cast.ministry).get("/standards/eco_parks/")
    rows = [(row.park, row.met, row.standing.needed, row.state) for row in page.context["page"]]
    assert (rows, "2015年办法" in page.content.decode()) == ([("苏州工业园区", 23, 23, "reached")], True)
    unseen = [browser(cast.other_province).get(one).status_code for one in ("/standards/eco_parks/", address(cast))]
    assert unseen == [404, 404]


@pytest.mark.usefixtures("programmes")
def test_ep_02_the_new_edition_judges_its_parks_by_its_own_limits() -> None:
    cast = cast_of("eco_parks", "2026")
    page = browser(cast.park).get("/standards/eco_parks/")
    definition = standards.country(cast.park, cast.base.programme).definitions[cast.base.edition_id]
    asked = {one.code for one in definition.indicators if one.thresholds}
    assert [set(row.standing.verdicts) == asked for row in page.context["page"]] == [True]
    assert len(asked) == 5


@pytest.mark.usefixtures("programmes")
def test_the_standing_is_exported_and_printed_with_limits_and_basis() -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast)
    answer = browser(cast.park).get(address(cast, "?export=csv"))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert (len(rows), rows[1][:4]) == (33, ["高新技术企业工业总产值占比", "%", "55.0", "≥ 30"])
    paper = browser(cast.park).get(address(cast, "?export=pdf")).content
    assert "23项要求中达到23项" in text(paper).replace("\n", "")
    assert missing_glyphs(paper) == set()


@pytest.mark.usefixtures("programmes")
def test_the_queries_of_the_list_do_not_hang_on_the_number_of_parks() -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast)
    client = browser(cast.ministry)
    client.get("/standards/eco_parks/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/standards/eco_parks/")
    assert len(captured) == 9


# Indicators of the other programmes, as their forms ask them ---------------------------------------------------------


def facts(filing: Filing) -> dict[str, str]:
    rows = Fact.objects.filter(version=filing.current_version)
    return {one.measure: "" if one.value is None else f"{one.value:.{one.decimals}f} {one.unit}" for one in rows}


@pytest.mark.usefixtures("programmes")
def test_cr_06_expected_outcomes_have_units_base_and_target_and_are_reported() -> None:
    cast = cast_of("circular_retrofits")
    asked = opened(cast.ministry, "circular_retrofits", "plan", due_on="2026-04-30", year="2022")
    plan = filled(cast.park, begun(cast.park, asked))
    page = browser(cast.park).get(f"/filings/{plan.public_id}/sections/outcomes/").content.decode()
    for name, unit in (
        ("节能量", "万吨标准煤"),
        ("节水量", "万立方米"),
        ("二氧化碳减排量", "万吨"),
        ("单位生产总值能耗", "吨标准煤/万元"),
    ):
        assert name in page
        assert unit in page
    handed_in(cast.park, plan)
    handled(cast.province, plan, "file")
    report = yearly_report(cast)
    found = facts(report)
    assert (found["energy_saved"], found["energy_per_gdp"]) == ("100 wan_tce", "1.000 tce_per_wan_yuan")


@pytest.mark.usefixtures("programmes")
def test_hz_19_pollutants_are_followed_by_year_with_their_units() -> None:
    found = facts(peak_report(cast_of("hitech_zones")))
    pollutants = ("cod", "ammonia_nitrogen", "so2", "nox", "vocs", "particulates")
    assert [found[code] for code in pollutants] == ["100 tonne"] * 6
    assert (found["audited_firms"], found["industrial_co2"]) == ("100 firms", "900.0 wan_tonne")


AREAS = [
    ("gb_02", "agglomeration", ["gdp", "industrial_output", "green_output", "green_agglomeration"]),
    ("gb_03", "competitiveness", ["green_leading_firms", "listed_green_firms"]),
    ("gb_04", "innovation", ["rd_intensity", "green_innovation_platforms"]),
    ("gb_05", "platforms", ["energy_per_gdp", "water_per_gdp", "water_reuse_rate", "energy_monitoring_platform"]),
    ("gb_06", "mechanisms", []),
]


def area_asked(world: World, code: str, indicators: list[str]) -> str:
    """Hand a report in; its section of the task area stands in the version, its indicators hang on the area."""
    version = make.submitted_report(world, make.report_round(world))
    definition = version.filing.round.definition
    assert {*indicators} <= {one.code for one in definition.indicators if one.area == code}
    section = next(one for one in version.filing.filled_form.sections if one.area == code)
    assert all(version.content[section.code].get(field.code) for field in section.fields if field.required)
    return browser(world.province).get(f"/filings/{version.filing.public_id}/versions/1/").content.decode()


def test_gb_02_agglomeration_is_reported_by_the_catalogue_of_2019(small_world: World) -> None:
    page = area_asked(small_world, *AREAS[0][1:])
    assert ("推动绿色产业集聚" in page, "绿色产业集聚度" in page, "1.2" in page) == (True, True, True)


def test_gb_03_competitiveness_is_reported_with_its_leading_firms(small_world: World) -> None:
    page = area_asked(small_world, *AREAS[1][1:])
    assert ("提升绿色产业竞争力" in page, "绿色产业龙头企业数" in page) == (True, True)


def test_gb_04_the_innovation_system_is_reported_with_its_platforms(small_world: World) -> None:
    page = area_asked(small_world, *AREAS[2][1:])
    assert ("构建绿色技术创新体系" in page, "绿色技术创新平台数" in page) == (True, True)


def test_gb_05_the_service_platform_is_reported_with_energy_water_and_land(small_world: World) -> None:
    page = area_asked(small_world, *AREAS[3][1:])
    assert ("打造运营服务平台" in page, "单位生产总值能耗" in page, "土地产出率" in page) == (True, True, True)


def test_gb_06_the_policy_mechanisms_are_reported(small_world: World) -> None:
    page = area_asked(small_world, *AREAS[4][1:])
    assert "完善政策体制机制" in page
