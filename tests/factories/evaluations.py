"""Evaluations of each stage, made by their acts in the small world that files."""

from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from accounts.choices import OrganisationKind, Role
from accounts.models import Organisation, User
from common import clock
from evaluations.choices import AssignmentState, ReviewOutcome, Verdict
from evaluations.domain import (
    assignments,
    candidates,
    evaluations,
    expert_reviews,
    letters,
    namings,
    notices,
    objections,
    releases,
    sheets,
    staging,
)
from evaluations.domain.candidates import Candidate
from evaluations.domain.namings import Decision
from evaluations.domain.objections import Person, Receipt
from evaluations.domain.staging import Choice
from evaluations.models import Assignment, Evaluation, Naming, PublicNotice, Release
from journal.domain.jobs import run_job
from journal.models import Job
from parks.models import Park
from programmes.choices import RoundKind
from programmes.models import Round
from reports.domain.reviews import file_filing
from reports.models import Filing
from tests.factories import reports as make
from tests.factories.reports import World
from tests.factories.rounds import open_round

DUE = date(2026, 5, 15)
PLANS_DUE = date(2026, 6, 30)
LATER = datetime(2026, 12, 31, tzinfo=UTC)
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
    return open_round(
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


def handed_in_list(world: World, call: Round, *names: str) -> Filing:
    """Hand in the park list of Jiangsu, its parks in this order."""
    for place, name in enumerate(names):
        if not Park.objects.filter(name=name).exists():
            make.park(f"N-{place:03}", name, world.jiangsu.region_id)
    version = make.submit(world.province, make.filled_list(world, call, *names))
    return Filing.objects.get(pk=version.filing_id)


def accepted_list(world: World, call: Round, *names: str) -> Filing:
    """Hand in the park list of Jiangsu and have the ministry file it."""
    filing = handed_in_list(world, call, *names)
    file_filing(actor=world.ministry, filing=filing, opinion="同意")
    return Filing.objects.get(pk=filing.pk)


def reviewed(world: World, call: Round, outcome: str = ReviewOutcome.RECOMMENDED) -> None:
    """Record that the experts have said the same of every candidate that is accepted."""
    found = [one for one in candidates.of_call(call) if one.accepted]
    expert_reviews.record_reviews(
        actor=world.ministry, round=call, candidates=found, outcome=outcome, document="专家评审意见〔2026〕3号"
    )


def staged(world: World, call: Round, verdict: str = Verdict.TAKE_UP, reason: str = "") -> None:
    """Stage the same decision on every candidate of a call."""
    choices = [choice(one, verdict, reason) for one in candidates.of_call(call)]
    staging.stage(actor=world.ministry, round=call, choices=choices)


def choice(candidate: Candidate, verdict: str, reason: str = "", **more: Any) -> Choice:
    """Return a choice made on what stands now."""
    version = candidate.staged.version if candidate.staged else 0
    return Choice(candidate, verdict, reason, **{"base_version": version, **more})


def decision(call: Round, **more: Any) -> Decision:
    """Return the decision that the ministry signs on what is staged now."""
    values: dict[str, Any] = {
        "batch": 2,
        "title": "绿色产业示范基地名单（第二批）",
        "document": "发改办环资〔2026〕100号",
        "dated": date(2026, 3, 9),
        "seen": staging.digest(call),
        "letter": letters.proposed(call, batch=2, plan_due_on=PLANS_DUE),
        "plan_due_on": PLANS_DUE,
    }
    return Decision(**{**values, **more})


def noticed(world: World, call: Round, *names: str) -> PublicNotice:
    """Bring candidates of Jiangsu to a notice that runs: accepted, reviewed, staged to be taken up."""
    accepted_list(world, call, *names)
    reviewed(world, call)
    staged(world, call)
    return notice(world, call)


def after(notice: PublicNotice) -> AbstractContextManager[None]:
    """Move the clock to the morning after the last day of a notice."""
    return make.moved_to(clock.end_of(PublicNotice.objects.get(pk=notice.pk).closes_on) + timedelta(hours=9))


def named(world: World, call: Round, *names: str) -> Naming:
    """Name the second batch from a list of Jiangsu, after its notice."""
    with after(noticed(world, call, *names)):
        return namings.name_bases(actor=world.ministry, round=call, decision=decision(call))


def deliver() -> None:
    """Deliver the messages and mails that wait, on a day when all of them are due."""
    with make.moved_to(LATER):
        while job := Job.objects.filter(state="queued", kind__in=["notify", "mail"]).order_by("pk").first():
            run_job(job.pk)


def objection(notice: PublicNotice, **more: Any) -> Receipt:
    """Object to the first entry of a notice under a real name."""
    values: dict[str, Any] = {
        "sequence": 1,
        "text": "该园区2025年发生过生产安全事故，未如实申报。",
        "person": Person("赵明", phone="13900001111"),
        "key": uuid4().hex,
        "address": "203.0.113.7",
        **more,
    }
    return objections.receive(notice=notice, **values)


def notice(world: World, call: Round, **more: Any) -> PublicNotice:
    """Put the candidates of a call before the public for the days the programme demands."""
    days = notices.shortest_window(call)
    opens_on = more.pop("opens_on", date(2026, 3, 10))
    values: dict[str, Any] = {
        "title": "第二批绿色产业示范基地公示",
        "text": "现将拟命名的第二批绿色产业示范基地予以公示。",
        "opens_on": opens_on,
        "closes_on": notices.last_day(opens_on, days),
        "phone": "010-68500000",
        "address": "北京市西城区月坛南街38号",
        "email": "gongshi@example.cn",
        "candidates": candidates.of_call(call),
        **more,
    }
    return notices.open_notice(actor=world.ministry, round=call, **values)
