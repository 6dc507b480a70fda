"""More candidates than the quota: the ministry sees the justification and may refuse the excess (GB-12)."""

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.models import ExcessRefusal
from journal.domain import events
from programmes.definition.programme import Quota
from programmes.models import Round
from reports.choices import FilingState
from reports.models import Filing, FilingVersion, ListEntry


@transaction.atomic
def refuse_excess(*, actor: policy.Actor, filing: Filing, reason: str) -> ExcessRefusal:
    """Do not take the candidates above the quota of an accepted list; the province is told which, and why.

    The list as handed in is not changed; a list handed in anew is judged anew. Refusing twice is refusing once.
    Raises `RuleViolation` when the list is not accepted, has no excess, or no reason is given.
    """
    policy.require(actor, "evaluations.refuse_excess", filing.round)
    version = FilingVersion.objects.select_for_update(of=("self",)).get(current_of=filing)
    standing = ExcessRefusal.objects.filter(version=version).first()
    if standing:
        return standing
    above = above_quota(filing.round, version)
    _check(filing, above, reason)
    refusal = ExcessRefusal.objects.create(
        version=version, reason=reason.strip(), refused_by_id=actor.pk, refused_at=clock.now()
    )
    refusal.parks.set([entry.park_id for entry in above])
    _record(actor, refusal, above)
    return refusal


def quota_of(call: Round) -> int | None:
    """Return how many candidates a unit may name in a call; None without limit."""
    return call.quota or call.definition.unit_quota


def above_quota(call: Round, version: FilingVersion) -> list[ListEntry]:
    """Return the candidates of a list that stand above the quota, in the order of the province."""
    most = quota_of(call)
    rows = ListEntry.objects.filter(version=version).select_related("park").order_by("rank")
    return [] if most is None else list(rows[most:])


def justification(call: Round, version: FilingVersion) -> str:
    """Return why a list names more than the quota; empty when it does not say."""
    quota = _rule(call)
    section, _dot, field = (quota.justification if quota else "").partition(".")
    return str(version.content.get(section, {}).get(field, "")).strip()


def _rule(call: Round) -> Quota | None:
    rows = (one for one in call.definition.quotas if one.form == call.form and one.justification)
    return next(rows, None)


def _check(filing: Filing, above: list[ListEntry], reason: str) -> None:
    quota, problems = _rule(filing.round), []
    rule = quota.rule if quota else ""
    if filing.state != FilingState.FILED:
        remedy = _("Accept the list, or return it to the province.")
        problems.append(Problem("reason", _("The list is not accepted."), rule, remedy))
    elif not above:
        problems.append(Problem("reason", _("The list does not exceed the quota."), rule))
    if not reason.strip():
        problems.append(Problem("reason", _("Say why the excess is refused."), rule, _("The province reads it.")))
    if problems:
        raise RuleViolation(problems)


def _record(actor: policy.Actor, refusal: ExcessRefusal, above: list[ListEntry]) -> None:
    quota = _rule(refusal.version.filing.round)
    events.record(
        kind="excess.refused",
        actor=actor,
        subject=refusal.as_subject(),
        basis=quota.rule if quota else "",
        reason=refusal.reason,
        data={"parks": [entry.park.name for entry in above]},
    )
