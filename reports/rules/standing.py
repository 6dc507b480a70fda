"""What the rules of filings ask in common: whose turn it is, which duty, whether the round is over."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from accounts.choices import Duty
from accounts.domain.posts import duties_in
from accounts.models import Organisation
from common import clock
from common.formats import date_text
from common.policy import Allowed, Decision, Refused
from programmes.choices import RoundState
from reports.choices import FINAL, FilingAct, FilingState
from reports.machines import TRANSITIONS, Transition
from reports.models import (
    Filing,
)
from reports.rules.sight import bodies_of


def acts_for_holder(actor: Any, filing: Filing) -> bool:
    """Say whether the actor has a post in the holding body, or in one that acts beside it at this level."""
    if filing.holder_id in bodies_of(actor):
        return True
    # Acting side by side is the matter of a level's bodies; the filer is one body.
    step = filing.current_step
    if step.together == "lead":
        return False
    kinds = filing.round.definition.bodies_of(step)
    region = filing.holder.region_id
    return any(one.organisation.kind in kinds and one.organisation.region_id == region for one in _posts(actor))


def locked(filing: Filing) -> str:
    """Say who holds the filing since when, and what can be done."""
    if filing.state == FilingState.FILED and filing.filled_form.is_plan:
        return _("The plan was approved. It is changed by a new version that passes the same levels.")
    if filing.state in FINAL:
        return _("This was filed and cannot be changed any more.")
    return _("%(held)s You can ask to have it returned.") % {"held": with_holder_text(filing)}


def put_away_text() -> str:
    return _("The trial is over. What was filled in stays readable; in the real round it can be taken over.")


def with_holder_text(filing: Filing) -> str:
    values = {"body": filing.holder.name, "day": date_text(filing.held_since)}
    return _("It is with %(body)s since %(day)s and cannot be changed now.") % values


def _posts(actor: Any) -> list[Any]:
    bodies = set(bodies_of(actor))
    return [post for post in getattr(actor, "posts_now", []) if post.organisation_id in bodies]


def may_handle(actor: Any, filing: Filing, act: FilingAct) -> Decision:
    if filing.round.is_put_away:
        return Refused(put_away_text())
    row = transition_of(filing, act)
    if row is None or not acts_for_holder(actor, filing):
        return Refused(_("This was filed already.") if filing.state in FINAL else with_holder_text(filing))
    if row.last_level is not None and row.last_level != filing.is_at_last_level:
        return Refused(_("This act belongs to another level of the chain."))
    if row.recommends is not None and row.recommends != (filing.current_step.verb == "recommend"):
        return Refused(_("This act belongs to another level of the chain."))
    if not any(has_duty(actor, post.organisation, Duty.ISSUE) for post in _posts(actor)):
        return Refused(_("In your body this is decided by those who issue."))
    return Allowed()


def has_duty(actor: Any, body: Organisation, duty: Duty) -> bool:
    """Duties count where the body works in steps; elsewhere everybody of the body does all."""
    return not body.signs_in_steps or duty in duties_in(actor, body.pk)


def transition_of(filing: Filing, act: FilingAct) -> Transition | None:
    return next((row for row in TRANSITIONS if row.act == act and filing.state in row.source), None)


def is_closed(filing: Filing) -> bool:
    closes = filing.closes_on
    return filing.round.state == RoundState.CLOSED or (closes is not None and clock.now() >= clock.end_of(closes))


def closed_text(filing: Filing) -> str:
    day: date = filing.closes_on or filing.round.due_on
    return _("Closed since the end of %(day)s. The level above can extend the time.") % {
        "day": date_text(day, full=True)
    }
