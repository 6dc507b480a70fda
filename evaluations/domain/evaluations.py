"""An evaluation is opened for a base that has reported (GB-22)."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.models import Evaluation
from journal.domain import events
from programmes.choices import ParticipationState, RoundKind
from programmes.definition import Definition
from programmes.models import Participation, Round
from reports.models import FilingVersion


@transaction.atomic
def open_evaluation(*, actor: policy.Actor, round: Round, participation: Participation) -> Evaluation:  # noqa: A002
    """Open the evaluation of a base; a second opening returns the first.

    Raises `RuleViolation` when the base left the programme or has not handed in a report to be judged by.
    """
    policy.require(actor, "evaluations.open_evaluation", round)
    policy.require(actor, "evaluations.evaluate_base", (round, participation))
    standing = Evaluation.objects.filter(round=round, participation=participation).first()
    if standing:
        return standing
    _check_ready(round, participation)
    evaluation = Evaluation.objects.create(
        round=round,
        participation=participation,
        scheme=scheme_code(round.definition, round.form),
        opened_at=clock.now(),
    )
    events.record(kind="evaluation.opened", actor=actor, subject=evaluation.as_subject(), basis=evaluation.rules.rule)
    return evaluation


def scheme_code(definition: Definition, form: str) -> str:
    """Return the scheme that a round's evaluation (mid_term, final) or scheme name stands for."""
    return form if form in definition.schemes else definition.evaluation(form).scheme


def dossier(participation: Participation, readable: QuerySet[FilingVersion] | None = None) -> list[FilingVersion]:
    """Return the version that stands of everything the base has handed in, newest first: all, or the readable ones."""
    versions = FilingVersion.objects.all() if readable is None else readable
    rows = versions.filter(current_of__participation=participation, filing__round__is_trial=False)
    return list(rows.select_related("filing__round", "edition").order_by("-filing__period", "-filing_id"))


def candidates(round: Round) -> QuerySet[Participation]:  # noqa: A002
    """Return the bases that can be evaluated in a round and are not yet: listed, with what is judged handed in."""
    return (
        Participation.objects.filter(programme=round.programme_id, edition__regime=round.edition.regime)
        .exclude(state=ParticipationState.WITHDRAWN)
        .exclude(evaluations__round=round)
        .filter(pk__in=_handed_in(round))
        .select_related("unit__region", "park")
    )


@transaction.atomic
def open_evaluations(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002
    participations: Sequence[Participation],
) -> list[Evaluation]:
    """Open the evaluations of several bases in one act."""
    return [open_evaluation(actor=actor, round=round, participation=one) for one in participations]


def _handed_in(opened: Round) -> QuerySet[FilingVersion, int]:
    """Return the parks that handed in what the evaluation demands: a form of its own, else an annual report."""
    versions = FilingVersion.objects.in_earnest().filter(current_of__round__programme=opened.programme_id)
    form = _demanded(opened)
    if form:
        found = versions.filter(current_of__form=form)
    else:
        found = versions.filter(current_of__round__kind=RoundKind.ANNUAL_REPORT)
    return found.values_list("current_of__participation", flat=True)


def _demanded(opened: Round) -> str | None:
    plans = (plan for plan in opened.definition.evaluations if opened.form in (plan.code, plan.scheme))
    return next((plan.form for plan in plans), None)


def _check_ready(opened: Round, participation: Participation) -> None:
    problems = []
    rule = opened.definition.scheme(scheme_code(opened.definition, opened.form)).rule
    if participation.programme_id != opened.programme_id or participation.state == ParticipationState.WITHDRAWN:
        problems.append(Problem("participation", _("This base is not in the programme (any more)."), rule=rule))
    elif not candidates(opened).filter(pk=participation.pk).exists():
        message = _("%(base)s has not handed in an annual report.") % {"base": participation.name_printed}
        remedy = _("Open the evaluation when the report is in.")
        problems.append(Problem("participation", message, rule=rule, remedy=remedy))
    if problems:
        raise RuleViolation(problems)
