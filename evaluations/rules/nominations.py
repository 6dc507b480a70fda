"""Who names zones and enterprises for the tiers of a programme, and who decides (HZ-12)."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from common import policy
from common.policy import Allowed, Decision, Refused
from evaluations.choices import NominationState
from evaluations.models import Nomination, TierTarget
from evaluations.rules.evaluations import is_ministry
from parks.models import Park
from programmes.choices import Level
from programmes.models import Programme
from programmes.rules import levels_of, programmes_at, reach, seats


@policy.scope(Nomination)
def nominations_seen(actor: Any, rows: QuerySet[Nomination]) -> QuerySet[Nomination]:
    """The ministry sees all of its programmes, a province those of its unit, a zone those in it."""
    _regions, _bodies, committees = seats(actor)
    own = Q(park__committee__in=committees)
    return rows.filter(
        reach(actor, programme="programme", unit_region="unit__region", park_region="park__region", own=own)
    )


@policy.scope(TierTarget)
def targets_seen(actor: Any, rows: QuerySet[TierTarget]) -> QuerySet[TierTarget]:
    """What the ministry wants is public."""
    return rows


@policy.rule("evaluations.see_nominations")
def may_see(actor: Any, programme: Programme) -> Decision:
    """The register is for who takes part in the programme."""
    return Allowed() if levels_of(actor).get(programme.pk) else Refused(_("You take no part in this programme."))


@policy.rule("evaluations.nominate")
def may_nominate(actor: Any, programme: Programme) -> Decision:
    """Zones and provinces name, as the definition says."""
    recognition = programme.edition.definition.recognition if programme.edition else None
    named_by = {Level(level) for level in recognition.nominated_by} if recognition else set()
    if levels_of(actor).get(programme.pk, frozenset()).isdisjoint(named_by):
        return Refused(_("Zones and enterprises are named by the zones and provinces of the programme."))
    return Allowed()


@policy.rule("evaluations.nominate_in")
def may_nominate_in(actor: Any, subject: tuple[Programme, Park]) -> Decision:
    """A zone names itself and its enterprises, a province those that lie in it."""
    programme, park = subject
    if not (decision := may_nominate(actor, programme)):
        return decision
    if Park.objects.filter(nominable(actor, programme.pk), pk=park.pk).exists():
        return Allowed()
    return Refused(_("%(park)s is not in your charge.") % {"park": park.name})


def nominable(actor: Any, programme: str) -> Q:
    """Return the condition on the parks in which the actor names: the own one, or those of the province."""
    regions, _bodies, committees = seats(actor)
    own = Q(committee__in=committees)
    if programme not in programmes_at(actor, Level.PROVINCE):
        return own
    return own | Q(region__in=regions) | Q(region__parent__in=regions)


@policy.rule("evaluations.decide_nomination")
def may_decide(actor: Any, nomination: Nomination) -> Decision:
    if nomination.state != NominationState.NOMINATED:
        return Refused(_("This nomination was decided or withdrawn already."))
    return _ministry(actor, nomination.programme_id)


@policy.rule("evaluations.withdraw_nomination")
def may_withdraw(actor: Any, nomination: Nomination) -> Decision:
    """Who named takes it back before the decision; afterwards the ministry withdraws what it approved."""
    if nomination.state == NominationState.NOMINATED:
        _regions, bodies, _committees = seats(actor)
        own = nomination.body_id in bodies
        return Allowed() if own else Refused(_("Only %(body)s takes this back.") % {"body": nomination.body.name})
    if nomination.state == NominationState.APPROVED:
        return _ministry(actor, nomination.programme_id)
    return Refused(_("This nomination does not stand any more."))


@policy.rule("evaluations.set_tier_target")
def may_set_target(actor: Any, programme: Programme) -> Decision:
    return _ministry(actor, programme.pk)


@policy.rule("evaluations.nomination.read")
def may_read(actor: Any, row: Any) -> Decision:
    seen = Nomination.objects.filter(pk=row.subject_id).visible_to(actor).exists()
    return Allowed() if seen else Refused(_("You do not see what this is about."))


def _ministry(actor: Any, programme: str) -> Decision:
    if is_ministry(actor, programme):
        return Allowed()
    return Refused(_("This is decided by the ministries that run the programme."))
