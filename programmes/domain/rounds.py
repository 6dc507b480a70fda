"""Rounds: a call, a year's reports, an evaluation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from programmes.choices import Level, RoundKind, RoundState
from programmes.definition import Definition, DefinitionError, with_overrides
from programmes.domain.deadlines import Days, days_of
from programmes.models import Edition, Programme, Round
from programmes.models.round import TRIAL_MARK


@transaction.atomic
def prepare_round(
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
    set_by_ministry: bool | None = None,
    edition: Edition | None = None,
    overrides: Mapping[str, Any] | None = None,
    is_trial: bool = False,
) -> Round:
    """Prepare a round under the programme's current edition: it asks nobody and is seen by its ministry alone.

    `going_live.go_live` is the one way to open it. Whether the day counts as set by the ministry follows from the rule
    unless it is said (X-01). Give an `edition` to ask the parks of earlier rules. `overrides` change editable values
    for this round and are frozen with it. What is handed in on trial counts nowhere (`is_trial`). Raises
    `RuleViolation` with the field when the dates are out of order, the round exists already, an evaluation is to be
    tried, or a value cannot be changed.
    """
    policy.require(actor, "programmes.open_round", programme)
    _check_dates(opens_on, due_on, closes_on)
    under = edition or programme.edition
    assert under is not None  # noqa: S101 - a programme is made by loading an edition
    definition = _changed(under, overrides or {})
    _check_asked(definition, kind, form)
    _check_trial(kind, is_trial)
    _check_new(programme, under, form, year, is_trial)
    prepared = Round.objects.create(
        programme=programme,
        edition=under,
        kind=kind,
        form=form,
        year=year,
        title=_titled(title, is_trial),
        opens_on=opens_on,
        due_on=due_on,
        closes_on=closes_on,
        quota=quota,
        contact=contact,
        set_by_ministry=_is_set(definition, form, year, due_on) if set_by_ministry is None else set_by_ministry,
        overrides=dict(overrides or {}),
        organised_by=_organiser(definition, form),
        is_trial=is_trial,
    )
    data = {"due_on": due_on.isoformat(), "overrides": prepared.overrides}
    events.record(kind="round.prepared", actor=actor, subject=prepared.as_subject(), data=data)
    return prepared


@transaction.atomic
def close_round(*, actor: policy.Actor, opened: Round) -> Round:
    """Close a round: nothing can be handed in any more without permission."""
    policy.require(actor, "programmes.open_round", opened.programme)
    if Round.objects.filter(pk=opened.pk, state=RoundState.OPEN).update(state=RoundState.CLOSED):
        events.record(kind="round.closed", actor=actor, subject=opened.as_subject())
    opened.refresh_from_db()
    return opened


def proposed_days(*, definition: Definition, form: str, year: int) -> Days | None:
    """Return the days that the definition gives a form or an evaluation for a year; None if the ministry must say."""
    rule = definition.deadline_for(form)
    try:
        return days_of(rule, period=year) if rule else None
    except RuleViolation:
        return None


def _is_set(definition: Definition, form: str, year: int, due_on: date) -> bool:
    """Say whether the ministry set the day: the document leaves it open, or prints another one (X-01)."""
    rule = definition.deadline_for(form)
    days = proposed_days(definition=definition, form=form, year=year)
    return rule is None or days is None or days.due != due_on or definition.basis_of(rule).is_set_by_ministry


def _changed(edition: Edition, overrides: Mapping[str, Any]) -> Definition:
    try:
        return with_overrides(edition.definition, overrides) if overrides else edition.definition
    except DefinitionError as error:
        problems = [Problem("overrides", f"{one.key}: {one.cause}", one.rule) for one in error.problems]
        raise RuleViolation(problems) from error


def _organiser(definition: Definition, form: str) -> Level:
    """Return the level that runs the round: that of a planned evaluation may be the province."""
    plans = (plan for plan in definition.evaluations if form in (plan.code, plan.scheme))
    return Level(next((plan.organised_by for plan in plans), Level.MINISTRY))


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


def _check_asked(definition: Definition, kind: RoundKind, form: str) -> None:
    """What a list gathers is applied for in the round of the list; how it is scored may have the same name."""
    if kind != RoundKind.EVALUATION and definition.is_gathered(form):
        message = _("“%(name)s” is handed in in the round of the list.") % {"name": definition.form(form).name}
        raise RuleViolation([Problem("form", message, definition.form(form).rule, _("Open the round of the list."))])


def _titled(title: str, is_trial: bool) -> str:  # noqa: FBT001 - whether it is one
    """Mark the title of a trial: whatever prints the title of the round or of its filings says what it is."""
    return f"{TRIAL_MARK}{title.removeprefix(TRIAL_MARK)}" if is_trial else title


def _check_trial(kind: RoundKind, is_trial: bool) -> None:  # noqa: FBT001 - whether it is one
    if is_trial and kind == RoundKind.EVALUATION:
        remedy = _("Untick the trial, or choose a form.")
        raise RuleViolation([Problem("is_trial", _("A form is tried, not an evaluation."), remedy=remedy)])


def _check_new(programme: Programme, edition: Edition, form: str, year: int, is_trial: bool) -> None:  # noqa: FBT001
    """One round a year for each form and set of rules, and one trial at a time; the programme is the lock."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    asked = Round.objects.filter(for_papers=False, is_trial=is_trial, edition__regime=edition.regime)
    if is_trial:
        asked = asked.exclude(state=RoundState.CLOSED)
    standing = asked.filter(programme=programme, form=form, year=year).first()
    if standing:
        message = _("There is a round for %(year)d already: %(title)s.") % {
            "year": year,
            "title": standing.title,
        }
        raise RuleViolation([Problem("year", message, remedy=_("Change that round or choose another year."))])
