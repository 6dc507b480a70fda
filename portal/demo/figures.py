"""Made-up figures of a base: the same on every machine, plausible, and about no real park."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

SEED = 2026
FIRST_YEAR = 2021


@dataclass(frozen=True)
class Course:
    """How the figures of a base begin and how they change from year to year, in percent or points."""

    gdp: float
    growth: float
    industry_share: float
    green_share: float
    green_gain: float
    energy_intensity: float
    energy_fall: float
    water_intensity: float
    leading_firms: int


def course_of(sequence: int) -> Course:
    """Return the course of a base by its number in the list."""
    random = Random(SEED * 100 + sequence)  # noqa: S311 - figures to look at, no secrets
    return Course(
        gdp=random.uniform(60, 900),
        growth=random.uniform(3.5, 8.5),
        industry_share=random.uniform(2.0, 2.8),
        green_share=random.uniform(22, 48),
        green_gain=random.uniform(0.8, 2.6),
        energy_intensity=random.uniform(0.16, 0.62),
        energy_fall=random.uniform(1.8, 4.2),
        water_intensity=random.uniform(4, 16),
        leading_firms=random.randint(3, 22),
    )


def figures_of(sequence: int, year: int) -> dict[str, str]:
    """Return the typed values of a base's indicators in a year, by indicator; computed ones are left out."""
    course, years = course_of(sequence), year - FIRST_YEAR
    wobble = Random(SEED * 10_000 + sequence * 100 + year).uniform(0.992, 1.008)  # noqa: S311 - as above
    gdp = course.gdp * (1 + course.growth / 100) ** years * wobble
    intensity = course.energy_intensity * (1 - course.energy_fall / 100) ** years
    energy, output = gdp * intensity, gdp * course.industry_share
    return {
        "gdp": _text(gdp, 2),
        "industrial_output": _text(output, 2),
        "green_output": _text(output * min(course.green_share + course.green_gain * years, 90) / 100, 2),
        "green_leading_firms": str(course.leading_firms + years),
        "listed_green_firms": str(course.leading_firms // 5),
        "rd_intensity": _text(2.1 + course.green_gain / 2 + 0.12 * years, 2),
        "green_innovation_platforms": str(4 + course.leading_firms // 2 + years),
        "energy_total": _text(energy, 2),
        "water_total": _text(gdp * course.water_intensity * (1 - 0.035 * years), 2),
        "co2_total": _text(energy * (2.32 - 0.03 * years), 2),
        "solid_waste_use_rate": _text(min(82 + course.green_gain * years, 99.2), 1),
        "water_reuse_rate": _text(min(78 + course.green_gain * years, 96.5), 1),
        "built_area": _text(12 + course.gdp / 30, 2),
        "energy_monitoring_platform": "yes",
    }


def _text(value: float, decimals: int) -> str:
    return str(Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals)))
