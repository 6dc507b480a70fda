"""The three other programmes walked by their pages: a round, a filing, a released evaluation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from http import HTTPStatus

import pytest
from django.test import Client

from accounts.choices import OrganisationKind, Role
from accounts.models import User
from common import clock
from common.policy import SYSTEM
from evaluations.models import Release, Result
from parks.choices import ParkLevel
from programmes.domain import participations
from programmes.models import Obligation, Participation, Programme, Round
from reports.domain import history
from reports.models import Fact, Filing
from tests.factories import accounts, incidents, parks
from tests.obligations.walking import begun, browser, done, filled, handed_in, handled, opened, released, scored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("programmes")]

NOW = datetime(2026, 3, 10, 2, tzinfo=UTC)
NAME = "苏州工业园区"


@dataclass
class Cast:
    """The people of one programme and its one park, in Jiangsu."""

    ministry: User
    second_ministry: User
    province: User
    second_province: User
    other_province: User
    park: User
    reviewer: User
    base: Participation


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


def cast_of(programme: str, regime: str = "") -> Cast:
    """Cast one of the programmes, with the bodies its definition names."""
    running = Programme.objects.get(pk=programme)
    bodies = running.edition.definition.bodies  # type: ignore[union-attr]
    committee = parks.committee(NAME)
    listed = parks.park(NAME, committee=committee, level=ParkLevel.NATIONAL)
    edition = running.editions.filter(regime=regime).latest("number")
    base = participations.enrol(
        actor=SYSTEM, park=listed, programme=running, unit=running.units.get(region="320000"), batch=1, sequence=1,
        name_printed=NAME, region_printed="江苏", listed_on=date(2021, 1, 20), edition=edition,
    )  # fmt: skip

    def official(username: str, kind: str, where: str = "000000") -> User:
        return accounts.person(username, accounts.body(OrganisationKind(kind), where))

    return Cast(
        ministry=official("ministry", bodies.ministry[0]),
        second_ministry=official("second_ministry", bodies.ministry[1]),
        province=official("province", bodies.province[0], "320000"),
        second_province=official("second_province", bodies.province[1], "320000"),
        other_province=official("other_province", bodies.province[0], "330000"),
        park=accounts.person("park", committee),
        reviewer=accounts.person(
            "reviewer", accounts.body(OrganisationKind.EXPERTS, "000000", "评审专家库"), Role.REVIEWER
        ),
        base=base,
    )


def sees(user: User, address: str) -> int:
    return int(browser(user).get(address).status_code)


# National eco-industrial parks --------------------------------------------------------------------------------------

# Figures with which all 32 indicators of HJ 274-2015 are met: 17 and one of each group.
REACHED = {
    "hitech_output_share": "55.0", "recycling_value_added_share": "5.0", "chain_projects": "8",
    "solid_waste_use_rate": "96.0", "renewable_resource_rate": "70.0", "renewable_energy_share": "6.0",
    "reclaimed_water_rate": "12.0", "grave_incidents": "0", "pollutant_elasticity": "0.2", "green_cover": "42.0",
    "campaigns": "4", "industrial_value_added": "1600.0", "industrial_value_added_constant": "1500.0",
    "industrial_employees": "60.0", "industrial_land": "120.0", "industrial_energy": "400.0",
    "industrial_fresh_water": "9000.0", "water_reused": "90000.0", "industrial_co2": "900.0", "wastewater": "6000.0",
    "solid_waste_generated": "90.0",
}  # fmt: skip
EARLIER = {
    "industrial_value_added": "1300.0", "industrial_value_added_constant": "1250.0", "industrial_land": "118.0",
    "industrial_energy": "390.0", "industrial_fresh_water": "8900.0", "industrial_co2": "880.0",
}  # fmt: skip


def eco_report(cast: Cast, **changed: str) -> Filing:
    """File the report of 2025 under the rules of 2015; the figures of 2022 were filed on paper."""
    cells = {code: {"value": value} for code, value in EARLIER.items()}
    history.take_over(
        actor=cast.province, participation=cast.base, form="annual_report", period=2022,
        filed_on=date(2023, 6, 20), content={"figures": {"cells": cells}}, note="科财函〔2023〕64号",
    )  # fmt: skip
    asked = opened(cast.ministry, "eco_parks", "annual_report", edition=str(cast.base.edition_id))
    assert (asked.due_on, asked.set_by_ministry) == (date(2026, 5, 31), True)
    filing = filled(cast.park, begun(cast.park, asked), {**REACHED, **changed})
    handed_in(cast.park, filing)
    handled(cast.province, filing, "pass-on")
    return handled(cast.ministry, filing, "file")


def acceptance(cast: Cast) -> Round:
    """Apply for acceptance, have it recommended and accepted, and open the acceptance."""
    more = {"edition": str(cast.base.edition_id), "year": "2026", "due_on": "2026-04-30"}
    applied = opened(cast.ministry, "eco_parks", "acceptance_application", **more)
    filing = filled(cast.park, applied_for(cast, applied))
    handed_in(cast.park, filing)
    handled(cast.province, filing, "pass-on")
    assert handled(cast.ministry, filing, "file").state == "filed"
    return opened(cast.ministry, "eco_parks", "acceptance", **{**more, "due_on": "2026-06-30"})


def applied_for(cast: Cast, asked: Round) -> Filing:
    chosen = {"park": str(cast.base.park.public_id), "unit": cast.base.unit_id}
    done(browser(cast.park).post(f"/filings/apply/{asked.public_id}/", chosen))
    return Filing.objects.get(round=asked)


def test_ep_02_the_annual_report_passes_park_province_and_ministry() -> None:
    cast = cast_of("eco_parks", "2015")
    filing = eco_report(cast)
    assert (filing.state, filing.obligation.state) == ("filed", "met")  # type: ignore[union-attr]
    facts = dict(Fact.objects.filter(version=filing.current_version).values_list("measure", "value"))
    # 400/1600, and (1500/1250)^(1/3)-1 with one decimal: counted from what was reported and what was on paper.
    assert [f"{facts[one]:.3f}" for one in ("energy_per_value_added", "value_added_growth")] == ["0.250", "6.300"]
    page = f"/filings/{filing.public_id}/"
    seen = [sees(one, page) for one in (cast.second_ministry, cast.second_province, cast.other_province)]
    assert seen == [200, 200, 404]


def test_the_page_of_the_programme_shows_each_set_of_rules() -> None:
    now, before = (Client().get(f"/programmes/eco_parks/{of}").content.decode() for of in ("", "?rules=2015"))
    assert ("环科财〔2026〕4号" in now, "HJ 274-2015" in now, "?rules=2015" in now) == (True, False, True)
    assert ("高新技术企业工业总产值占比" in before, before.count("HJ 274-2015") > 31) == (True, True)


@pytest.mark.parametrize(
    ("changed", "met", "band"), [({}, 23, "accepted"), ({"green_cover": "14.9"}, 22, "not_accepted")]
)
def test_acceptance_is_judged_by_the_indicators_of_the_edition(changed: dict[str, str], met: int, band: str) -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast, **changed)
    one = scored(cast.ministry, cast.reviewer, acceptance(cast), cast.base)
    result = Result.objects.get(evaluation=one)
    assert (result.mean, result.band) == (10000, band)
    page = browser(cast.ministry).get(f"/evaluations/{one.public_id}/").content.decode()
    assert (f"23项要求中达到{met}项" in page, page.count("HJ 274-2015") > 31) == (True, True)
    assert "项要求中" not in browser(cast.park).get(f"/evaluations/{one.public_id}/").content.decode()
    released(cast.ministry, one)
    assert Release.objects.get().band == band
    assert f"23项要求中达到{met}项" in browser(cast.park).get(f"/evaluations/{one.public_id}/").content.decode()


def test_the_ministry_lifts_what_the_indicators_say_with_a_reason_only() -> None:
    cast = cast_of("eco_parks", "2015")
    eco_report(cast, green_cover="14.9")
    one = scored(cast.ministry, cast.reviewer, acceptance(cast), cast.base)
    found = f"/evaluations/{one.public_id}/findings/"
    assert browser(cast.ministry).post(found, {"vetoes": [], "reason": ""}).status_code == HTTPStatus.OK
    assert Result.objects.get().vetoes == ["standard_missed"]
    done(browser(cast.ministry).post(found, {"vetoes": [], "reason": "绿化覆盖率经现场核定为15.2%。"}))
    assert (Result.objects.get().vetoes, Result.objects.get().band) == ([], "accepted")


# High-tech zones ----------------------------------------------------------------------------------------------------

ZONE = {
    "pm25_days": "260", "forest_cover": "31.0", "industrial_energy": "400.0", "industrial_value_added": "1600.0",
    "industrial_co2": "900.0",
}  # fmt: skip


def peak_report(cast: Cast) -> Filing:
    """File the carbon-peak report of 2025."""
    asked = opened(cast.ministry, "hitech_zones", "carbon_peak_report")
    assert (asked.due_on, asked.kind, asked.set_by_ministry) == (date(2026, 4, 30), "annual_report", True)
    filing = filled(cast.park, begun(cast.park, asked, participation=cast.base), ZONE)
    handed_in(cast.park, filing)
    handled(cast.province, filing, "pass-on")
    return handled(cast.ministry, filing, "file")


def test_hz_09_the_carbon_peak_report_is_filed_and_its_intensity_computed() -> None:
    filing = peak_report(cast_of("hitech_zones"))
    assert (filing.state, filing.obligation.state) == ("filed", "met")  # type: ignore[union-attr]
    energy = Fact.objects.get(version=filing.current_version, measure="energy_per_value_added")
    assert f"{energy.value:.4f}" == "0.2500"


def test_hz_13_a_zone_is_evaluated_by_shares_and_weights() -> None:
    cast = cast_of("hitech_zones")
    peak_report(cast)
    rated = opened(cast.ministry, "hitech_zones", "evaluation", due_on="2026-06-30")
    one = scored(cast.ministry, cast.reviewer, rated, cast.base, share=80)
    assert Result.objects.get().total == 8000
    released(cast.ministry, one)
    assert "第二档" in browser(cast.park).get(f"/evaluations/{one.public_id}/").content.decode()


@pytest.mark.parametrize(
    ("evacuated", "proposed", "total", "band"), [(10_000, True, 7500, "第三档"), (9_999, False, 8000, "第二档")]
)
def test_hz_14_a_grave_pollution_accident_on_record_is_proposed_as_points_and_a_grade(
    evacuated: int, proposed: bool, total: int, band: str
) -> None:
    cast = cast_of("hitech_zones")
    peak_report(cast)
    happened = date(2025, 11, 2)
    incidents.incident(cast.province, cast.base.park, "environment", happened, evacuated=evacuated, document="通报")
    rated = opened(cast.ministry, "hitech_zones", "evaluation", due_on="2026-06-30")
    one = scored(cast.ministry, cast.reviewer, rated, cast.base, share=80)
    ministry = browser(cast.ministry)
    form = ministry.get(f"/evaluations/{one.public_id}/findings/").context["form"]
    told = "2025年11月2日 突发环境事件 重大 通报"
    assert (form.initial["downgrades"], form.initial["reason"]) == ((["accident"], told) if proposed else ([], ""))
    if proposed:
        done(ministry.post(f"/evaluations/{one.public_id}/findings/", form.initial))
    released(cast.ministry, one)
    assert Release.objects.get().total == total
    assert band in browser(cast.park).get(f"/evaluations/{one.public_id}/").content.decode()


# Circular retrofits -------------------------------------------------------------------------------------------------


def yearly_report(cast: Cast) -> Filing:
    """File the report at the end of 2025."""
    with clock.frozen(datetime(2025, 11, 3, 2, tzinfo=UTC)):
        asked = opened(cast.ministry, "circular_retrofits", "annual_report", opens_on="2025-11-01", year="2025")
    assert (asked.due_on, asked.set_by_ministry) == (date(2025, 12, 31), False)
    filing = filled(cast.park, begun(cast.park, asked, participation=cast.base))
    handed_in(cast.park, filing)
    return handled(cast.province, filing, "file")


def test_cr_08_the_yearly_report_goes_to_the_province() -> None:
    filing = yearly_report(cast_of("circular_retrofits"))
    assert (filing.state, filing.obligation.met_late) == ("filed", True)  # type: ignore[union-attr]


def test_cr_11_the_province_accepts_its_own_park() -> None:
    cast = cast_of("circular_retrofits")
    yearly_report(cast)
    rated = opened(cast.ministry, "circular_retrofits", "acceptance", year="2026", due_on="2026-06-30")
    assert rated.organised_by == "province"
    one = scored(cast.province, cast.reviewer, rated, cast.base, share=80)
    assert sees(cast.other_province, f"/evaluations/{one.public_id}/") == HTTPStatus.NOT_FOUND
    released(cast.province, one)
    assert Release.objects.get().band == "good"


def test_cr_05_the_plan_is_filed_and_approved_by_the_province_with_an_opinion() -> None:
    cast = cast_of("circular_retrofits")
    filing = filled(
        cast.park, begun(cast.park, opened(cast.ministry, "circular_retrofits", "plan", due_on="2026-04-30"))
    )
    handed_in(cast.park, filing)
    address = f"/filings/{filing.public_id}/review/"
    assert sees(cast.province, address) == HTTPStatus.OK
    assert (
        browser(cast.province).post(f"{address}file/", {"opinion": ""}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    )
    assert handled(cast.province, filing, "file").state == "filed"


def test_x_07_the_37_units_owe_a_list_and_a_planned_city_is_not_seen_by_its_province() -> None:
    cast = cast_of("circular_retrofits")
    city = accounts.person("city", accounts.body(OrganisationKind.DRC, "330200", "宁波市发展和改革委员会"))
    asked = opened(cast.ministry, "circular_retrofits", "park_list", due_on="2026-04-30")
    owed = Obligation.objects.filter(round=asked)
    assert {one.unit.region_id: one.debtor.name for one in owed}["330200"] == "宁波市发展和改革委员会"
    units = Programme.objects.get(pk="circular_retrofits").units
    assert (units.count(), Programme.objects.get(pk="green_bases").units.count()) == (37, 32)
    done(browser(city).post(f"/filings/open/{owed.get(unit__region='330200').pk}/"))
    filing = Filing.objects.get(unit__region="330200")
    page = f"/filings/{filing.public_id}/"
    assert [sees(one, page) for one in (city, cast.other_province, cast.ministry)] == [200, 404, 200]
