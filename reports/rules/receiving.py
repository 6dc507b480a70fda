"""What the levels that receive a filing may do with it, with the reason when not (X-05)."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.models import Organisation
from common import policy
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level
from programmes.models import ReportingUnit, Round
from programmes.rules import levels_of, seats
from reports.choices import FilingAct, FilingState
from reports.models import (
    Filing,
)
from reports.rules.standing import acts_for_holder, may_handle, put_away_text, with_holder_text


@policy.rule("reports.receive_filing")
def may_receive(actor: Any, filing: Filing) -> Decision:
    """Whoever holds a filing for review opens it."""
    if filing.round.is_put_away:
        return Refused(put_away_text())
    if filing.state == FilingState.REVIEWING and acts_for_holder(actor, filing):
        return Allowed()
    return Refused(with_holder_text(filing))


@policy.rule("reports.return_filing")
def may_return(actor: Any, filing: Filing) -> Decision:
    return may_handle(actor, filing, FilingAct.RETURN)


@policy.rule("reports.pass_on_filing")
def may_pass_on(actor: Any, filing: Filing) -> Decision:
    return may_handle(actor, filing, FilingAct.PASS_ON)


@policy.rule("reports.file_filing")
def may_file(actor: Any, filing: Filing) -> Decision:
    return may_handle(actor, filing, FilingAct.FILE)


@policy.rule("reports.judge_eligibility")
def may_judge_eligibility(actor: Any, filing: Filing) -> Decision:
    """What no register establishes is judged by the departments of the unit to which the park turns (GB-29)."""
    if filing.round.is_put_away:
        return Refused(put_away_text())
    if judging_body(actor, filing):
        return Allowed()
    return Refused(_("This is judged by the departments of the province."))


def judging_body(actor: Any, filing: Filing) -> Organisation | None:
    """Return the department in whose name somebody judges the parks of a unit; None when there is none."""
    if Level.PROVINCE not in levels_of(actor).get(filing.programme_id, ()):
        return None
    bodies: list[Organisation] = [post.organisation for post in actor.posts_now if post.role == Role.OFFICIAL]
    kinds = filing.round.definition.bodies.at("province")
    return next((body for body in bodies if body.kind in kinds and body.region_id == filing.unit.region_id), None)


@policy.rule("reports.recommend_filing")
def may_recommend(actor: Any, filing: Filing) -> Decision:
    return may_handle(actor, filing, FilingAct.RECOMMEND)


@policy.rule("reports.decline_filing")
def may_decline(actor: Any, filing: Filing) -> Decision:
    return may_handle(actor, filing, FilingAct.DECLINE)


@policy.rule("reports.arrange_applications")
def may_arrange(actor: Any, subject: tuple[Round, ReportingUnit]) -> Decision:
    """The body that hands in the list of a unit sets the day for its applications and ranks them."""
    opened, unit = subject
    regions, _own, _committees = seats(actor)
    form = opened.definition.forms.get(opened.form)
    gathers = form is not None and bool(form.gathers)
    if gathers and Level.PROVINCE in levels_of(actor).get(opened.programme_id, ()) and unit.region_id in regions:
        return Allowed()
    return Refused(_("This is arranged by the body that hands in the list."))
