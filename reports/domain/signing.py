"""Several departments sign a draft before it goes out (会签, X-07). A change after signing voids the signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from reports.choices import FilingState
from reports.domain import checks
from reports.domain.transitions import lock
from reports.models import Filing, FilingVersion, Signature
from reports.models.signature import STAMPED, standing_signatures, state_to_sign
from reports.rules import signatories


@dataclass(frozen=True)
class Signing:
    """Whose signature a draft needs, and whether it is there."""

    body: Organisation
    signature: Signature | None


@transaction.atomic
def sign_filing(*, actor: policy.Actor, filing: Filing, opinion: str) -> Signature:
    """Sign the draft as it stands for a body of the actor; the filer's signature sends it round.

    Raises `RuleViolation` with all that is to be mended before anybody can sign.
    """
    locked = lock(filing)
    policy.require(actor, "reports.sign_filing", locked)
    if problems := to_mend(locked):
        raise RuleViolation(problems)
    own = {post.organisation_id for post in getattr(actor, "posts_now", [])}
    body = next(one.body for one in signings(locked) if one.signature is None and one.body.pk in own)
    signature = Signature.objects.create(
        filing=locked,
        body=body,
        state_signed=state_to_sign(locked),
        opinion=opinion.strip(),
        by_id=actor.pk,
        by_name=actor.label,
        at=clock.now(),
    )
    data = {"body": body.name, "by_filer": body.pk == locked.body_id}
    events.record(kind="filing.signed", actor=actor, subject=locked.as_subject(), reason=opinion.strip(), data=data)
    return signature


def signings(filing: Filing) -> list[Signing]:
    """Return who signs a draft and who has, in their order; nothing where one body files alone."""
    wanted = signatories(filing)
    standing = {one.body_id: one for one in standing_signatures(filing)}
    return [Signing(body, standing.get(body.pk)) for body in wanted] if len(wanted) > 1 else []


def to_mend(filing: Filing) -> list[Problem]:
    """Return what keeps a draft from being signed: everything but the scan, which is made of the signed paper."""
    return [one for one in checks.problems(filing) if not one.address.endswith(f"/{STAMPED}")]


def is_sent_round(filing: Filing) -> bool:
    """Say whether the filer has signed the draft as it stands, so that the others can."""
    return any(one.body_id == filing.body_id for one in standing_signatures(filing))


def bind(version: FilingVersion, signed: Sequence[Signature]) -> None:
    """Write down with which version the signatures go out that stood when it was handed in."""
    Signature.objects.filter(pk__in=[one.pk for one in signed]).update(version=version)


def waiting_for(actor: policy.Actor) -> list[Filing]:
    """Return the drafts that wait for a signature of the actor's bodies, as they stand."""
    rows = (
        Filing.objects.at_hand()
        .visible_to(actor)
        .filter(state__in=(FilingState.DRAFT, FilingState.RETURNED), signatures__isnull=False, signatures__version=None)
    )
    related = ("programme", "round__edition", "unit__region", "body", "participation", "park")
    return [one for one in rows.select_related(*related).distinct() if policy.can(actor, "reports.sign_filing", one)]
