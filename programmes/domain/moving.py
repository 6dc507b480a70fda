"""The due day of a whole round is moved: a decision with its reason, and every open obligation moves with it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from common.formats import date_text
from journal.domain import events
from programmes.choices import RoundState
from programmes.domain import obligations
from programmes.models import Round


@transaction.atomic
def extend_round(*, actor: policy.Actor, opened: Round, due_on: date, reason: str) -> Round:
    """Move the due day of a round forward; the closing day keeps its distance. Original days are never rewritten.

    Who was granted a later day already keeps it. Raises `RuleViolation` without a reason or when the day is not later.
    """
    policy.require(actor, "programmes.open_round", opened.programme)
    locked = Round.objects.select_for_update().get(pk=opened.pk)
    if problems := _problems(locked, due_on, reason):
        raise RuleViolation(problems)
    before = locked.due_on
    if locked.closes_on:
        locked.closes_on = due_on + (locked.closes_on - before)
    locked.due_on = due_on
    locked.save(update_fields=["due_on", "closes_on"])
    for owed in locked.obligations.open().filter(due_on__lt=due_on).select_related("unit", "round__edition"):
        obligations.extend(actor=actor, obligation=owed, due_on=due_on, reason=reason)
    data = {"from": before.isoformat(), "to": due_on.isoformat()}
    events.record(kind="round.extended", actor=actor, subject=locked.as_subject(), reason=reason, data=data)
    return locked


def _problems(opened: Round, due_on: date, reason: str) -> list[Problem]:
    problems = []
    if opened.state != RoundState.OPEN:
        problems.append(Problem("due_on", _("Only an open round is extended.")))
    if due_on <= opened.due_on:
        message = _("An extension ends after the present due day, %(day)s.") % {"day": date_text(opened.due_on)}
        problems.append(Problem("due_on", message, remedy=_("Choose a later day.")))
    if not reason.strip():
        problems.append(Problem("reason", _("Say why the day is moved."), remedy=_("The reason is kept and shown.")))
    return problems
