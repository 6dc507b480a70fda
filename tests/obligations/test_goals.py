"""Programme goals by year with the parks behind each figure, on the pages of ministries and provinces."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from http import HTTPStatus
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from common import clock
from common.policy import SYSTEM
from parks.choices import ParkLevel
from programmes.domain import participations
from programmes.models import Participation
from reports.domain import history
from tests.factories import parks
from tests.factories import reports as make
from tests.factories.reports import World
from tests.obligations.test_other_programmes import NOW, Cast, cast_of, peak_report, yearly_report
from tests.obligations.walking import browser, handled

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def joined(cast: Cast, name: str, region: str = "320000") -> Participation:
    """List a further park in the programme of the cast."""
    programme = cast.base.programme
    return participations.enrol(
        actor=SYSTEM, park=parks.park(name, region, level=ParkLevel.NATIONAL, committee=parks.committee(name)),
        programme=programme, unit=programme.units.get(region=region), batch=1,
        sequence=programme.participations.count() + 1, name_printed=name, region_printed="江苏",
        listed_on=date(2021, 1, 20),
    )  # fmt: skip


def on_paper(
    cast: Cast,
    base: Participation,
    year: int,
    form: str,
    figures: Mapping[str, str],
    peak: Mapping[str, str] | None = None,
) -> None:
    """Enter what a park reported on paper of a year."""
    cells = {code: {"value": value} for code, value in figures.items()}
    content: dict[str, Any] = {"indicators": {"cells": cells}, **({"peak": peak} if peak else {})}
    history.take_over(
        actor=cast.ministry, participation=base, form=form, period=year, filed_on=date(year + 1, 4, 20),
        content=content, note="纸质报告",
    )  # fmt: skip


def lines(user: User, programme: str, query: str = "") -> dict[tuple[str, int], tuple[str, str, str]]:
    """Return value, parks behind it and state by figure and year, as the page shows them."""
    page = browser(user).get(f"/goals/{programme}/{query}")
    assert page.status_code == HTTPStatus.OK
    return {(one.figure.code, one.year): (one.text, one.behind, one.status) for one in page.context["page"]}


ZONE = "carbon_peak_report"


@pytest.fixture
def zones(programmes: None) -> Cast:
    """Five zones: the cast's own files 2025 by its pages; the others reported 2022 and 2024 on paper."""
    cast = cast_of("hitech_zones")
    first = joined(cast, "常州高新技术产业开发区")
    second, third = joined(cast, "苏州高新技术产业开发区"), joined(cast, "宁波高新技术产业开发区", "330000")
    lacking = joined(cast, "伊通满族自治县高新技术产业开发区")
    rows = [
        (first, 2022, {"industrial_energy": "60", "industrial_value_added": "100", "industrial_co2": "150"}),
        (first, 2024, {"industrial_energy": "50", "industrial_value_added": "125", "industrial_co2": "140",
                           "pm25_days": "200", "forest_cover": "25"}),
        (second, 2022, {"industrial_energy": "40", "industrial_value_added": "100", "industrial_co2": "90"}),
        (second, 2024, {"industrial_energy": "32", "industrial_value_added": "110", "industrial_co2": "84",
                        "pm25_days": "199", "forest_cover": "25.1"}),
        (third, 2024, {"industrial_energy": "12", "industrial_value_added": "15", "industrial_co2": "30"}),
        (lacking, 2024, {"industrial_energy": "900"}),
    ]  # fmt: skip
    for base, year, figures in rows:
        peak = {"peaked": "yes", "peak_year": "2023", "neutral_year": "2055"} if base == second else None
        on_paper(cast, base, year, ZONE, figures, peak)
    return cast


def test_hz_01_energy_per_value_added_of_all_zones_with_the_number_behind_it(zones: Cast) -> None:
    peak_report(zones)
    found = lines(zones.ministry, "hitech_zones", "?figure=zones_energy")
    assert found == {
        ("zones_energy", 2019): ("0.464", "", "missed"),  # as the document has it
        ("zones_energy", 2022): ("0.500", "2/5", "missed"),  # 100 / 200
        ("zones_energy", 2024): ("0.376", "3/5", "reached"),  # 94 / 250; the 900 of the fourth is in neither half
        ("zones_energy", 2025): ("0.250", "1/5", "reached"),  # 400 / 1600, filed by the pages
    }
    behind = browser(zones.ministry).get("/goals/hitech_zones/zones_energy/?year=2024").context["page"]
    assert {(one.name, one.own_text, one.counts) for one in behind} == {
        ("苏州工业园区", "", False),
        ("常州高新技术产业开发区", "0.400", True), ("苏州高新技术产业开发区", "0.291", True),
        ("宁波高新技术产业开发区", "0.800", True), ("伊通满族自治县高新技术产业开发区", "", False),
    }  # fmt: skip
    page = browser(zones.ministry).get("/goals/hitech_zones/?figure=zones_energy").content.decode()
    assert ("国科发火〔2021〕28号" in page, "&lt; 0.4" in page) == (True, True)


def test_hz_02_the_share_of_zones_below_the_threshold_by_year(zones: Cast) -> None:
    # 0.400, 0.291 and 0.800; the fourth has no value added, so no intensity: one of three.
    found = lines(zones.ministry, "hitech_zones", "?figure=zones_below")
    assert found == {("zones_below", 2022): ("0.0", "2/5", "missed"), ("zones_below", 2024): ("33.3", "3/5", "missed")}


def test_hz_03_average_reduction_peak_and_neutrality(zones: Cast) -> None:
    found = lines(zones.ministry, "hitech_zones")
    # Two zones have both halves of both years: 240/200 = 1.2, 224/235 = 0.953191; the ratio 0.794326, its root 0.89125.
    assert found["zones_reduction", 2024] == ("10.88", "2/5", "reached")
    assert found["zones_reduction", 2022] == ("—", "0/5", "unknown")
    assert found["zones_peaked", 2024] == ("1", "1/5", "reached")
    assert found["zones_neutral", 2024] == ("1", "1/5", "")


def test_hz_04_zones_with_clean_air_and_forest_are_counted_by_year(zones: Cast) -> None:
    found = lines(zones.ministry, "hitech_zones")
    assert (found["zones_air", 2019], found["zones_air", 2024]) == (("136", "", ""), ("1", "2/5", ""))
    assert (found["zones_forest", 2019], found["zones_forest", 2024]) == (("86", "", ""), ("1", "2/5", ""))


def test_a_province_sees_its_part_and_a_park_or_visitor_nothing(zones: Cast) -> None:
    assert lines(zones.province, "hitech_zones", "?figure=zones_energy")["zones_energy", 2024] == (
        "0.349",
        "2/4",
        "reached",
    )
    assert lines(zones.other_province, "hitech_zones", "?figure=zones_energy&year=2024")["zones_energy", 2024] == (
        "0.800", "1/1", "missed",
    )  # fmt: skip
    for address in ("/goals/hitech_zones/", "/goals/hitech_zones/zones_energy/", "/goals/"):
        assert browser(zones.park).get(address).status_code == HTTPStatus.NOT_FOUND
    assert browser(zones.ministry).get("/goals/circular_retrofits/").status_code == HTTPStatus.NOT_FOUND


def test_the_figures_are_exported_with_the_parks_behind_them(zones: Cast) -> None:
    answer = browser(zones.ministry).get("/goals/hitech_zones/?export=csv&figure=zones_energy&year=2024")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    assert rows[1][:6] == ["高新区合计单位工业增加值综合能耗", "2024", "0.376", "吨标准煤/万元", "3/5", "2025年< 0.4"]


def test_the_number_of_queries_does_not_hang_on_the_number_of_parks(zones: Cast) -> None:
    counts = [_queries(zones)]
    for number in range(3):
        more = joined(zones, f"试验高新技术产业开发区{number}")
        on_paper(zones, more, 2024, ZONE, {"industrial_energy": "5", "industrial_value_added": "10"})
    assert [*counts, _queries(zones)] == [8, 8]


def _queries(cast: Cast) -> int:
    client = browser(cast.ministry)
    client.get("/goals/hitech_zones/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/goals/hitech_zones/")
    return len(captured)


@pytest.mark.usefixtures("programmes")
def test_cr_16_savings_and_efficiency_are_summed_over_the_parks() -> None:
    cast = cast_of("circular_retrofits")
    names = ("常熟经济技术开发区", "江阴临港经济开发区", "张家港冶金工业园")
    first, second, third = (joined(cast, name) for name in names)
    on_paper(cast, first, 2024, "annual_report", {"energy_saved": "1.5", "co2_cut": "3", "energy_total": "30",
                                                      "gdp": "100", "built_area": "20"})  # fmt: skip
    on_paper(cast, second, 2024, "annual_report", {"energy_saved": "2.25", "energy_total": "50", "gdp": "100"})
    on_paper(cast, third, 2024, "annual_report", {"energy_total": "700"})
    yearly_report(cast)
    found = lines(cast.ministry, "circular_retrofits", "?year=2024")
    assert found["all_energy_saved", 2024] == ("3.75", "2/4", "")
    assert found["all_co2_cut", 2024] == ("3.00", "1/4", "")
    assert found["all_energy_per_gdp", 2024] == ("0.400", "2/4", "")  # 80 / 200
    assert found["all_land_output", 2024] == ("5.00", "1/4", "")  # 100 / 20
    # The report of 2025 was filed by the pages, every figure 100.
    assert lines(cast.province, "circular_retrofits", "?year=2025")["all_energy_saved", 2025] == ("100.00", "1/4", "")


def test_gb_01_the_goal_of_2025_stands_beside_the_figures_of_all_bases(small_world: World) -> None:
    world = small_world
    opened = make.report_round(world)
    version = make.submitted_report(world, opened)
    assert lines(world.ministry, "green_bases") == {}  # handed in is not yet on file
    handled(world.province, version.filing, "pass-on")
    handled(world.ministry, version.filing, "file")
    assert lines(world.ministry, "green_bases") == {
        ("bases_green_output", 2025): ("598.30", "1/2", ""),
        ("bases_agglomeration", 2025): ("42.1", "1/2", ""),  # 598.30 / 1420.50
        ("bases_leading_firms", 2025): ("12", "1/2", ""),
        ("bases_platforms", 2025): ("34", "1/2", ""),
        ("bases_energy", 2025): ("0.091", "1/2", ""),  # 46.80 / 512.30
    }
    page = browser(world.ministry).get("/goals/green_bases/").content.decode()
    assert ("集聚度和竞争力明显提高" in page, "发改办环资〔2020〕519号" in page) == (True, True)
