"""Inside the body: drafted, checked, issued (经办、审核、签发). Issuing is handing in; the body says who does what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

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

    drafted: InnerCheck | None
    check: InnerCheck | None
    may_hand_on: bool
    may_check: bool
    next_duty: Duty
    next_people: tuple[str, ...]


@dataclass(frozen=True)
class Waiting:
    """For which duty a draft waits inside its body, since when."""

    duty: Duty
    since: datetime


@transaction.atomic
def hand_on_draft(*, actor: policy.Actor, filing: Filing) -> InnerCheck:
    """Hand a finished draft on to those who check; raises `RuleViolation` with all that is to be mended first."""
    return _step(actor, filing, Duty.DRAFT, action="reports.hand_on_draft", kind="filing.drafted")


@transaction.atomic
def check_filing(*, actor: policy.Actor, filing: Filing) -> InnerCheck:
    """Note that the draft was checked as it stands; raises `RuleViolation` with all that is to be mended first."""
    return _step(actor, filing, Duty.CHECK, action="reports.check_filing", kind="filing.checked")


def steps_of(actor: policy.Actor, filing: Filing) -> InnerSteps | None:
    """Return how far a draft is inside its body; None where it leaves in one step."""
    if not filing.body.signs_in_steps or not policy.can(actor, "reports.fill_filing", filing):
        return None
    check = standing_check(filing)
    duty = Duty.ISSUE if check else Duty.CHECK
    return InnerSteps(
        drafted=standing_check(filing, Duty.DRAFT),
        check=check,
        may_hand_on=bool(policy.can(actor, "reports.hand_on_draft", filing)),
        may_check=bool(policy.can(actor, "reports.check_filing", filing)),
        next_duty=duty,
        next_people=people.names_with_duty(filing.body_id, duty),
    )


def waiting(filings: Iterable[Filing]) -> Mapping[int, Waiting]:
    """Return by filing for which duty it waits inside its body; those still being drafted are left out."""
    noted = InnerCheck.objects.filter(filing__in=[one.pk for one in filings], filing__body__signs_in_steps=True)
    # Oldest first: what was done last on a draft decides, and a check follows the handing on.
    standing = (
        one for one in noted.select_related("filing").order_by("id") if one.state_checked == state_of(one.filing)
    )
    return {one.filing_id: Waiting(_AFTER[one.duty], one.at) for one in standing}


_AFTER = {Duty.DRAFT.value: Duty.CHECK, Duty.CHECK.value: Duty.ISSUE}


def _step(actor: policy.Actor, filing: Filing, duty: Duty, *, action: str, kind: str) -> InnerCheck:
    locked = lock(filing)
    policy.require(actor, action, locked)
    if problems := checks.problems(locked):
        raise RuleViolation(problems)
    noted = InnerCheck.objects.create(
        filing=locked, duty=duty, state_checked=state_of(locked), by_id=actor.pk, by_name=actor.label, at=clock.now()
    )
    events.record(kind=kind, actor=actor, subject=locked.as_subject())
    return noted
