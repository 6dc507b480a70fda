"""Who sees what plans set down."""

from typing import Any

from django.db.models import QuerySet

from common import policy
from reports.models import PlanInvestment, PlanProject, PlanTask, Target
from reports.rules.filing import versions_reached


@policy.scope(Target)
def targets_seen(actor: Any, rows: QuerySet[Target]) -> QuerySet[Target]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(PlanTask)
def tasks_seen(actor: Any, rows: QuerySet[PlanTask]) -> QuerySet[PlanTask]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(PlanProject)
def projects_seen(actor: Any, rows: QuerySet[PlanProject]) -> QuerySet[PlanProject]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(PlanInvestment)
def investments_seen(actor: Any, rows: QuerySet[PlanInvestment]) -> QuerySet[PlanInvestment]:
    return rows.filter(versions_reached(actor, "project__version__"))
