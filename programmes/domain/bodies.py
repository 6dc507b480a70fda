"""Which bodies act in a programme, at which level, for which unit (X-05, X-07)."""

from collections.abc import Mapping

from django.db.models import Q, QuerySet

from accounts.choices import OrganisationKind, RegionKind
from accounts.models import Organisation
from parks.models import Park
from programmes.choices import Level
from programmes.models import Programme, ReportingUnit, RunningBody
from programmes.rules import levels_of

__all__ = ["bodies_at", "body_at", "levels_of", "units_of"]


class NoBody(LookupError):
    """A unit or a park has no body in the register that could act at this level."""


def bodies_at(
    *, programme: Programme, level: Level, unit: ReportingUnit | None = None, park: Park | None = None
) -> list[Organisation]:
    """Return the active bodies acting at a level, the leading one first."""
    if level == Level.PARK:
        return [park.committee] if park and park.committee else []
    running = list(RunningBody.objects.filter(programme=programme, level=level).order_by("-leads", "id"))
    order = {body.organisation_kind: place for place, body in enumerate(running)}
    rows = Organisation.objects.filter(_seat(level, unit, park), kind__in=order, is_active=True)
    return sorted(rows, key=lambda body: (order[body.kind], body.pk))


def body_at(
    *, programme: Programme, level: Level, unit: ReportingUnit | None = None, park: Park | None = None
) -> Organisation:
    """Return the leading body at a level. Raises `NoBody` when the register has none."""
    found = bodies_at(programme=programme, level=level, unit=unit, park=park)
    if not found:
        raise NoBody(f"{programme.pk} {level} {unit} {park}")
    return found[0]


def units_of(*, programme: Programme, organisation: Organisation) -> QuerySet[ReportingUnit]:
    """Return the units for which a provincial body acts in a programme."""
    return ReportingUnit.objects.filter(programme=programme, region_id=organisation.region_id)


def _seat(level: Level, unit: ReportingUnit | None, park: Park | None) -> Q:
    if level == Level.MINISTRY:
        return Q(region__kind=RegionKind.COUNTRY)
    if level == Level.CITY:  # the city where the park lies, as the register has it
        return Q(region_id=park.region_id) if park else Q(pk__in=[])
    return Q(region_id=unit.region_id) if unit else Q(kind=OrganisationKind.PARK_COMMITTEE, pk__in=[])


def acting_levels(standing: Mapping[str, frozenset[Level]], level: Level) -> list[str]:
    """Return the programmes in which somebody acts at a level."""
    return [programme for programme, levels in standing.items() if level in levels]
