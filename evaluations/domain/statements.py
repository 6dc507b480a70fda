"""The body concerned by an objection may be heard: in the ministry's words, without a word of who objected."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from evaluations.domain.objections import candidate_of
from evaluations.models import Objection, Statement
from journal.domain import events
from programmes.choices import Level
from programmes.domain.bodies import bodies_at


@transaction.atomic
def ask(*, actor: policy.Actor, objection: Objection, question: str, due_on: date) -> Statement:
    """Ask the committee of the park concerned, or the recommending department, for a statement by a day.

    Raises `RuleViolation` at the field: without a question, for a past day, or when nobody can be asked.
    """
    policy.require(actor, "evaluations.handle_objection", objection)
    body = _check(objection, question, due_on)
    statement = Statement.objects.create(
        objection=objection,
        body=body,
        matter=objection.target,
        question=question.strip(),
        due_on=due_on,
        asked_by_id=actor.pk,
        asked_at=clock.now(),
    )
    subject = statement.as_subject()
    events.record(kind="statement.asked", actor=actor, subject=subject, data={"due_on": due_on.isoformat()})
    return statement


@transaction.atomic
def give(*, actor: policy.Actor, statement: Statement, text: str) -> Statement:
    """Give the statement that was asked; once. Raises `RuleViolation` without a text."""
    locked = Statement.objects.select_for_update(of=("self",)).select_related("objection__notice__round", "body")
    asked = locked.get(pk=statement.pk)
    policy.require(actor, "evaluations.give_statement", asked)
    if not text.strip():
        raise RuleViolation([Problem("text", _("Write the statement."))])
    given = Statement.objects.filter(pk=asked.pk, given_at__isnull=True)
    if not given.update(text=text.strip(), given_by_id=actor.pk, given_at=clock.now()):
        raise ActRefused("evaluations.give_statement", _("Somebody gave it in the meantime."))
    asked.refresh_from_db()
    events.record(kind="statement.given", actor=actor, subject=asked.as_subject())
    return asked


def asked_body(objection: Objection) -> Organisation | None:
    """Return whom the objection concerns: the park's committee, else the leading department of its unit."""
    candidate = candidate_of(objection)
    if candidate is None:
        return None
    if candidate.entry.park.committee:
        return candidate.entry.park.committee
    unit, programme = candidate.entry.version.filing.unit, objection.notice.round.programme
    return next(iter(bodies_at(programme=programme, level=Level.PROVINCE, unit=unit)), None)


def _check(objection: Objection, question: str, due_on: date) -> Organisation:
    """Return whom to ask when nothing is wrong."""
    body, problems = asked_body(objection), []
    if body is None:
        problems.append(Problem("question", _("There is nobody to be asked about the notice as a whole.")))
    if not question.strip():
        remedy = _("Use words of your own that do not tell who objected.")
        problems.append(Problem("question", _("Say what the statement is to be about."), remedy=remedy))
    if due_on < clock.today():
        problems.append(Problem("due_on", _("This day is past."), remedy=_("Choose today or a later day.")))
    if problems or body is None:
        raise RuleViolation(problems)
    return body
