"""What needs somebody: one row per matter, whichever app it comes from, ordered by day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from accounts.choices import Duty
from accounts.domain import people
from accounts.domain.posts import duties_in
from common import clock
from common.formats import since_text
from common.ui import Work
from evaluations.choices import AssignmentState, EvaluationState
from evaluations.models import Assignment, Evaluation
from portal.domain import administering
from portal.domain.desk_source import Source
from portal.domain.objections_due import objection_row, statement_row, to_answer, to_state
from portal.domain.standing import Standing, body_ids, standing_of
from programmes.choices import RoundState
from programmes.models import Obligation
from reports.choices import FilingAct, FilingState
from reports.domain import inner_steps, signing
from reports.models import Filing

SHOWN = 8
OWNER = ("participation", "unit__region")  # what `titled` reads
FILER = (*OWNER, "park")  # the same of a filing
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Group:
    """Matters of one urgency, with the heading and the icon they stand under."""

    heading: str | Promise
    icon: str
    rows: Sequence[Work]


@dataclass(frozen=True)
class Desk:
    """What lies on somebody's desk: the first rows by urgency, and how many there are in all."""

    groups: Sequence[Group]
    total: int


def desk_of(actor: Any) -> Desk:
    """Return what needs the actor today: owed, returned, to review, to release, to score."""
    sources = _sources(actor)
    found = (row for source in sources for row in rows_of(source, actor))
    rows = sorted(found, key=lambda row: row.due_on or date.max)
    return Desk(_grouped(rows[:SHOWN], clock.today()), sum(source.count for source in sources))


def _sources(actor: Any) -> list[Source]:
    standing = standing_of(actor)
    if standing == Standing.REVIEWER:
        return [Source(to_score(actor), _assignment_row)]
    if standing == Standing.ADMINISTRATOR:
        return administering.sources(actor)
    if standing == Standing.NONE:
        return []
    sources = [
        Source(owed_by(actor), _owed_row, draft=lambda owed: getattr(owed, "filing", None)),
        Source(begun_by(actor), _begun_row, draft=lambda filing: filing),
        Source(returned_to(actor), _returned_row, draft=lambda filing: filing),
        Source(to_review(actor), _review_row),
        Source(to_sign(actor), _sign_row),
    ]
    if standing == Standing.MINISTRY:
        return [*sources, Source(to_release(actor), _release_row), Source(to_answer(actor), objection_row)]
    return [*sources, Source(to_state(actor), statement_row)]


def owed_by(actor: Any) -> QuerySet[Obligation]:
    """Return what the actor's bodies still owe, nearest day first."""
    rows = Obligation.objects.visible_to(actor).open().filter(debtor__in=body_ids(actor))
    return rows.select_related("programme", "filing", *OWNER).order_by("due_on", "id")


def begun_by(actor: Any) -> QuerySet[Filing]:
    """Return the drafts that the actor's bodies began unasked, as applications are (GB-10), in rounds still open."""
    rows = Filing.objects.visible_to(actor).filter(obligation=None, state=FilingState.DRAFT, body__in=body_ids(actor))
    found = rows.filter(round__state=RoundState.OPEN)
    return found.select_related("programme", "round", *FILER).order_by("round__due_on", "id")


def returned_to(actor: Any) -> QuerySet[Filing]:
    """Return what came back to the actor's bodies and was not handed in again; `due_again` is by when."""
    return returned(actor).filter(body__in=body_ids(actor))


def returned(actor: Any) -> QuerySet[Filing]:
    """Return what was returned and not handed in again, as far as the actor sees; `due_again` is by when."""
    rows = Filing.objects.at_hand().visible_to(actor).filter(state=FilingState.RETURNED)
    last = Max("handlings__due_on", filter=Q(handlings__act=FilingAct.RETURN))
    return rows.annotate(due_again=last).select_related("programme", *FILER).order_by("due_again", "held_since")


def to_review(actor: Any) -> QuerySet[Filing]:
    """Return the filings that wait for the actor's bodies, longest waiting first."""
    rows = Filing.objects.at_hand().visible_to(actor).filter(state=FilingState.REVIEWING, holder__in=body_ids(actor))
    return rows.select_related("programme", "round", *FILER).order_by("held_since", "id")


def to_sign(actor: Any) -> QuerySet[Filing]:
    """Return the drafts that wait for a signature of the actor's bodies (X-07)."""
    keys = [one.pk for one in signing.waiting_for(actor)]
    return Filing.objects.filter(pk__in=keys).select_related("programme", "round", "obligation", *FILER).order_by("id")


def to_release(actor: Any) -> QuerySet[Evaluation]:
    """Return the evaluations whose sheets are all in and whose result is not released."""
    rows = Evaluation.objects.visible_to(actor).filter(state=EvaluationState.SCORED)
    return rows.select_related("participation__programme", "round").order_by("id")


def to_score(actor: Any) -> QuerySet[Assignment]:
    """Return what was assigned to the actor and is not yet scored."""
    rows = Assignment.objects.visible_to(actor).filter(reviewer=actor, state=AssignmentState.ASSIGNED)
    return rows.select_related("evaluation__participation__programme", "evaluation__round").order_by("due_on", "id")


def rows_of(source: Source, actor: Any) -> Iterator[Work]:
    """Return the first rows of a source; a draft that goes through the steps of its body says at which it is."""
    found = [(row, source.draft(row)) for row in source.found[:SHOWN]]
    inside = inner_steps.waiting([draft for _row, draft in found if draft])
    for row, draft in found:
        work = source.show(row)
        yield _inside(work, actor, draft, inside[draft.pk]) if draft and draft.pk in inside else work


def _inside(work: Work, actor: Any, draft: Filing, step: inner_steps.Waiting) -> Work:
    """Return the row of a draft that was handed on inside its body: who is to act, since when."""
    is_mine = step.duty in duties_in(actor, draft.body_id)
    status, action = _INNER[step.duty]
    check = reverse("reports:check", args=[draft.public_id])
    return replace(
        work,
        status=status,
        notes=[
            since_text(step.since, start=True),
            *([] if is_mine else people.names_with_duty(draft.body_id, step.duty)),
        ],
        action=str(action) if is_mine else pgettext("action", "Open"),
        action_url=check if is_mine else work.url,
        primary=is_mine,
    )


_INNER = {
    Duty.CHECK: ("to_check", pgettext_lazy("action", "Check")),
    Duty.ISSUE: ("to_issue", pgettext_lazy("action", "Issue")),
}


def _owed_row(obligation: Obligation) -> Work:
    filing = getattr(obligation, "filing", None)
    late = obligation.due_on < clock.today()
    return Work(
        title=titled(obligation),
        url=_filing_url(filing) if filing else reverse("reports:open", args=[obligation.pk]),
        programme=obligation.programme,
        notes=[] if filing else [_("nothing entered yet")],
        status="in_progress" if filing else "not_started",
        due_on=obligation.due_on,
        closes_on=obligation.closes_on,
        action=pgettext("action", "Continue") if filing else pgettext("action", "Start"),
        action_url=_filing_url(filing) if filing else reverse("reports:open", args=[obligation.pk]),
        primary=late,
    )


def _begun_row(filing: Filing) -> Work:
    return Work(
        title=titled(filing),
        url=_filing_url(filing),
        programme=filing.programme,
        notes=[_("not handed in yet")],
        status="in_progress",
        due_on=filing.due_on,
        closes_on=filing.round.closes_on,
        action=pgettext("action", "Continue"),
        action_url=_filing_url(filing),
    )


def _returned_row(filing: Any) -> Work:
    return Work(
        title=titled(filing),
        url=_filing_url(filing),
        programme=filing.programme,
        notes=[since_text(filing.held_since, start=True)],
        status="returned",
        due_on=filing.due_again,
        action=pgettext("action", "Correct"),
        action_url=_filing_url(filing),
    )


def _review_row(filing: Filing) -> Work:
    return Work(
        title=titled(filing),
        url=_filing_url(filing),
        programme=filing.programme,
        notes=[since_text(filing.held_since)],
        status="mine",
        due_on=filing.round.closes_on,
        action=pgettext("action", "Review"),
        action_url=reverse("reports:review", args=[filing.public_id]),
    )


def _sign_row(filing: Filing) -> Work:
    return Work(
        title=titled(filing),
        url=_filing_url(filing),
        programme=filing.programme,
        notes=[_("to be signed by your department")],
        status="mine",
        due_on=filing.due_on,
        action=pgettext("action", "Sign"),
        action_url=reverse("reports:sign", args=[filing.public_id]),
    )


def _release_row(evaluation: Evaluation) -> Work:
    address = reverse("evaluations:evaluation_detail", args=[evaluation.public_id])
    return Work(
        title=_("%(base)s: %(round)s") % {"base": evaluation.participation, "round": evaluation.round.title},
        url=address,
        programme=evaluation.participation.programme,
        notes=[_("all score sheets are in")],
        status="scored",
        due_on=evaluation.round.due_on,
        action=pgettext("action", "Release"),
        action_url=address,
    )


def _assignment_row(assignment: Assignment) -> Work:
    address = reverse("admin:evaluations_assignment_sheet", args=[assignment.pk])
    evaluation = assignment.evaluation
    return Work(
        title=_("%(base)s: %(round)s") % {"base": evaluation.participation, "round": evaluation.round.title},
        url=address,
        programme=evaluation.participation.programme,
        status="assigned",
        due_on=assignment.due_on,
        action=pgettext("action", "Score"),
        action_url=address,
    )


def titled(matter: Filing | Obligation) -> str:
    """Return whose matter it is and what: a park as it was named, else the unit."""
    return f"{_owner(matter)} {matter.title}"


def _owner(matter: Filing | Obligation) -> str:
    if isinstance(matter, Filing) and matter.park:
        return matter.filer_name
    return matter.participation.name_printed if matter.participation else matter.unit.region.short_name


def _filing_url(filing: Filing) -> str:
    return reverse("reports:filing_detail", args=[filing.public_id])


def _grouped(rows: Iterable[Work], today: date) -> list[Group]:
    drawers: dict[str, list[Work]] = {name: [] for name in _HEADINGS}
    for row in rows:
        drawers[_drawer(row.due_on, today)].append(row)
    return [Group(*_HEADINGS[name], rows=found) for name, found in drawers.items() if found]


def _drawer(due_on: date | None, today: date) -> str:
    if due_on is None:
        return "undated"
    if due_on < today:
        return "overdue"
    return "week" if due_on <= today + WEEK else "later"


_HEADINGS: dict[str, tuple[Promise, str]] = {
    "overdue": (gettext_lazy("Overdue"), "bad"),
    "week": (gettext_lazy("Within seven days"), "clock"),
    "later": (gettext_lazy("Later"), "ext"),
    "undated": (gettext_lazy("Without a fixed day"), "dash"),
}
