"""Earlier figures of zones, retrofitted and eco-industrial parks, so that goals have numbers; all made up."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from common import policy
from parks.models import Park
from portal.demo.retrofits import RETROFITTED
from portal.demo.world import World
from programmes.domain import participations
from programmes.models import Participation, Programme
from reports.domain import history

SEED = 1004
NOTE = "演示数据，不是任何园区的真实数据"
LISTED_ON = date(2021, 1, 29)
# Bases that take part elsewhere too: energy used per value added at first, and its yearly fall in percent.
ZONES = {8: ("0.286", "5.1"), 9: ("0.412", "2.4"), 10: ("0.337", "4.6"), 7: ("0.518", "6.2")}
ECO = (8, 10)


def tell(world: World) -> None:
    """List the parks in the other programmes and enter what they reported on paper of earlier years."""
    _tell_zones(world)
    _tell_retrofits(world)
    _tell_eco(world)


def _years(world: World) -> tuple[int, int]:
    return world.year - 2, world.year - 1


def _tell_zones(world: World) -> None:
    for sequence in ZONES:
        zone = _list(world, "hitech_zones", sequence)
        for year in _years(world):
            _enter(world, "most", zone, "carbon_peak_report", year, _zone(sequence, year))


def _tell_retrofits(world: World) -> None:
    for sequence in RETROFITTED:
        park = Participation.objects.get(programme="circular_retrofits", park=world.bases[sequence].park)
        for year in _years(world):
            _enter(world, "ndrc", park, "annual_report", year, {"indicators": {"cells": _retrofit(sequence, year)}})


def _tell_eco(world: World) -> None:
    for sequence in ECO:
        park = _list(world, "eco_parks", sequence, "2015")
        for year in (world.year - 4, world.year - 1):  # three years apart: the standard counts growth over three
            _enter(world, "mee", park, "annual_report", year, _eco(sequence, year))


def _list(world: World, code: str, sequence: int, regime: str = "") -> Participation:
    programme = Programme.objects.select_related("edition").get(pk=code)
    park: Park = world.bases[sequence].park
    unit = programme.units.select_related("region").get(region=park.region)
    return participations.enrol(
        actor=policy.SYSTEM,
        park=park,
        programme=programme,
        unit=unit,
        batch=1,
        sequence=sequence,
        name_printed=park.name,
        region_printed=unit.region.short_name,
        listed_on=LISTED_ON,
        document="（演示数据）",
        edition=programme.editions.filter(regime=regime).latest("number"),
    )


def _enter(world: World, who: str, base: Participation, form: str, year: int, content: dict[str, Any]) -> None:
    history.take_over(
        actor=world.people[who],
        participation=base,
        form=form,
        period=year,
        filed_on=min(date(year + 1, 4, 20), world.today),
        content=content,
        note=NOTE,
    )


def _zone(sequence: int, year: int) -> dict[str, Any]:
    intensity, fall = (float(one) for one in ZONES[sequence])
    added = 700 + 90 * sequence + 46 * (year - 2020)
    energy = added * intensity * (1 - fall / 100) ** (year - 2020)
    figures = {
        "pm25_days": str(176 + 9 * (sequence % 4) + 6 * (year - 2020)),
        "forest_cover": _text(21 + sequence % 5 * 2.1, 1),
        "industrial_value_added": _text(added, 2),
        "industrial_energy": _text(energy, 2),
        "industrial_co2": _text(energy * (2.4 - 0.04 * (year - 2020)), 2),
        **_pollutants(sequence, year),
    }
    peak = {"peaked": "yes", "peak_year": str(year - 1)} if sequence == 8 else {"peaked": "no"}
    return {
        "peak": {**peak, "neutral_year": "2055" if sequence in (8, 10) else ""},
        "indicators": {"cells": _cells(figures)},
    }


def _pollutants(sequence: int, year: int) -> dict[str, str]:
    measured = {"cod": 2100, "ammonia_nitrogen": 160, "so2": 900, "nox": 2600, "vocs": 1400, "particulates": 520}
    left = (1 - 0.05) ** (year - 2020) * (0.6 + sequence / 20)
    return {code: _text(start * left, 2) for code, start in measured.items()}


def _retrofit(sequence: int, year: int) -> dict[str, Any]:
    years, size = year - 2021, 1 + sequence / 10
    gdp = 320 * size * 1.055**years
    saved = {"energy_saved": 2.4, "water_saved": 180, "co2_cut": 5.8, "solid_waste_cut": 12.5, "wastewater_cut": 96}
    cut = {"so2_cut": 140, "nox_cut": 210, "particulates_cut": 88}
    figures = {code: _text(start * size * years, 2) for code, start in {**saved, **cut}.items()}
    level = {
        "solid_waste_use_rate": _text(88 + years, 1),
        "gdp": _text(gdp, 2),
        "energy_total": _text(gdp * 0.42 * 0.96**years, 2),
        "water_total": _text(gdp * 7.4 * 0.95**years, 2),
        "built_area": _text(30 * size, 2),
    }
    return _cells({**figures, **level})


def _eco(sequence: int, year: int) -> dict[str, Any]:
    """Return figures with which the first park meets the standard and the second misses its green cover."""
    grown = 1.05 ** (year - 2020)
    level = {
        "hitech_output_share": "55.0", "recycling_value_added_share": "5.0", "chain_projects": "8",
        "solid_waste_use_rate": "96.0", "renewable_resource_rate": "70.0", "renewable_energy_share": "6.0",
        "reclaimed_water_rate": "12.0", "source_compliance": "100", "total_control_met": "yes", "grave_incidents": "0",
        "management_completeness": "100", "cleaner_production_rate": "100", "sewage_facility": "yes",
        "risk_prevention": "100", "solid_waste_disposal_rate": "100", "pollutant_elasticity": "0.2",
        "green_cover": "42.0" if sequence == ECO[0] else "14.2", "disclosure_rate": "100",
        "information_platform": "100", "campaigns": "4",
    }  # fmt: skip
    flows = {
        "industrial_value_added": 1500 * grown, "industrial_value_added_constant": 1400 * grown,
        "industrial_employees": 60, "industrial_land": 120, "industrial_energy": 390 * 1.01 ** (year - 2020),
        "industrial_fresh_water": 8900 * 1.01 ** (year - 2020), "water_reused": 90000,
        "industrial_co2": 900 * 1.005 ** (year - 2020), "wastewater": 6000, "solid_waste_generated": 90,
    }  # fmt: skip
    figures = {code: _text(value, 2) for code, value in flows.items()}
    return {"indicators": {"cells": _cells(level)}, "figures": {"cells": _cells(figures)}}


def _cells(figures: dict[str, str]) -> dict[str, Any]:
    """Return typed values of a year; the small differences between years are the same on every machine."""
    return {code: {"value": text, "na": False, "reason": ""} for code, text in figures.items()}


def _text(value: float, decimals: int) -> str:
    wobble = Random(SEED + round(value * 100)).uniform(0.997, 1.003)  # noqa: S311 - figures to look at, no secrets
    return str(Decimal(str(value * wobble)).quantize(Decimal(1).scaleb(-decimals)))
