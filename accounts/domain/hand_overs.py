"""A seat changes hands on a proposal: who knows the body proposes, the security administrator does it (三员分立)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.choices import HandOverState
from accounts.domain import posts
from accounts.models import HandOver, Post, User
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from journal.domain import events


@transaction.atomic
def propose(
    *,
    actor: policy.Actor,
    post: Post,
    successor_name: str,
    successor_email: str,
    since: date,
    reason: str,
    title: str = "",
) -> HandOver:
    """Ask that a post goes to a successor from a day on. Raises `RuleViolation` when one is asked for already."""
    policy.require(actor, "accounts.propose_hand_over", post)
    Post.objects.select_for_update().get(pk=post.pk)
    if problems := list(_problems(post, since)):
        raise RuleViolation(problems)
    proposal = HandOver.objects.create(
        post=post,
        successor_name=successor_name.strip(),
        successor_email=successor_email.strip(),
        since=since,
        title=title.strip(),
        reason=reason.strip(),
        proposed_by_id=actor.pk,
        proposed_at=clock.now(),
    )
    events.record(kind="hand_over.proposed", actor=actor, subject=proposal.as_subject(), reason=proposal.reason)
    return proposal


@transaction.atomic
def carry_out(*, actor: policy.Actor, proposal: HandOver, successor: User) -> Post:
    """Hand the seat over as proposed, to an account that the security administrator names."""
    policy.require(actor, "accounts.decide_hand_over", proposal)
    _decide(actor, proposal, HandOverState.DONE, "")
    return posts.hand_over(
        actor=actor, post=proposal.post, successor=successor, since=proposal.since, title=proposal.title
    )


@transaction.atomic
def decline(*, actor: policy.Actor, proposal: HandOver, answer: str) -> HandOver:
    """Leave the seat where it is, with an answer to who asked."""
    policy.require(actor, "accounts.decide_hand_over", proposal)
    return _decide(actor, proposal, HandOverState.DECLINED, answer.strip())


@transaction.atomic
def withdraw(*, actor: policy.Actor, proposal: HandOver) -> HandOver:
    """Take a proposal back."""
    policy.require(actor, "accounts.withdraw_hand_over", proposal)
    return _decide(actor, proposal, HandOverState.WITHDRAWN, "")


def _decide(actor: policy.Actor, proposal: HandOver, state: HandOverState, answer: str) -> HandOver:
    """Change the state if it still waits: the second of two decisions changes nothing."""
    decided = {"state": state, "answer": answer, "decided_by": actor.pk, "decided_at": clock.now()}
    if not HandOver.objects.filter(pk=proposal.pk, state=HandOverState.WAITING).update(**decided):
        raise ActRefused("accounts.decide_hand_over", _("This was decided already."))
    proposal.refresh_from_db()
    subject = proposal.as_subject()
    events.record(kind=f"hand_over.{state}", actor=actor, subject=subject, reason=answer)
    return proposal


def _problems(post: Post, since: date) -> Iterator[Problem]:
    if since <= post.since:
        yield Problem("since", _("The post was taken up on that day or later."))
    if since < clock.today():
        yield Problem("since", _("This day is over. Rights are not given for the past."))
    if post.hand_overs.filter(state=HandOverState.WAITING).exists():
        yield Problem("", _("A hand-over of this seat is waiting already."), remedy=_("Withdraw that one first."))
