"""What becomes of a row: worked like the real thing, in a savepoint, so that looking and writing cannot differ."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from rapidfuzz import fuzz, process

from accounts.choices import Role
from accounts.domain import invitations, organisations, posts, users
from accounts.domain.seating.columns import Row
from accounts.models import Organisation, Post, Region, User
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation

_ALIKE = 88


class LineState(models.TextChoices):
    """What becomes of a row of the sheet."""

    NEW = "new", pgettext_lazy("row of a sheet", "New")
    CHANGED = "changed", pgettext_lazy("row of a sheet", "Changed")
    UNCHANGED = "unchanged", pgettext_lazy("row of a sheet", "Unchanged")
    DOUBTFUL = "doubtful", pgettext_lazy("row of a sheet", "Doubtful")
    WRONG = "wrong", pgettext_lazy("row of a sheet", "To mend")


@dataclass(frozen=True)
class Line:
    """A row, its state, and in words what would be done or what is wrong."""

    row: Row
    state: LineState
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Preview:
    """All rows of a sheet."""

    lines: tuple[Line, ...]

    def count(self, state: LineState) -> int:
        """Return how many rows are in a state."""
        return sum(line.state == state for line in self.lines)

    @property
    def counts(self) -> list[tuple[LineState, int]]:
        return [(state, self.count(state)) for state in LineState]

    @property
    def is_wrong(self) -> bool:
        """Say whether something is to be mended before anything is written."""
        return self.count(LineState.WRONG) > 0

    @property
    def writes(self) -> bool:
        return any(line.state in (LineState.NEW, LineState.CHANGED, LineState.DOUBTFUL) for line in self.lines)

    @property
    def seal(self) -> str:
        """Return the states in short: what is confirmed is what was looked at."""
        return ",".join(f"{line.row.number}{line.state}" for line in self.lines)


def work(actor: policy.Actor, row: Row, *, accepted: bool) -> Line:
    """Do what a row asks; what is doubtful only when accepted, what is wrong not at all."""
    doubts = tuple(_doubts(row))
    try:
        with transaction.atomic():
            state, notes = _do(actor, row)
            if doubts and not accepted:
                transaction.set_rollback(True)
    except RuleViolation as violation:
        return Line(row, LineState.WRONG, tuple(_words(problem) for problem in violation.problems))
    except ActRefused as refused:
        return Line(row, LineState.WRONG, (refused.reason,))
    if doubts and state != LineState.UNCHANGED:
        return Line(row, LineState.DOUBTFUL, (*doubts, *notes))
    return Line(row, state, notes)


def _do(actor: policy.Actor, row: Row) -> tuple[LineState, tuple[str, ...]]:
    notes: list[str] = []
    body, is_new = _body(actor, row)
    if is_new:
        notes.append(_("enters the body"))
    changed = False
    if row["username"] or row["name"]:
        user, user_notes, changed = _person(actor, row)
        notes += user_notes
        is_new = is_new or (bool(user_notes) and not changed)
        seat_notes, given = _seat(actor, row, user, body)
        notes += seat_notes
        is_new = is_new or given
    state = LineState.NEW if is_new else LineState.CHANGED if changed else LineState.UNCHANGED
    return state, tuple(notes)


def _body(actor: policy.Actor, row: Row) -> tuple[Organisation, bool]:
    known = Organisation.objects.filter(name=row["body"]).first()
    if known:
        if problems := list(_mismatches(row, known)):
            raise RuleViolation(problems)
        return known, False
    region = Region.objects.filter(pk=row["region"]).first()
    if not row.kind or region is None:
        raise RuleViolation([_no_such_body(row)])
    kind, short = row.kind, row["short"]
    return organisations.found(actor=actor, kind=kind, name=row["body"], short_name=short, region=region), True


def _mismatches(row: Row, body: Organisation) -> Iterator[Problem]:
    if row["kind"] and row.kind != body.kind:
        message = _("“%(body)s” is entered as: %(kind)s.")
        yield Problem("kind", message % {"body": body.name, "kind": body.get_kind_display()})
    if row["region"] and row["region"] != body.region_id:
        message = _("“%(body)s” is entered with the region %(region)s.")
        yield Problem("region", message % {"body": body.name, "region": body.region_id})
    if not body.is_active:
        yield Problem("body", _("This body is no longer active."))


def _no_such_body(row: Row) -> Problem:
    message = _("There is no body “%(body)s”.") % {"body": row["body"]}
    like = _like(row["body"])
    if like:
        return Problem("body", message, remedy=_("Perhaps “%(body)s” is meant.") % {"body": like})
    return Problem("body", message, remedy=_("For a new body give its kind and the code of its region."))


def _person(actor: policy.Actor, row: Row) -> tuple[User | None, list[str], bool]:
    """Return the person, what is done with the account, and whether that is a change of one that is there."""
    known = User.objects.filter(username=row["username"]).first()
    if known is None:
        if not policy.can(actor, "accounts.create_user"):
            raise RuleViolation(
                [Problem("username", _("There is no such account yet: the system administrator first."))]
            )
        values = {"username": row["username"], "name": row["name"], "email": row["email"]}
        return (
            invitations.invite_person(actor=actor, **values).user,
            [_("makes the account and invites by mail")],
            False,
        )
    if row["name"] and row["name"] != known.name:
        message = _("The user name “%(username)s” belongs to %(name)s.")
        raise RuleViolation([Problem("username", message % {"username": known.username, "name": known.name})])
    if not row["email"] or row["email"] == known.email or not policy.can(actor, "accounts.correct_user", known):
        return known, [], False
    users.correct_email(actor=actor, user=known, email=row["email"])
    return known, [_("changes the e-mail address")], True


def _seat(actor: policy.Actor, row: Row, user: User | None, body: Organisation) -> tuple[list[str], bool]:
    if row.role is None:
        raise RuleViolation([Problem("role", _("There is no such role."))])
    since = row.since or (clock.today() if not row["since"] else None)
    if since is None:
        raise RuleViolation([Problem("since", _("The first day is not a date."), remedy=_("Write it as 2026-03-01."))])
    held = Post.objects.held_on(max(since, clock.today())).filter(user=user, organisation=body, role=row.role)
    if user is None or held.exists():
        return [], False
    if not policy.can(actor, "accounts.appoint", user):
        return [_("the post is left to the security administrator")], False
    posts.appoint(actor=actor, user=user, organisation=body, role=row.role, since=since, title=row["title"])
    return [_("gives the post: %(role)s") % {"role": Role(row.role).label}], True


def _doubts(row: Row) -> Iterator[str]:
    """Return what a person should look at: nearly a body that is there, a namesake in the same body."""
    if not Organisation.objects.filter(name=row["body"]).exists() and (like := _like(row["body"])):
        yield _("Nearly the same as “%(body)s”.") % {"body": like}
    namesakes = User.objects.filter(name=row["name"], posts__organisation__name=row["body"])
    other = namesakes.exclude(username=row["username"]).first() if row["name"] else None
    if other:
        yield _("%(name)s has an account in this body already: %(username)s.") % {
            "name": other.name,
            "username": other.username,
        }


def _like(name: str) -> str:
    names = Organisation.objects.values_list("name", flat=True)
    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return str(found[0]) if found else ""


def _words(problem: Problem) -> str:
    return " ".join(str(part) for part in (problem.message, problem.remedy) if part)
