"""Posts: who sits where from when to when. Rights follow the posts held today (X-05)."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import ADMINISTRATORS, Role
from accounts.models import Organisation, Post, User
from common import policy
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
