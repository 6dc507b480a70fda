"""Who sees what plans set down, and who changes a plan in force."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Duty
from common import clock, policy
from common.policy import Allowed, Decision, Refused
from programmes.models import Participation
from programmes.rules import reach, seats
from reports.choices import FilingAct, FilingState
from reports.models import (
    ApprovedPlan,
    Filing,
    PlanInvestment,
    PlanProject,
    PlanTask,
    Progress,
    Target,
    TargetWarning,
    WorkItem,
)
from reports.rules.sight import bodies_of, versions_reached
from reports.rules.standing import has_duty


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


@policy.scope(ApprovedPlan)
def plans_seen(actor: Any, rows: QuerySet[ApprovedPlan]) -> QuerySet[ApprovedPlan]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(TargetWarning)
def warnings_seen(actor: Any, rows: QuerySet[TargetWarning]) -> QuerySet[TargetWarning]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.rule("reports.amend_filing")
def may_amend(actor: Any, filing: Filing) -> Decision:
    """Who files opens for a change what is on file, where the form allows it; of plans what was approved (GB-18)."""
    if not filing.filled_form.can_be_amended or filing.body_id not in bodies_of(actor):
        return Refused(_("This is not changed once it is on file."))
    if filing.state != FilingState.FILED or (filing.filled_form.is_plan and not _was_approved(filing)):
        return Refused(_("Only what is on file is changed in this way."))
    if not has_duty(actor, filing.body, Duty.DRAFT):
        return Refused(_("In your body this is written by those who draft."))
    return Allowed()


@policy.rule("reports.drop_filing")
def may_drop(actor: Any, filing: Filing) -> Decision:
    """A change that is still being drafted can be given up."""
    decision = policy.can(actor, "reports.edit_filing", filing)
    if not decision:
        return decision
    is_change = filing.handlings.filter(act=FilingAct.AMEND).exists()
    return Allowed() if is_change else Refused(_("There is no version on file to go back to."))


def _was_approved(filing: Filing) -> bool:
    return ApprovedPlan.objects.filter(version__filing=filing).exists()


@policy.scope(Progress)
def progress_seen(actor: Any, rows: QuerySet[Progress]) -> QuerySet[Progress]:
    return rows.filter(versions_reached(actor, "version__"))


@policy.scope(WorkItem)
def work_seen(actor: Any, rows: QuerySet[WorkItem]) -> QuerySet[WorkItem]:
    """The work of a year is seen by whoever sees the base."""
    _regions, _bodies, committees = seats(actor)
    return rows.filter(
        reach(
            actor,
            programme="participation__programme",
            unit_region="participation__unit__region",
            park_region="participation__park__region",
            own=Q(participation__park__committee__in=committees),
        )
    )


@policy.rule("reports.break_down_plan")
def may_break_down(actor: Any, base: Participation) -> Decision:
    """The base breaks its plan down once it is approved: nothing begins before (GB-20, CR-07)."""
    committee = base.park.committee
    if committee is None or committee.pk not in bodies_of(actor):
        return Refused(_("The plan is broken down by the base itself."))
    if not has_duty(actor, committee, Duty.DRAFT):
        return Refused(_("In your body this is written by those who draft."))
    if not ApprovedPlan.objects.in_force(clock.today()).filter(participation=base).exists():
        return Refused(_("The plan is not approved yet."))
    return Allowed()
