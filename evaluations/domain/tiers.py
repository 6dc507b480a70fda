"""The tiers of a programme: how many stand in each against the target the ministry has set (HZ-12)."""

from collections import Counter
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.choices import NominationState
from evaluations.models import Nomination, TierTarget
from journal.domain import events
from programmes.definition import Citation, RecognisedTier
from programmes.models import Programme


@dataclass(frozen=True)
class TierCount:
    """A tier with what stands in it: in the whole country, by kind, and what the reader sees of it."""

    rules: RecognisedTier
    citation: Citation
    target: int | None
    set_by_ministry: bool
    approved: int
    kinds: tuple[tuple[str, int], ...]
    own: int  # approved in the reader's sight
    waiting: int  # in the reader's sight

    @property
    def share(self) -> int | None:
        """Return the share of the target in whole percent, rounded down; None without a target."""
        return self.approved * 100 // self.target if self.target else None


def recognising() -> list[Programme]:
    """Return the programmes whose current edition has tiers."""
    rows = Programme.objects.select_related("edition").order_by("pk")
    return [one for one in rows if one.edition and one.edition.definition.recognition]


def tier_of(programme: Programme, code: str) -> RecognisedTier | None:
    """Return a tier of the current edition; None if there is none."""
    recognition = programme.edition.definition.recognition if programme.edition else None
    return recognition.tier(code) if recognition else None


def counts(programme: Programme, actor: policy.Actor) -> list[TierCount]:
    """Return the tiers of a programme with what stands in them (three queries). What is approved is no secret."""
    definition = programme.edition.definition if programme.edition else None
    recognition = definition.recognition if definition else None
    if definition is None or recognition is None:
        return []
    rows = Nomination.objects.filter(programme=programme)
    country, seen = _grouped(rows), _grouped(rows.visible_to(actor))
    targets = dict(TierTarget.objects.filter(programme=programme).order_by("id").values_list("tier", "target"))
    return [
        TierCount(
            rules=tier,
            citation=definition.basis_of(tier),
            target=targets.get(tier.code, tier.target),
            set_by_ministry=tier.code in targets,
            approved=_sum(country, tier, NominationState.APPROVED),
            kinds=tuple(
                (one.name.localised, country[tier.code, one.code, NominationState.APPROVED]) for one in tier.kinds
            ),
            own=_sum(seen, tier, NominationState.APPROVED),
            waiting=_sum(seen, tier, NominationState.NOMINATED),
        )
        for tier in recognition.tiers
    ]


@transaction.atomic
def set_target(
    *, actor: policy.Actor, programme: Programme, tier: RecognisedTier, target: int, reason: str
) -> TierTarget:
    """Set how many the ministry wants in a tier; what was set before stays on record.

    Raises `RuleViolation` at `target` (not editable, not positive) or `reason`.
    """
    policy.require(actor, "evaluations.set_tier_target", programme)
    problems = []
    if not tier.editable:
        problems.append(Problem("target", _("The definition does not leave this number open."), tier.rule))
    if target < 1:
        problems.append(Problem("target", _("A target is at least 1."), tier.rule))
    if not reason.strip():
        problems.append(Problem("reason", _("Say on what the number rests."), tier.rule))
    if problems:
        raise RuleViolation(problems)
    row = TierTarget.objects.create(
        programme=programme,
        tier=tier.code,
        target=target,
        reason=reason.strip(),
        set_by_id=actor.pk,
        set_at=clock.now(),
    )
    events.record(
        kind="tier.target_set",
        actor=actor,
        subject=programme.as_subject(),
        basis=tier.rule,
        reason=reason.strip(),
        data={"tier": tier.code, "target": target},
    )
    return row


def _grouped(rows: QuerySet[Nomination]) -> Counter[tuple[str, str, str]]:
    """Count by tier, kind and state."""
    grouped = rows.order_by().values_list("tier", "kind", "state").annotate(count=Count("pk"))
    return Counter({(tier, kind, state): count for tier, kind, state, count in grouped})


def _sum(found: Counter[tuple[str, str, str]], tier: RecognisedTier, state: str) -> int:
    return sum(count for (code, _kind, at), count in found.items() if (code, at) == (tier.code, state))
