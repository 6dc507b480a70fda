"""Obligations are rows: who owes what by when. An extension is a decision and never rewrites the original day."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from programmes.choices import Level, ObligationState, ParticipationState
from programmes.definition import Citation, Definition, Form
from programmes.domain import bodies
from programmes.domain.deadlines import next_notice
from programmes.models import Extension, Obligation, Participation, ReportingUnit, Round


def create_for(
    *, actor: policy.Actor, opened: Round, owing: Collection[Participation] | None = None
) -> list[Obligation]:
    """Write the obligations of a round: one for each listed park or each unit, as the form's filer says (GB-21).

    `owing` names the parks that owe it, where not all that are listed do. A trial is owed by nobody: so nobody is
    late in it, and nobody is reminded.
    """
    form = opened.definition.forms.get(opened.form)
    # An evaluation demands no form of the parks; who applies owes nothing, nor does who is only encouraged, and a
    # trial is no demand.
    if opened.is_trial or form is None or not form.owed or form.encouraged:
        return []
    if Level(form.filer) == Level.PARK:
        return [
            create(actor=actor, opened=opened, form=form, debtor=one.park.committee, participation=one)
            for one in (owing_parks(opened) if owing is None else owing)
            if one.park.committee
        ]
    return [
        create(actor=actor, opened=opened, form=form, debtor=found[0], unit=unit)
        for unit in ReportingUnit.objects.filter(programme=opened.programme).select_related("region")
        if (found := bodies.bodies_at(programme=opened.programme, level=Level(form.filer), unit=unit))
    ]


@transaction.atomic
def create(
    *,
    actor: policy.Actor,
    opened: Round,
    form: Form,
    debtor: Organisation,
    unit: ReportingUnit | None = None,
    participation: Participation | None = None,
) -> Obligation:
    """Write one obligation with its first notice. Give a unit, or a participation (its unit is then taken)."""
    definition = opened.definition
    obligation = Obligation(
        programme=opened.programme,
        round=opened,
        form=opened.form,
        unit=participation.unit if participation else unit,
        participation=participation,
        debtor=debtor,
        title=opened.title,
        basis=form.rule or "",
        period=opened.year,
        original_due_on=opened.due_on,
        due_on=opened.due_on,
        closes_on=opened.closes_on,
    )
    plan_notice(obligation, definition, after=clock.now())
    obligation.save()
    events.record(
        kind="obligation.created",
        actor=actor,
        subject=obligation.as_subject(),
        basis=obligation.basis,
        data={"due_on": obligation.due_on.isoformat()},
    )
    return obligation


@transaction.atomic
def settle(*, actor: policy.Actor, obligation: Obligation) -> bool:
    """Mark an obligation met, late or in time by its due day; timeliness is that of the first filing (X-01).

    Returns False when it was met before: then nothing changes.
    """
    now = clock.now()
    met = Obligation.objects.filter(pk=obligation.pk, state=ObligationState.OPEN).update(
        state=ObligationState.MET,
        met_at=now,
        met_late=now >= clock.end_of(obligation.due_on),
        next_notice_at=None,
        next_notice="",
    )
    if met:
        obligation.refresh_from_db()
        events.record(
            kind="obligation.met",
            actor=actor,
            subject=obligation.as_subject(),
            basis=obligation.basis,
            data={"late": obligation.met_late},
        )
    return bool(met)


@transaction.atomic
def settle_by_paper(*, actor: policy.Actor, obligation: Obligation) -> None:
    """Mark an obligation met by what was filed on paper before the portal asked; that is never late."""
    met = {"state": ObligationState.MET, "met_at": clock.now(), "next_notice_at": None, "next_notice": ""}
    Obligation.objects.filter(pk=obligation.pk, state=ObligationState.OPEN).update(**met)
    obligation.refresh_from_db()
    subject, data = obligation.as_subject(), {"late": False, "paper": True}
    events.record(kind="obligation.met", actor=actor, subject=subject, basis=obligation.basis, data=data)


@transaction.atomic
def reopen(*, actor: policy.Actor, obligation: Obligation) -> bool:
    """Owe again what was met by a filing that its filer took back unread. Returns False when it was open."""
    obligation.refresh_from_db()
    obligation.state, obligation.met_at, obligation.met_late = ObligationState.OPEN, None, False
    plan_notice(obligation, obligation.round.definition, after=clock.now())
    columns = ("state", "met_at", "met_late", "next_notice_at", "next_notice")
    changed = Obligation.objects.filter(pk=obligation.pk, state=ObligationState.MET).update(
        **{name: getattr(obligation, name) for name in columns}
    )
    if changed:
        subject = obligation.as_subject()
        events.record(kind="obligation.reopened", actor=actor, subject=subject, basis=obligation.basis)
    return bool(changed)


@transaction.atomic
def extend(
    *, actor: policy.Actor, obligation: Obligation, due_on: date, reason: str, closes_on: date | None = None
) -> Extension:
    """Move the due day forward, with a reason; the notices follow the new day (G1, G34)."""
    locked = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("unit", "round__edition")
        .get(pk=obligation.pk)
    )
    policy.require(actor, "programmes.extend_obligation", locked)
    _check_extension(locked, due_on, reason)
    now = clock.now()
    extension = Extension.objects.create(
        obligation=locked,
        due_before=locked.due_on,
        due_on=due_on,
        closes_on=closes_on,
        reason=reason,
        granted_by_id=actor.pk,
        granted_at=now,
    )
    _move(locked, due_on, closes_on, now)
    events.record(
        kind="obligation.extended",
        actor=actor,
        subject=locked.as_subject(),
        reason=reason,
        basis=locked.basis,
        data={"from": extension.due_before.isoformat(), "to": due_on.isoformat()},
    )
    return extension


def _move(obligation: Obligation, due_on: date, closes_on: date | None, now: datetime) -> None:
    # A closing day never stays before the new due day; the distance between the two is kept.
    if obligation.closes_on and closes_on is None:
        closes_on = due_on + (obligation.closes_on - obligation.due_on)
    obligation.due_on = due_on
    obligation.closes_on = closes_on
    plan_notice(obligation, obligation.round.definition, after=now)
    obligation.save(update_fields=["due_on", "closes_on", "next_notice_at", "next_notice"])


def _check_extension(obligation: Obligation, due_on: date, reason: str) -> None:
    problems = []
    if due_on <= obligation.due_on:
        message = _("An extension ends after the present due day, %(day)s.") % {"day": obligation.due_on.isoformat()}
        problems.append(Problem("due_on", message, remedy=_("Choose a later day.")))
    if not reason.strip():
        problems.append(Problem("reason", _("Say why the day is moved."), remedy=_("The reason is kept and shown.")))
    if problems:
        raise RuleViolation(problems)


def plan_notice(obligation: Obligation, definition: Definition, *, after: datetime) -> None:
    """Store when the next notice is due and which one, counted from `after`; empty when none is left."""
    found = next_notice(
        due=obligation.due_on,
        closes=obligation.closes_on,
        ladder=definition.ladder_for(obligation.form),
        after=after,
    )
    obligation.next_notice_at, obligation.next_notice = found or (None, "")


def days_left(obligation: Obligation, today: date) -> int:
    """Return the calendar days until the due day; negative when it is past."""
    return (obligation.due_on - today) // timedelta(days=1)


def owing_parks(opened: Round) -> list[Participation]:
    """Return the parks that owe it: those under the rules of the round's edition."""
    under = Participation.objects.filter(programme=opened.programme, edition__regime=opened.edition.regime)
    rows = under.exclude(state=ParticipationState.WITHDRAWN)
    return list(rows.select_related("park__committee", "unit__region"))


def citation_of(opened: Round) -> Citation | None:
    """Say on what a round's days rest; None for a kind of round whose days the definition does not name."""
    definition = opened.definition
    rule = definition.deadline_for(opened.form)
    entry = rule or definition.forms.get(opened.form) or definition.schemes.get(opened.form)
    return definition.basis_of(entry) if entry else None
