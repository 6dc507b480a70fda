"""Evaluations of each stage, made by their acts in the small world that files."""

from datetime import date

from accounts.choices import OrganisationKind, Role
from accounts.models import Organisation, User
from evaluations.choices import AssignmentState
from evaluations.domain import assignments, evaluations, releases, sheets
from evaluations.models import Assignment, Evaluation, Release
from programmes.choices import RoundKind
from programmes.domain import rounds
from programmes.models import Round
from tests.factories import reports as make
from tests.factories.reports import World

DUE = date(2026, 5, 15)
REASON = "主要任务按方案推进，两个项目尚未投产，酌情扣分。"
# Points in hundredths, 87.5 in all: the fourth band boundary is not near.
POINTS = {
    "agglomeration": 1350,
    "competitiveness": 1300,
    "innovation": 1200,
    "platforms": 1350,
    "mechanisms": 900,
    "indicators": 1750,
    "organisation": 900,
}


def evaluation_round(world: World, form: str = "mid_term") -> Round:
    """Open a round of evaluations, sheets due on 15 May 2026."""
    return rounds.open_round(
        actor=world.ministry,
        programme=world.programme,
        kind=RoundKind.EVALUATION,
        form=form,
        year=2026,
        title="绿色产业示范基地中期评估",
        opens_on=date(2026, 3, 1),
        due_on=DUE,
    )


def evaluation(world: World) -> Evaluation:
    """Open the evaluation of the first base, which has handed in its report of 2025."""
    make.submitted_report(world, make.report_round(world))
    opened = evaluations.open_evaluation(actor=world.ministry, round=evaluation_round(world), participation=world.base)
    return Evaluation.objects.get(pk=opened.pk)


def assign(world: World, one: Evaluation, reviewer: User | None = None) -> Assignment:
    """Ask a reviewer, by default the one of the world."""
    return assignments.assign(actor=world.ministry, evaluation=one, reviewer=reviewer or world.reviewer, due_on=DUE)


def another_reviewer(username: str = "other_reviewer") -> User:
    """Return a second reviewer of the expert pool."""
    experts = Organisation.objects.get(kind=OrganisationKind.EXPERTS)
    return make.person(username, experts, Role.REVIEWER)


def filled(assignment: Assignment, opinion: str = "总体进展良好。", reason: str = REASON, **points: int) -> Assignment:
    """Fill a sheet completely; `points` in hundredths differ from the usual ones."""
    given = {**POINTS, **points}
    sheets.save_sheet(
        actor=fresh(assignment.reviewer),
        assignment=assignment,
        points=given,
        reasons=dict.fromkeys(given, reason),
        opinion=opinion,
        base_version=assignment.sheet.version,
    )
    return Assignment.objects.get(pk=assignment.pk)


def submitted(
    assignment: Assignment, opinion: str = "总体进展良好。", reason: str = REASON, **points: int
) -> Assignment:
    """Fill a sheet and submit it."""
    complete = filled(assignment, opinion, reason, **points)
    sheets.submit_sheet(actor=fresh(assignment.reviewer), assignment=complete)
    return Assignment.objects.get(pk=assignment.pk, state=AssignmentState.SUBMITTED)


def scored(world: World, opinion: str = "总体进展良好。", reason: str = REASON, **points: int) -> Evaluation:
    """Return an evaluation whose only sheet is in."""
    one = evaluation(world)
    submitted(assign(world, one), opinion, reason, **points)
    return Evaluation.objects.get(pk=one.pk)


def released(world: World, opinion: str = "总体进展良好。", reason: str = REASON, **points: int) -> Release:
    """Return a released result."""
    return releases.release(actor=world.ministry, evaluation=scored(world, opinion, reason, **points))


def fresh(user: User) -> User:
    """Return the person as the next request loads it."""
    return User.objects.get(pk=user.pk)
