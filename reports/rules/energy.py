"""Who sees the energy that enterprises declared: whoever reads the version that says it."""

from typing import Any

from django.db.models import QuerySet

from common import policy
from reports.models import EnergyUse
from reports.rules.sight import versions_reached


@policy.scope(EnergyUse)
def energy_seen(actor: Any, rows: QuerySet[EnergyUse]) -> QuerySet[EnergyUse]:
    return rows.filter(versions_reached(actor, "version__"))
