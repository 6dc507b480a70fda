"""Who sees and does what with evaluations, score sheets and results (X-05, G15)."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Role
from common import policy
from common.policy import Allowed, Decision, Refused
from evaluations.choices import AssignmentState, EvaluationState
from evaluations.models import (
    Assignment,
    Evaluation,
    Release,
    Result,
    Score,
    ScoreSheet,
)
from programmes.choices import Level, RoundKind
from programmes.rules import levels_of, programmes_at, reach, seats


def is_ministry(actor: Any, programme: str) -> bool:
    """Say whether the actor sits in a ministry that runs the programme."""
    return Level.MINISTRY in levels_of(actor).get(programme, frozenset())


def organises(actor: Any, opened: Any, unit_region: str | None = None) -> bool:
    """Say whether the actor sits in a body that runs this round: a ministry, or the province for its own parks.

    Without a unit: whether there are parks for which the actor runs it.
    """
    if opened.organised_by != Level.PROVINCE:
        return is_ministry(actor, opened.programme_id)
    if Level.PROVINCE not in levels_of(actor).get(opened.programme_id, frozenset()):
        return False
    regions, _bodies, _committees = seats(actor)
    return unit_region is None or unit_region in regions


def _is_reviewer(actor: Any) -> bool:
    return Role.REVIEWER in getattr(actor, "roles", ())


def _run_by(actor: Any, prefix: str) -> Q:
    """Return the condition on what is run by a ministry of the actor, or by the actor's province for its own parks."""
    regions, _bodies, _committees = seats(actor)
    provincial = {
        f"{prefix}round__organised_by": Level.PROVINCE,
        f"{prefix}round__programme__in": programmes_at(actor, Level.PROVINCE),
        f"{prefix}participation__unit__region__in": regions,
    }
    return Q(**{f"{prefix}round__programme__in": programmes_at(actor, Level.MINISTRY)}) | Q(**provincial)


def _asked_of(actor: Any, prefix: str) -> Q:
    """Return the condition on what a reviewer was asked to judge; nothing for anybody else."""
    if not _is_reviewer(actor):
        return Q(pk__in=[])
    return Q(**{f"{prefix}reviewer": actor.pk}) & ~Q(**{f"{prefix}state": AssignmentState.RECUSED})


@policy.scope(Evaluation)
def evaluations_seen(actor: Any, rows: QuerySet[Evaluation]) -> QuerySet[Evaluation]:
    """Ministry, the province and the park concerned see the row and its state; a reviewer what was assigned."""
    _regions, _bodies, committees = seats(actor)
    own = Q(participation__park__committee__in=committees)
    side = reach(
        actor,
        programme="round__programme",
        unit_region="participation__unit__region",
        park_region="participation__park__region",
        own=own,
    )
    # By subquery: a join to the assignments would double rows.
    asked = Assignment.objects.filter(_asked_of(actor, "")).values("evaluation")
    return rows.filter(side | Q(pk__in=asked))


@policy.scope(Assignment)
def assignments_seen(actor: Any, rows: QuerySet[Assignment]) -> QuerySet[Assignment]:
    """Who reviews is confidential: the ministry and the reviewer alone."""
    return rows.filter(_run_by(actor, "evaluation__") | _asked_of(actor, ""))


@policy.scope(ScoreSheet)
def sheets_seen(actor: Any, rows: QuerySet[ScoreSheet]) -> QuerySet[ScoreSheet]:
    """A draft is the reviewer's alone; the ministry sees what was submitted."""
    submitted = Q(assignment__state=AssignmentState.SUBMITTED)
    return rows.filter((_run_by(actor, "assignment__evaluation__") & submitted) | _asked_of(actor, "assignment__"))


@policy.scope(Score)
def scores_seen(actor: Any, rows: QuerySet[Score]) -> QuerySet[Score]:
    return rows.filter(sheet__in=ScoreSheet.objects.visible_to(actor))


@policy.scope(Result)
def results_seen(actor: Any, rows: QuerySet[Result]) -> QuerySet[Result]:
    return rows.filter(_run_by(actor, "evaluation__"))


@policy.scope(Release)
def releases_seen(actor: Any, rows: QuerySet[Release]) -> QuerySet[Release]:
    """What was released is for ministry, province and park; a reviewer sees no result."""
    _regions, _bodies, committees = seats(actor)
    own = Q(evaluation__participation__park__committee__in=committees)
    return rows.filter(
        reach(
            actor,
            programme="evaluation__round__programme",
            unit_region="evaluation__participation__unit__region",
            park_region="evaluation__participation__park__region",
            own=own,
        )
    )


def ministry_decides(actor: Any, programme: str) -> Decision:
    if is_ministry(actor, programme):
        return Allowed()
    return Refused(_("This is decided by the ministries that run the programme."))


def _organiser_decides(actor: Any, opened: Any, unit_region: str | None = None) -> Decision:
    if organises(actor, opened, unit_region):
        return Allowed()
    if opened.organised_by == Level.PROVINCE:
        return Refused(_("This is decided by the departments of the province."))
    return Refused(_("This is decided by the ministries that run the programme."))


@policy.rule("evaluations.open_evaluation")
def may_open_evaluation(actor: Any, opened: Any) -> Decision:
    if opened.kind != RoundKind.EVALUATION:
        return Refused(_("Evaluations belong to an evaluation round."))
    return _organiser_decides(actor, opened)


@policy.rule("evaluations.evaluate_base")
def may_evaluate_base(actor: Any, subject: Any) -> Decision:
    """A province opens the evaluations of its own parks only."""
    opened, participation = subject
    return _organiser_decides(actor, opened, participation.unit.region_id)


@policy.rule("evaluations.assign_reviewer")
def may_assign_reviewer(actor: Any, evaluation: Any) -> Decision:
    if evaluation.state == EvaluationState.RELEASED:
        return Refused(_("The result has been released; nobody is asked to score any more."))
    return _organiser_decides(actor, evaluation.round, evaluation.participation.unit.region_id)


@policy.rule("evaluations.recuse_reviewer")
def may_recuse_reviewer(actor: Any, assignment: Any) -> Decision:
    """The reviewer steps back, or the ministry takes the sheet away, as long as it is not submitted."""
    if assignment.state != AssignmentState.ASSIGNED:
        return Refused(_("The sheet is submitted or given back already."))
    if _is_reviewer(actor) and assignment.reviewer_id == actor.pk:
        return Allowed()
    found = assignment.evaluation
    return _organiser_decides(actor, found.round, found.participation.unit.region_id)


@policy.rule("evaluations.score_assignment")
def may_score(actor: Any, assignment: Any) -> Decision:
    if not _is_reviewer(actor) or assignment.reviewer_id != actor.pk:
        return Refused(_("Only the reviewer to whom it was assigned scores it."))
    if assignment.state == AssignmentState.SUBMITTED:
        return Refused(_("The sheet is submitted and cannot be changed."))
    if assignment.state == AssignmentState.RECUSED:
        return Refused(_("You have stepped back from this evaluation."))
    return Allowed()


@policy.rule("evaluations.judge_result")
def may_judge_result(actor: Any, evaluation: Any) -> Decision:
    if evaluation.state == EvaluationState.SCORING:
        return Refused(_("Not all score sheets are in yet."))
    if evaluation.state == EvaluationState.RELEASED:
        return Refused(_("The result has been released."))
    return _organiser_decides(actor, evaluation.round, evaluation.participation.unit.region_id)


@policy.rule("evaluations.release_result")
def may_release_result(actor: Any, evaluation: Any) -> Decision:
    """Releasing again is allowed and changes nothing."""
    if evaluation.state == EvaluationState.SCORING:
        return Refused(_("Not all score sheets are in yet."))
    return _organiser_decides(actor, evaluation.round, evaluation.participation.unit.region_id)


def readable(kind: str, model: type[Model]) -> Callable[[Any, Any], Decision]:
    """Register who reads journal rows, files and papers about a kind: those who see the object itself."""

    @policy.rule(f"{kind}.read")
    def may_read(actor: Any, row: Any) -> Decision:
        rows: Any = model._default_manager  # noqa: SLF001 - the public name of the default manager
        seen = rows.filter(pk=row.subject_id).visible_to(actor).exists()
        return Allowed() if seen else Refused(_("You do not see what this is about."))

    return may_read


for _kind, _model in {
    "evaluations.evaluation": Evaluation,
    "evaluations.assignment": Assignment,
    "evaluations.result": Result,
    "evaluations.release": Release,
}.items():
    readable(_kind, _model)
