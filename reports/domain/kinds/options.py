"""What a field offers to choose from: its own choices, or a list kept elsewhere."""

from collections.abc import Callable, Sequence

from django.utils.translation import get_language

from accounts.models import Region
from programmes.definition import Field, carriers
from programmes.reference import green_catalogue
from reports.domain.dossiers import Place

CATALOGUE_LEVEL = 2

Options = Sequence[tuple[str, str]]
_sources: dict[str, Callable[[Place], Options]] = {}


def source(name: str) -> Callable[[Callable[[Place], Options]], Callable[[Place], Options]]:
    """Register a list under the name that definitions use."""

    def register(function: Callable[[Place], Options]) -> Callable[[Place], Options]:
        _sources[name] = function
        return function

    return register


def options_of(place: Place, field: Field) -> Options:
    """Return code and name of each answer offered."""
    if field.source:
        return _sources[field.source](place)
    return [(choice.code, choice.name.localised) for choice in field.choices]


@source("task_areas")
def task_areas(place: Place) -> Options:
    return [(area.code, area.name.localised) for area in place.dossier.definition.task_areas]


@source("regions")
def regions(_place: Place) -> Options:
    return list(Region.objects.order_by("code").values_list("code", "short_name"))


@source("green_catalogue_2019")
def green_catalogue_2019(_place: Place) -> Options:
    """Level 2 of the catalogue: what a leading industry is named by (GB-08)."""
    rows = (row for row in green_catalogue() if row.level == CATALOGUE_LEVEL)
    english = (get_language() or "").startswith("en")
    return [(row.code, f"{row.code} {row.name_en if english else row.name_zh}") for row in rows]


@source("plan_projects")
def plan_projects(_place: Place) -> Options:
    """Plans are not projected into projects yet: the name is typed."""
    return []


@source("enterprises")
def enterprises(place: Place) -> Options:
    """The enterprises of the park by credit code (HZ-08)."""
    return [(code, one.name) for code, one in place.dossier.enterprises.items()]


@source("energy_carriers")
def energy_carriers(_place: Place) -> Options:
    """The carriers of energy, each with the unit in which it is declared."""
    return [(one.code, f"{one.name.localised}（{one.unit_name}）") for one in carriers().values()]
