"""Who scores what: a reviewer is asked, is let into the dossier, or steps back."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.models import Post, User
from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.choices import AssignmentState
from evaluations.domain import results
from evaluations.domain.evaluations import dossier
from evaluations.models import Assignment, Evaluation, ScoreSheet
from journal.domain import events
from reports.domain import grants

# A late sheet is still wanted: the dossier stays open this long after the day.
DOSSIER_STAYS_OPEN = timedelta(days=60)


@transaction.atomic
def assign(*, actor: policy.Actor, evaluation: Evaluation, reviewer: User, due_on: date) -> Assignment:
    """Ask a reviewer to score by a day and let them into the dossier.

    A reviewer added after the last sheet came in opens the scoring again. Raises `RuleViolation` for a past day,
    for somebody who is no reviewer, is asked already, or belongs to a side of this evaluation.
    """
    locked = lock(evaluation)
    policy.require(actor, "evaluations.assign_reviewer", locked)
    _check(locked, reviewer, due_on)
    assignment = Assignment.objects.create(
        evaluation=locked, reviewer=reviewer, due_on=due_on, assigned_by_id=actor.pk, assigned_at=clock.now()
    )
    ScoreSheet.objects.create(assignment=assignment)
    for version in dossier(locked.participation):
        grants.grant(actor=actor, version=version, user=reviewer, until=due_on + DOSSIER_STAYS_OPEN)
    results.reopen(locked)
    events.record(
        kind="assignment.made", actor=actor, subject=assignment.as_subject(), data={"due_on": due_on.isoformat()}
    )
    return assignment


@transaction.atomic
def recuse(*, actor: policy.Actor, assignment: Assignment, reason: str) -> Assignment:
    """Take a reviewer off an evaluation, with the reason; the dossier closes and the draft is kept unread."""
    lock(assignment.evaluation)
    locked = Assignment.objects.select_related("evaluation__round", "reviewer").get(pk=assignment.pk)
    policy.require(actor, "evaluations.recuse_reviewer", locked)
    if not reason.strip():
        raise RuleViolation(
            [Problem("reason", _("Say why."), remedy=_("A word on the interest or the obstacle is enough."))]
        )
    locked.state = AssignmentState.RECUSED
    locked.recusal_reason = reason.strip()
    locked.save(update_fields=["state", "recusal_reason"])
    for version in dossier(locked.evaluation.participation):
        # Also the reviewer's own stepping back closes the dossier; opening and closing it is the ministry's right.
        grants.revoke(actor=policy.SYSTEM, version=version, user=locked.reviewer)
    events.record(kind="assignment.recused", actor=actor, subject=locked.as_subject(), reason=locked.recusal_reason)
    results.compute_when_complete(locked.evaluation)
    return locked


def lock(evaluation: Evaluation) -> Evaluation:
    """Return the evaluation with its row locked: assignments, sheets and the result of one follow each other."""
    rows = Evaluation.objects.select_for_update(of=("self",))
    return rows.select_related("round__edition", "participation__park", "participation__unit").get(pk=evaluation.pk)


def conflict_of(reviewer: User, evaluation: Evaluation) -> str:
    """Return which body ties a person to the evaluated side: the park or a department of its provinces; else empty."""
    base = evaluation.participation
    posts = Post.objects.filter(user=reviewer, role=Role.OFFICIAL).held_on(clock.today()).select_related("organisation")
    regions = {base.unit.region_id, base.park.region_id}
    tied = (
        post.organisation.name
        for post in posts
        if post.organisation_id == base.park.committee_id or post.organisation.region_id in regions
    )
    return next(tied, "")


def reviewers_for(evaluation: Evaluation) -> QuerySet[User]:
    """Return the reviewers of today who have not been asked for this evaluation, by name."""
    held = Post.objects.filter(role=Role.REVIEWER).held_on(clock.today())
    asked = Assignment.objects.filter(evaluation=evaluation)
    rows = User.objects.filter(is_active=True, pk__in=held.values("user")).exclude(pk__in=asked.values("reviewer"))
    return rows.order_by("name", "pk")


def _check(evaluation: Evaluation, reviewer: User, due_on: date) -> None:
    problems = [*_reviewer_problems(evaluation, reviewer), *_day_problems(due_on)]
    if problems:
        raise RuleViolation(problems)


def _reviewer_problems(evaluation: Evaluation, reviewer: User) -> list[Problem]:
    name = {"name": reviewer.name}
    body = conflict_of(reviewer, evaluation)
    if not reviewer.is_active or Role.REVIEWER not in reviewer.roles:
        return [Problem("reviewer", _("%(name)s is not a reviewer.") % name, remedy=_("Choose a reviewer."))]
    if body:
        message = _("%(name)s has a post in %(body)s.") % {**name, "body": body}
        return [Problem("reviewer", message, remedy=_("Choose a reviewer from elsewhere."))]
    if Assignment.objects.filter(evaluation=evaluation, reviewer=reviewer).exists():
        message = _("%(name)s has been asked already.") % name
        return [Problem("reviewer", message, remedy=_("Choose another reviewer."))]
    return []


def _day_problems(due_on: date) -> list[Problem]:
    if due_on >= clock.today():
        return []
    return [Problem("due_on", _("This day is past."), remedy=_("Choose today or a later day."))]
