"""The final evaluation: one sheet half scored, one to start, one result to release, one released."""

from datetime import timedelta

from evaluations.domain import assignments, evaluations, releases, sheets
from evaluations.models import Assignment, Evaluation
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.models import Round

TO_SCORE, TO_RELEASE, RELEASED = 1, 22, 8
HALF = 4  # criteria scored on the half scored sheet
OPINION = "基地建设任务总体完成较好，建议进一步完善绿色产业统计口径，加快能源监测数据应用。"
REASON = "任务基本完成，佐证材料较为充分，个别数据需要补充说明。"


def tell(world: World) -> None:
    """Open the round and bring its evaluations to their states."""
    opened = _open(world)
    _scored(world, opened, TO_RELEASE)
    released = _scored(world, opened, RELEASED)
    with at(world.today - timedelta(days=5), 10):
        releases.release(actor=world.ministry, evaluation=released)
    _half_scored(world, opened)


def _open(world: World) -> Round:
    opens_on = world.today - timedelta(days=25)
    with at(opens_on):
        return open_round(
            actor=world.ministry,
            programme=world.programme,
            kind=RoundKind.EVALUATION,
            form="final",
            year=world.today.year,
            title=f"{world.today.year}年终期评估",
            opens_on=opens_on,
            due_on=world.today + timedelta(days=30),
        )


def _evaluate(world: World, opened: Round, sequence: int, reviewers: tuple[str, ...], *, days: int) -> Evaluation:
    with at(world.today - timedelta(days=days), 9):
        evaluation = evaluations.open_evaluation(
            actor=world.ministry, round=opened, participation=world.bases[sequence]
        )
        for username in reviewers:
            assignments.assign(
                actor=world.ministry,
                evaluation=evaluation,
                reviewer=world.people[username],
                due_on=world.today + timedelta(days=6),
            )
    return evaluation


def _scored(world: World, opened: Round, sequence: int) -> Evaluation:
    evaluation = _evaluate(world, opened, sequence, ("expert1", "expert2"), days=18)
    with at(world.today - timedelta(days=8), 10):
        for assignment in evaluation.assignments.order_by("id"):
            _save(assignment, criteria=None, opinion=OPINION)
            sheets.submit_sheet(actor=assignment.reviewer, assignment=assignment)
    return evaluation


def _half_scored(world: World, opened: Round) -> None:
    evaluation = _evaluate(world, opened, TO_SCORE, ("expert1", "expert2"), days=7)
    first = Assignment.objects.get(evaluation=evaluation, reviewer=world.people["expert1"])
    with at(world.today - timedelta(days=1), 20):
        _save(first, criteria=HALF, opinion="")


def _save(assignment: Assignment, *, criteria: int | None, opinion: str) -> None:
    """Give points to the first criteria, or to all."""
    asked = assignment.evaluation.rules.criteria[:criteria]
    sheets.save_sheet(
        actor=assignment.reviewer,
        assignment=assignment,
        points={one.code: _points(one.points, place) for place, one in enumerate(asked)},
        reasons={one.code: REASON for one in asked},
        opinion=opinion,
        base_version=assignment.sheet.version,
    )


def _points(most: int, place: int) -> int:
    """Return four fifths and a little more or less, in steps of half a point."""
    return (most * (82 + place % 3 * 4) // 100) // 50 * 50
