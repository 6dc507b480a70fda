"""What park and province are told: a snapshot, copied once (X-05, G19)."""

from django.db import transaction

from common import clock, policy
from evaluations.choices import AssignmentState, EvaluationState
from evaluations.domain.assignments import lock
from evaluations.domain.results import found_names
from evaluations.models import Evaluation, Release, Result, ScoreSheet
from journal.domain import events


@transaction.atomic
def release(*, actor: policy.Actor, evaluation: Evaluation) -> Release:
    """Copy the result for province and park: total, band, findings and the opinions without names.

    Releasing twice returns the first snapshot. Raises `ActRefused` while a sheet is out.
    """
    locked = lock(evaluation)
    policy.require(actor, "evaluations.release_result", locked)
    standing = Release.objects.filter(evaluation=locked).first()
    if standing:
        return standing
    released = _snapshot(locked, actor)
    Evaluation.objects.filter(pk=locked.pk).update(state=EvaluationState.RELEASED)
    events.record(kind="evaluation.released", actor=actor, subject=released.as_subject(), basis=locked.rules.rule)
    return released


def _snapshot(evaluation: Evaluation, actor: policy.Actor) -> Release:
    result = Result.objects.get(evaluation=evaluation)
    return Release.objects.create(
        evaluation=evaluation,
        total=result.total,
        band=result.band,
        band_name=evaluation.rules.band(result.band).name.zh,
        findings=found_names(evaluation.rules, result),
        opinions=opinions(evaluation),
        released_by_id=actor.pk,
        released_at=clock.now(),
    )


def opinions(evaluation: Evaluation) -> list[str]:
    """Return the opinions sorted by their text: the order of the sheets would tell whose is whose."""
    rows = ScoreSheet.objects.filter(assignment__evaluation=evaluation, assignment__state=AssignmentState.SUBMITTED)
    return sorted(opinion for opinion in rows.values_list("opinion", flat=True) if opinion.strip())
