"""Inside the body: drafted, checked, issued (经办、审核、签发). Issuing is handing in; the body says who does what."""

from dataclasses import dataclass

from django.db import transaction

from accounts.choices import Duty
from accounts.domain import people
from common import clock, policy
from common.errors import RuleViolation
from journal.domain import events
from reports.domain import checks
from reports.domain.transitions import lock
from reports.models import Filing, InnerCheck
from reports.models.inner_check import standing_check, state_of


@dataclass(frozen=True)
class InnerSteps:
    """Where a draft stands inside its body, and who is to act next."""

    check: InnerCheck | None
    may_check: bool
    next_duty: Duty
    next_people: tuple[str, ...]


@transaction.atomic
def check_filing(*, actor: policy.Actor, filing: Filing) -> InnerCheck:
    """Note that the draft was checked as it stands; raises `RuleViolation` with all that is to be mended first."""
    locked = lock(filing)
    policy.require(actor, "reports.check_filing", locked)
    if problems := checks.problems(locked):
        raise RuleViolation(problems)
    noted = InnerCheck.objects.create(
        filing=locked, state_checked=state_of(locked), by_id=actor.pk, by_name=actor.label, at=clock.now()
    )
    events.record(kind="filing.checked", actor=actor, subject=locked.as_subject())
    return noted


def steps_of(actor: policy.Actor, filing: Filing) -> InnerSteps | None:
    """Return how far a draft is inside its body; None where it leaves in one step."""
    if not filing.body.signs_in_steps or not policy.can(actor, "reports.fill_filing", filing):
        return None
    check = standing_check(filing)
    duty = Duty.ISSUE if check else Duty.CHECK
    may_check = bool(policy.can(actor, "reports.check_filing", filing))
    return InnerSteps(check, may_check, duty, people.names_with_duty(filing.body_id, duty))
