"""What a new base owes from its naming on: places in standing rounds, and the round of the plans (GB-17, GB-21).

Decided in docs/decisions/017-what-a-new-base-owes.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from programmes.choices import Level, RoundKind, RoundState
from programmes.definition import Definition
from programmes.domain import going_live, obligations, rounds
from programmes.domain.deadlines import days_of
from programmes.models import Participation, Round

PLAN = "plan"


@dataclass(frozen=True)
class Owed:
    """One thing that each named base will owe, for the preview: in a round that stands, or in one to be opened."""

    title: str
    due_on: date | None
    opened: Round | None


def standing(call: Round, dated: date) -> list[Round]:
    """Return the open rounds in which bases named on a day have a place: their day is not past, their year is asked."""
    if call.acceptance:  # they are in the programme and owe what they owed
        return []
    rows = Round.objects.filter(
        programme=call.programme_id,
        edition__regime=call.edition.regime,
        state=RoundState.OPEN,
        is_trial=False,
        kind__in=(RoundKind.PLAN, RoundKind.ANNUAL_REPORT),
        due_on__gte=clock.today(),
    ).select_related("programme", "edition")
    return [one for one in rows.order_by("due_on", "id") if _is_asked(one, call.definition, dated)]


def demands_plan(call: Round, dated: date) -> bool:
    """Say whether the programme demands a plan for which no round stands: then the naming opens one."""
    definition = call.definition
    if call.acceptance or PLAN not in definition.forms or definition.deadline_for(PLAN) is None:
        return False
    return not any(one.form == PLAN for one in standing(call, dated))


def proposed_plan_day(call: Round, dated: date) -> date | None:
    """Return the day that the definition gives the plans of bases named on a day, if it lies ahead."""
    rule = call.definition.deadline_for(PLAN)
    try:
        day = days_of(rule, period=dated.year, event=dated).due if rule else None
    except RuleViolation:
        return None
    return day if day and day >= clock.today() else None


def preview(call: Round, dated: date, plan_due_on: date | None) -> list[Owed]:
    """Return what every base named on a day will owe, the nearest first."""
    owed = [Owed(one.title, one.due_on, one) for one in standing(call, dated)]
    if demands_plan(call, dated):
        owed.insert(0, Owed(plan_title(call), plan_due_on, None))
    return owed


def first_report_year(call: Round, dated: date) -> int | None:
    """Return the first year of which a base named on a day reports; None when the programme names no period."""
    construction = None if call.acceptance else call.definition.construction
    return construction.report_years(dated)[0] if construction else None


def plan_title(call: Round) -> str:
    """Return the title of the round of plans that a naming opens: of the call whose bases it asks."""
    return f"{call.title}：{call.definition.form(PLAN).name.zh}"


def problems(call: Round, dated: date, plan_due_on: date | None) -> list[Problem]:
    """Return what is wrong with the day of the plans."""
    if not demands_plan(call, dated):
        return []
    rule = call.definition.deadline(PLAN).rule
    if plan_due_on is None:
        remedy = _("The document leaves the day of later batches open.")
        return [Problem("plan_due_on", _("Say by when the plans are due."), rule, remedy)]
    if plan_due_on < clock.today():
        return [Problem("plan_due_on", _("This day is past."), rule, _("Choose a later day."))]
    return []


def create(
    *, actor: policy.Actor, call: Round, bases: Sequence[Participation], dated: date, plan_due_on: date | None
) -> None:
    """Write what the bases owe; a base without a committee in the register owes nothing until it has one."""
    stand = standing(call, dated)
    if demands_plan(call, dated) and plan_due_on:
        _open_plans(actor, call, bases, plan_due_on)
    for opened in stand:
        _place(actor, opened, bases)


def _open_plans(actor: policy.Actor, call: Round, bases: Sequence[Participation], due_on: date) -> None:
    today = clock.today()
    prepared = rounds.prepare_round(
        actor=actor,
        programme=call.programme,
        kind=RoundKind.PLAN,
        form=PLAN,
        year=today.year,
        title=plan_title(call),
        opens_on=today,
        due_on=due_on,
        contact=call.contact,
        set_by_ministry=True,
        edition=call.edition,
    )
    going_live.go_live(actor=actor, opened=prepared, owing=bases)


def _place(actor: policy.Actor, opened: Round, bases: Sequence[Participation]) -> None:
    form = opened.definition.form(opened.form)
    for base in bases:
        if base.park.committee:
            obligations.create(actor=actor, opened=opened, form=form, debtor=base.park.committee, participation=base)


def _is_asked(opened: Round, definition: Definition, dated: date) -> bool:
    form = opened.definition.forms.get(opened.form)
    if form is None or Level(form.filer) != Level.PARK:
        return False
    if opened.kind == RoundKind.PLAN:
        return True
    construction = definition.construction
    return construction is None or opened.year in construction.report_years(dated)
