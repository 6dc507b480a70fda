"""Posts: who sits where from when to when. Rights follow the posts held today (X-05)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import ADMINISTRATORS, Duty, Role
from accounts.models import Organisation, Post, User
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from journal.domain import events


@transaction.atomic
def appoint(
    *,
    actor: policy.Actor,
    user: User,
    organisation: Organisation,
    role: str,
    since: date,
    title: str = "",
    until: date | None = None,
) -> Post:
    """Give a person a post; its last day counts. An administrator holds no other post, of whichever kind."""
    policy.require(actor, "accounts.appoint", user)
    # Two appointments of one person wait for each other: each must see the other's post.
    User.objects.select_for_update().get(pk=user.pk)
    post = Post(user=user, organisation=organisation, role=role, title=title.strip(), since=since, until=until)
    problems = list(_problems(post))
    if problems:
        raise RuleViolation(problems)
    post.save(force_insert=True)
    _record("post.appointed", actor, post)
    return post


@transaction.atomic
def end_post(*, actor: policy.Actor, post: Post, until: date) -> Post:
    """End a post: `until` is its last day. What its holder did before keeps the name."""
    policy.require(actor, "accounts.end_post", post)
    if until < post.since:
        raise RuleViolation([Problem("until", _("The last day lies before the first one."))])
    if not Post.objects.filter(Q(until__isnull=True) | Q(until__gt=until), pk=post.pk).update(until=until):
        raise ActRefused("accounts.end_post", _("This post has ended already."))
    post.until = until
    _record("post.ended", actor, post)
    return post


@transaction.atomic
def hand_over(*, actor: policy.Actor, post: Post, successor: User, since: date, title: str = "") -> Post:
    """Give a seat to a successor from a day on: the old post ends the day before, with its duties passed on.

    What is open stays with the body; what was done keeps the name of who did it.
    """
    policy.require(actor, "accounts.end_post", post)
    if since <= post.since:
        raise RuleViolation([Problem("since", _("The post was taken up on that day or later."))])
    if successor == post.user:
        raise RuleViolation([Problem("successor", _("The person holds this post already in these days."))])
    end_post(actor=actor, post=post, until=since - timedelta(days=1))
    taken = _appoint_successor(actor, post, successor, since, title)
    Post.objects.filter(pk=taken.pk).update(drafts=post.drafts, checks=post.checks, issues=post.issues)
    taken.refresh_from_db()
    data = {"from": post.user.name, "to": successor.name, "post": taken.pk, "since": since}
    events.record(kind="post.handed_over", actor=actor, subject=taken.as_subject(), data=data)
    return taken


@transaction.atomic
def set_duties(*, actor: policy.Actor, post: Post, drafts: bool, checks: bool, issues: bool) -> Post:
    """Set what the holder of a post does with the body's filings; a body that works in steps keeps each duty held."""
    policy.require(actor, "accounts.set_duties", post)
    Organisation.objects.select_for_update().get(pk=post.organisation_id)
    Post.objects.filter(pk=post.pk).update(drafts=drafts, checks=checks, issues=issues)
    post.refresh_from_db()
    if post.organisation.signs_in_steps:
        _require_all_duties(post.organisation)
    data = {"post": post.pk, "duties": sorted(post.duties)}
    events.record(kind="post.duties_set", actor=actor, subject=post.as_subject(), data=data)
    post.user.forget_posts()
    return post


@transaction.atomic
def set_steps(*, actor: policy.Actor, organisation: Organisation, in_steps: bool) -> Organisation:
    """Say whether a body's filings are drafted, checked and issued in steps before they leave it."""
    policy.require(actor, "accounts.set_steps", organisation)
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    locked.signs_in_steps = in_steps
    locked.save(update_fields=["signs_in_steps"])
    if in_steps:
        _require_all_duties(locked)
    kind = "organisation.steps_on" if in_steps else "organisation.steps_off"
    events.record(kind=kind, actor=actor, subject=locked.as_subject())
    return locked


def duties_in(actor: policy.Actor, organisation_id: int) -> frozenset[str]:
    """Return what the actor does with the filings of a body today."""
    held = (post for post in getattr(actor, "posts_now", ()) if post.organisation_id == organisation_id)
    return frozenset(duty for post in held if post.role == Role.OFFICIAL for duty in post.duties)


def _require_all_duties(organisation: Organisation) -> None:
    held = Post.objects.held_on(clock.today()).filter(organisation=organisation, role=Role.OFFICIAL)
    duties = {duty for post in held.filter(user__is_active=True) for duty in post.duties}
    missing = "、".join(str(duty.label) for duty in Duty if duty not in duties)
    if missing:
        message = _("Nobody would be left for: %(duties)s.") % {"duties": missing}
        raise RuleViolation([Problem("", message, remedy=_("Give the duty to somebody first."))])


def _appoint_successor(actor: policy.Actor, post: Post, successor: User, since: date, title: str) -> Post:
    """Appoint, with what is wrong said at the field of the hand-over."""
    values: dict[str, Any] = {"organisation": post.organisation, "role": post.role, "title": title or post.title}
    try:
        return appoint(actor=actor, user=successor, since=since, **values)
    except RuleViolation as violation:
        moved = [Problem("since" if one.address == "since" else "successor", one.message) for one in violation.problems]
        raise RuleViolation(moved) from violation


def _record(kind: str, actor: policy.Actor, post: Post) -> None:
    data = {"post": post.pk, "role": post.role, "since": post.since, "until": post.until}
    subject = post.as_subject()
    events.record(kind=kind, actor=actor, subject=subject, data=data)
    post.user.forget_posts()


def _problems(post: Post) -> Iterator[Problem]:
    if post.role not in Role.values:
        yield Problem("role", _("There is no such role."))
    if post.until and post.until < post.since:
        yield Problem("until", _("The last day lies before the first one."))
    if not post.user.is_active:
        yield Problem("user", _("The account is disabled."))
    if not post.organisation.is_active:
        yield Problem("organisation", _("This body is no longer active."))
    yield from _collisions(post)


def _collisions(post: Post) -> Iterator[Problem]:
    beside = list(_at_the_same_time(post).select_related("organisation"))
    if any(one.organisation == post.organisation and one.role == post.role for one in beside):
        yield Problem("organisation", _("The person holds this post already in these days."))
    elif beside and any(role in ADMINISTRATORS for role in (post.role, *(one.role for one in beside))):
        held = "、".join(f"{one.organisation.short_name} {one.get_role_display()}" for one in beside)
        message = _("An administrator holds no other post. In these days the person holds: %(posts)s.")
        yield Problem("role", message % {"posts": held}, remedy=_("End that post first, or appoint somebody else."))


def _at_the_same_time(post: Post) -> QuerySet[Post]:
    begins = Q(since__lte=post.until) if post.until else Q()
    return Post.objects.filter(begins, Q(until__isnull=True) | Q(until__gte=post.since), user=post.user)
