"""What who files may do with it, with the reason when not (X-05)."""

from typing import Any

from django.utils.translation import gettext as _

from accounts.choices import Duty
from accounts.models import Organisation
from common import clock, policy
from common.formats import date_text
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level, RoundState
from programmes.domain.bodies import bodies_at
from programmes.models import Round
from reports.choices import FilingAct, FilingState
from reports.models import (
    Filing,
)
from reports.models.inner_check import standing_check
from reports.models.signature import standing_signatures
from reports.rules.sight import bodies_of
from reports.rules.standing import closed_text, has_duty, is_closed, locked, put_away_text, transition_of


@policy.rule("reports.open_filing")
def may_open(actor: Any, subject: tuple[Round, Organisation]) -> Decision:
    """The body that owes a filing starts it, while the round is open."""
    opened, body = subject
    if body.pk not in bodies_of(actor):
        return Refused(_("%(body)s files this.") % {"body": body.name})
    if opened.is_put_away:
        return Refused(put_away_text())
    if opened.state == RoundState.PREPARING or clock.today() < opened.opens_on:
        return Refused(_("Filing opens on %(day)s.") % {"day": date_text(opened.opens_on)})
    return Allowed()


@policy.rule("reports.read_draft")
def may_read_draft(actor: Any, filing: Filing) -> Decision:
    if filing.body_id in bodies_of(actor):
        return Allowed()
    return Refused(_("A draft is seen by %(body)s alone.") % {"body": filing.body.name})


@policy.rule("reports.fill_filing")
def may_fill(actor: Any, filing: Filing) -> Decision:
    """The filer works on it, whoever of the body, while the filing is a draft or was returned."""
    if filing.body_id not in bodies_of(actor):
        return Refused(_("%(body)s fills this in.") % {"body": filing.body.name})
    if filing.round.is_put_away:
        return Refused(put_away_text())
    if filing.state in (FilingState.DRAFT, FilingState.RETURNED):
        return Allowed()
    return Refused(locked(filing))


@policy.rule("reports.edit_filing")
def may_edit(actor: Any, filing: Filing) -> Decision:
    """Where the body works in steps, those who draft write."""
    decision = may_fill(actor, filing)
    if decision and not has_duty(actor, filing.body, Duty.DRAFT):
        return Refused(_("In your body this is written by those who draft."))
    return decision


@policy.rule("reports.hand_on_draft")
def may_hand_on(actor: Any, filing: Filing) -> Decision:
    """Who drafts hands on to checking where the body works in steps; once for a draft as it stands."""
    decision = may_fill(actor, filing)
    if not decision:
        return decision
    if not filing.body.signs_in_steps:
        return Refused(_("Your body hands filings in in one step."))
    if not has_duty(actor, filing.body, Duty.DRAFT):
        return Refused(_("In your body this is written by those who draft."))
    if standing_check(filing, Duty.DRAFT) or standing_check(filing):
        return Refused(_("This was handed on, and has not changed since."))
    return Allowed()


@policy.rule("reports.check_filing")
def may_check(actor: Any, filing: Filing) -> Decision:
    """Checking is a step of its own only where the body works in steps; once for a draft as it stands."""
    decision = may_fill(actor, filing)
    if not decision:
        return decision
    if not filing.body.signs_in_steps:
        return Refused(_("Your body hands filings in in one step."))
    if not has_duty(actor, filing.body, Duty.CHECK):
        return Refused(_("In your body this is checked by others."))
    return Refused(_("This was checked, and has not changed since.")) if standing_check(filing) else Allowed()


@policy.rule("reports.submit_filing")
def may_submit(actor: Any, filing: Filing) -> Decision:
    """After the closing day only what was returned can be handed in again."""
    decision = may_fill(actor, filing)
    if not decision:
        return decision
    if not has_duty(actor, filing.body, Duty.ISSUE):
        return Refused(_("In your body this is handed in by those who issue."))
    if filing.body.signs_in_steps and standing_check(filing) is None:
        return Refused(_("Inside your body it has to be checked first, as it stands."))
    if missing := unsigned(filing):
        names = "、".join(one.short_name for one in missing)
        return Refused(_("Not signed yet as it stands: %(bodies)s.") % {"bodies": names})
    open_again = filing.handlings.filter(act__in=(FilingAct.RETURN, FilingAct.AMEND))
    if is_closed(filing) and not open_again.exists():
        return Refused(closed_text(filing))
    return Allowed()


def signatories(filing: Filing) -> list[Organisation]:
    """Return the bodies that sign together before a filing goes out, its filer first; none where one body files."""
    step = filing.filled_form.chain[0]
    if step.together not in ("all", "in_turn"):
        return []
    kinds = filing.round.definition.bodies_of(step)
    rows = bodies_at(programme=filing.programme, level=Level(step.level), unit=filing.unit, park=filing.park)
    return [filing.body, *(one for one in rows if one.kind in kinds and one.pk != filing.body_id)]


def unsigned(filing: Filing) -> list[Organisation]:
    """Return the bodies that have not signed the draft as it stands, in their order."""
    signed = {one.body_id for one in standing_signatures(filing)}
    found = signatories(filing)
    return [one for one in found if one.pk not in signed] if len(found) > 1 else []


@policy.rule("reports.sign_filing")
def may_sign(actor: Any, filing: Filing) -> Decision:
    """Each department signs once for a draft as it stands; the filer first, the others after it (X-07)."""
    if filing.round.is_put_away:
        return Refused(put_away_text())
    missing = unsigned(filing) if filing.state in (FilingState.DRAFT, FilingState.RETURNED) else []
    own = next((one for one in missing if one.pk in bodies_of(actor)), None)
    if own is None:
        return Refused(_("There is nothing for your body to sign."))
    if not has_duty(actor, own, Duty.ISSUE):
        return Refused(_("In your body this is decided by those who issue."))
    waits_for = missing[0] if filing.current_step.together == "in_turn" else filing.body
    if own != missing[0] and waits_for in missing:
        return Refused(_("%(body)s signs first.") % {"body": waits_for.name})
    return Allowed()


@policy.rule("reports.retract_filing")
def may_retract(actor: Any, filing: Filing) -> Decision:
    """What was handed in can be taken back until the first reader opened it."""
    if filing.body_id not in bodies_of(actor):
        return Refused(_("Only %(body)s can take this back.") % {"body": filing.body.name})
    if filing.round.is_put_away:
        return Refused(put_away_text())
    if transition_of(filing, FilingAct.RETRACT) is None:
        return Refused(_("There is nothing to take back."))
    if filing.step != 1 or filing.opened_at is not None:
        return Refused(locked(filing))
    return Allowed()
