"""Asking for comments on a draft: opened by its filer, commented on by the levels above, answered (GB-18)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from reports.domain.transitions import lock
from reports.models import DraftComment, DraftOpening, Filing
from reports.models.comment import standing_opening
from reports.rules import commenting_body

RULE = "GB-18"


@transaction.atomic
def open_draft(*, actor: policy.Actor, filing: Filing) -> DraftOpening:
    """Let the levels above read the draft and comment on it, until it is closed or handed in."""
    locked = lock(filing)
    policy.require(actor, "reports.open_draft", locked)
    opening = DraftOpening.objects.create(filing=locked, opened_at=clock.now(), opened_by_id=actor.pk)
    _record("draft.opened", actor, locked, {"by_body": locked.body.name})
    return opening


@transaction.atomic
def close_draft(*, actor: policy.Actor, filing: Filing) -> None:
    """End the comments: nobody but the filer sees the draft any more; what was said stays."""
    locked = lock(filing)
    policy.require(actor, "reports.close_draft", locked)
    locked.openings.filter(closed_at=None).update(closed_at=clock.now())
    _record("draft.closed", actor, locked, {})


@transaction.atomic
def comment(*, actor: policy.Actor, filing: Filing, address: str, place: str, text: str) -> DraftComment:
    """Say something of a place in an opened draft. Raises `RuleViolation` without a text or for an unknown section."""
    locked = lock(filing)
    policy.require(actor, "reports.comment_draft", locked)
    _check(locked, address, text)
    body = _body(actor, locked)
    made = DraftComment.objects.create(
        filing=locked,
        section=address.split("/", maxsplit=1)[0],
        address=address,
        place=place[:300],
        text=text.strip(),
        body=body,
        by_id=actor.pk,
        at=clock.now(),
    )
    _record("draft.commented", actor, locked, {"by_body": body.name, "place": made.place})
    return made


@transaction.atomic
def answer(*, actor: policy.Actor, comment: DraftComment, text: str, is_done: bool) -> DraftComment:
    """Answer a comment or mark it as done. Raises `RuleViolation` when neither is given."""
    locked = DraftComment.objects.select_for_update().get(pk=comment.pk)
    policy.require(actor, "reports.answer_comment", locked)
    if not text.strip() and not is_done:
        remedy = _("Write an answer, or tick that it is done.")
        raise RuleViolation([Problem("text", _("Nothing was answered."), RULE, remedy)])
    locked.answer, locked.is_done, locked.answered_at = text.strip(), is_done, clock.now()
    locked.save(update_fields=["answer", "is_done", "answered_at"])
    _record("draft.answered", actor, locked.filing, {"to_body": locked.body_id, "place": locked.place})
    return locked


def _check(filing: Filing, address: str, text: str) -> None:
    problems = []
    if not any(one.code == address.split("/", maxsplit=1)[0] for one in filing.filled_form.sections):
        problems.append(Problem("address", _("This place is not part of the form."), RULE))
    if not text.strip():
        problems.append(Problem("text", _("Write your comment."), RULE))
    if problems:
        raise RuleViolation(problems)


def _body(actor: policy.Actor, filing: Filing) -> Organisation:
    body = commenting_body(actor, filing)
    assert body is not None  # noqa: S101 - the policy looked: somebody who comments acts for a body above
    return body


def is_open(filing: Filing) -> bool:
    """Say whether the draft is open for comments now."""
    return standing_opening(filing) is not None


def _record(kind: str, actor: policy.Actor, filing: Filing, data: dict[str, object]) -> None:
    events.record(kind=kind, actor=actor, subject=filing.as_subject(), basis=RULE, data=data)
