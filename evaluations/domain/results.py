"""From the sheets to a total and a band: integers, rounded once (idea 9)."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.choices import AssignmentState, EvaluationState
from evaluations.domain import findings
from evaluations.models import Evaluation, Result, ScoreSheet
from journal.domain import events
from journal.models import Event
from programmes.definition.scheme import Band, Scheme


def mean(totals: Sequence[int]) -> int:
    """Return the mean of totals in hundredths, rounded half up, in integers. ValueError for none."""
    if not totals:
        raise ValueError("no sheet")
    return (2 * sum(totals) + len(totals)) // (2 * len(totals))


def outcome(
    scheme: Scheme, total: int, *, vetoes: Sequence[str] = (), downgrades: Sequence[str] = ()
) -> tuple[int, Band]:
    """Return total (hundredths) and band after downgrades cost points and grades and a veto sets its band.

    The lowest band wins; a total never falls below zero, a band never below the last.
    """
    applied = [one for one in scheme.downgrades if one.code in downgrades]
    left = max(0, total - sum(one.points for one in applied))
    places = [scheme.bands.index(scheme.band_for(left)) + sum(one.bands for one in applied)]
    places += [scheme.bands.index(scheme.band(one.band)) for one in scheme.vetoes if one.code in vetoes]
    return left, scheme.bands[min(max(places), len(scheme.bands) - 1)]


def compute_when_complete(evaluation: Evaluation) -> Result | None:
    """Compute the result once every sheet asked for is in; None while one is out or none was asked."""
    states = set(evaluation.assignments.exclude(state=AssignmentState.RECUSED).values_list("state", flat=True))
    return compute(evaluation) if states == {AssignmentState.SUBMITTED} else None


def compute(evaluation: Evaluation) -> Result:
    """Write the mean of the submitted sheets as the result, with the vetoes that the portal can judge itself.

    The ministry may still find another veto or downgrade, or lift one with a reason.

    The portal computes, nobody acts: so the journal does not tell who was last to score.
    """
    counted = mean(_totals(evaluation))
    vetoes, reason = findings.vetoes(evaluation)
    total, band = outcome(evaluation.rules, counted, vetoes=vetoes)
    worked_out = {"mean": counted, "total": total, "band": band.code, "computed_at": clock.now()}
    found: dict[str, object] = {"vetoes": vetoes, "downgrades": [], "reason": reason}
    result, _created = Result.objects.update_or_create(evaluation=evaluation, defaults={**worked_out, **found})
    Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.SCORED)
    evaluation.state = EvaluationState.SCORED
    events.record(kind="evaluation.scored", actor=policy.SYSTEM, subject=evaluation.as_subject())
    return result


def reopen(evaluation: Evaluation) -> None:
    """Take an unreleased result back because another sheet is asked for."""
    if evaluation.state == EvaluationState.SCORED:
        Result.objects.filter(evaluation=evaluation).delete()
        Evaluation.objects.filter(pk=evaluation.pk).update(state=EvaluationState.SCORING)
        evaluation.state = EvaluationState.SCORING


@transaction.atomic
def judge(
    *, actor: policy.Actor, evaluation: Evaluation, vetoes: Sequence[str], downgrades: Sequence[str], reason: str
) -> Result:
    """Record which vetoes and downgrades of the scheme the ministry finds to apply, with its reason.

    Raises `RuleViolation` for a code that the scheme does not have and for a finding without a reason.
    """
    result = (
        Result.objects.select_for_update(of=("self",))
        .select_related("evaluation__round__edition")
        .get(evaluation=evaluation)
    )
    judged = result.evaluation
    policy.require(actor, "evaluations.judge_result", judged)
    _check_findings(judged, vetoes, downgrades, reason)
    total, band = outcome(judged.rules, result.mean, vetoes=vetoes, downgrades=downgrades)
    result.total, result.band, result.computed_at = total, band.code, clock.now()
    result.vetoes, result.downgrades, result.reason = sorted(vetoes), sorted(downgrades), reason.strip()
    result.save()
    events.record(kind="evaluation.judged", actor=actor, subject=result.as_subject(), reason=result.reason)
    return result


def is_judged(result: Result) -> bool:
    """Say whether somebody recorded a finding on this result since it was worked out."""
    judged = Event.objects.about(result.as_subject()).filter(kind="evaluation.judged", at__gte=result.computed_at)
    return judged.exists()


def found_names(scheme: Scheme, result: Result) -> list[str]:
    """Return the Chinese names of the vetoes and downgrades that were found to apply."""
    vetoes = [one.name.zh for one in scheme.vetoes if one.code in result.vetoes]
    return vetoes + [one.name.zh for one in scheme.downgrades if one.code in result.downgrades]


def _totals(evaluation: Evaluation) -> list[int]:
    rows = ScoreSheet.objects.filter(assignment__evaluation=evaluation, assignment__state=AssignmentState.SUBMITTED)
    return [total for total in rows.values_list("total", flat=True) if total is not None]


def _check_findings(evaluation: Evaluation, vetoes: Sequence[str], downgrades: Sequence[str], reason: str) -> None:
    scheme = evaluation.rules
    lifted = {*findings.vetoes(evaluation)[0]} - {*vetoes}
    known = {one.code for one in scheme.vetoes} | {one.code for one in scheme.downgrades}
    problems = []
    if not {*vetoes, *downgrades} <= known:
        problems.append(Problem("findings", _("The scheme has no such condition."), remedy=_("Choose from the list.")))
    if (vetoes or downgrades or lifted) and not reason.strip():
        remedy = _("Name the document or the event.")
        problems.append(Problem("reason", _("Say on what this finding rests."), remedy=remedy))
    if problems:
        raise RuleViolation(problems)
