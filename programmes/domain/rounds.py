"""Rounds: a call, a year's reports, an evaluation."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from programmes.choices import RoundKind, RoundState
from programmes.domain import obligations
from programmes.models import Programme, Round


@transaction.atomic
def open_round(
    *,
    actor: policy.Actor,
    programme: Programme,
    kind: RoundKind,
    form: str,
    year: int,
    title: str,
    opens_on: date,
    due_on: date,
    closes_on: date | None = None,
    quota: int | None = None,
    contact: str = "",
    set_by_ministry: bool = True,
) -> Round:
    """Open a round under the programme's current edition and write down who owes what by when.

    Raises `RuleViolation` with the field when the dates are out of order or the round exists already.
    """
    policy.require(actor, "programmes.open_round", programme)
    _check_dates(opens_on, due_on, closes_on)
    _check_new(programme, form, year)
    opened = Round.objects.create(
        programme=programme,
        edition=programme.edition,
        kind=kind,
        form=form,
        year=year,
        title=title,
        state=RoundState.OPEN,
        opens_on=opens_on,
        due_on=due_on,
        closes_on=closes_on,
        quota=quota,
        contact=contact,
        set_by_ministry=set_by_ministry,
    )
    events.record(kind="round.opened", actor=actor, subject=opened.as_subject(), data={"due_on": due_on.isoformat()})
    obligations.create_for(actor=actor, opened=opened)
    return opened


@transaction.atomic
def close_round(*, actor: policy.Actor, opened: Round) -> Round:
    """Close a round: nothing can be handed in any more without permission."""
    policy.require(actor, "programmes.open_round", opened.programme)
    if Round.objects.filter(pk=opened.pk, state=RoundState.OPEN).update(state=RoundState.CLOSED):
        events.record(kind="round.closed", actor=actor, subject=opened.as_subject())
    opened.refresh_from_db()
    return opened


def _check_dates(opens_on: date, due_on: date, closes_on: date | None) -> None:
    problems = []
    if due_on < opens_on:
        problems.append(
            Problem("due_on", _("The due day lies before the opening day."), remedy=_("Choose a later day."))
        )
    if closes_on and closes_on < due_on:
        problems.append(
            Problem("closes_on", _("The closing day lies before the due day."), remedy=_("Choose a later day."))
        )
    if problems:
        raise RuleViolation(problems)


def _check_new(programme: Programme, form: str, year: int) -> None:
    standing = Round.objects.filter(programme=programme, form=form, year=year).first()
    if standing:
        message = _("There is a round for %(year)d already: %(title)s.") % {
            "year": year,
            "title": standing.title,
        }
        raise RuleViolation([Problem("year", message, remedy=_("Change that round or choose another year."))])
