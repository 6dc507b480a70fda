"""The score sheet: saved at any time, submitted once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation, Stale
from evaluations.choices import AssignmentState
from evaluations.domain import results
from evaluations.domain.assignments import lock
from evaluations.models import Assignment, Score, ScoreSheet
from evaluations.points import plain
from journal.domain import events
from programmes.definition.scheme import Criterion, Scheme


@dataclass(frozen=True)
class Draft:
    """The content of a sheet by criterion: points in hundredths, what was typed instead of them, reasons."""

    points: Mapping[str, int | None] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    opinion: str = ""


def content(sheet: ScoreSheet, scheme: Scheme) -> Draft:
    """Return what the sheet holds now, every criterion of the scheme in its order."""
    rows = {score.criterion: score for score in sheet.scores.all()}
    blank = Score(points=None)
    found = {one.code: rows.get(one.code, blank) for one in scheme.criteria}
    return Draft(
        points={code: score.points for code, score in found.items()},
        typed={code: score.typed for code, score in found.items()},
        reasons={code: score.reason for code, score in found.items()},
        opinion=sheet.opinion,
    )


@transaction.atomic
def save_sheet(
    *,
    actor: policy.Actor,
    assignment: Assignment,
    points: Mapping[str, int | None],
    reasons: Mapping[str, str],
    opinion: str,
    base_version: int,
    typed: Mapping[str, str] | None = None,
) -> ScoreSheet:
    """Keep a draft of the scores (hundredths by criterion) as it is; what is missing shows when it is submitted.

    `typed` keeps what cannot be read as a score. The same content again changes nothing. Raises `Stale` with the
    standing `Draft` when the sheet was saved after `base_version`, `RuleViolation` for impossible points.
    """
    locked = _locked(assignment)
    policy.require(actor, "evaluations.score_assignment", locked)
    scheme = locked.evaluation.rules
    draft = _complete(Draft(points, typed or {}, reasons, opinion), scheme)
    _refuse_impossible(scheme, draft.points)
    standing = content(locked.sheet, scheme)
    if standing == draft:
        return locked.sheet
    if not _claim(locked.sheet, base_version, opinion):
        raise Stale(standing, locked.sheet.version)
    _write(locked.sheet, draft)
    events.record(kind="sheet.saved", actor=actor, subject=locked.as_subject(), data={"version": locked.sheet.version})
    return locked.sheet


@transaction.atomic
def submit_sheet(*, actor: policy.Actor, assignment: Assignment) -> ScoreSheet:
    """Submit a complete sheet; the total is computed here, and the result when it was the last one out.

    Submitting again changes nothing. Raises `RuleViolation` with a problem for each criterion that is not complete.
    """
    locked = _locked(assignment)
    if locked.state == AssignmentState.SUBMITTED and locked.reviewer_id == actor.pk:
        return locked.sheet
    policy.require(actor, "evaluations.score_assignment", locked)
    scheme = locked.evaluation.rules
    standing = content(locked.sheet, scheme)
    if found := problems(scheme, standing):
        raise RuleViolation(found)
    locked.sheet.total = scheme.total_of({code: given for code, given in standing.points.items() if given is not None})
    locked.sheet.save(update_fields=["total"])
    locked.state, locked.submitted_at = AssignmentState.SUBMITTED, clock.now()
    locked.save(update_fields=["state", "submitted_at"])
    events.record(kind="sheet.submitted", actor=actor, subject=locked.as_subject(), basis=scheme.rule)
    results.compute_when_complete(locked.evaluation)
    return locked.sheet


def problems(scheme: Scheme, draft: Draft) -> list[Problem]:
    """Return what is missing before the sheet can be submitted, addressed `criterion/points` or `criterion/reason`."""
    found = []
    for number, criterion in enumerate(scheme.criteria, start=1):
        given, reason = draft.points.get(criterion.code), draft.reasons.get(criterion.code, "")
        if given is None:
            typed = draft.typed.get(criterion.code, "")
            found.append(_problem(criterion, "points", number, _points_message(criterion, typed)))
        elif given < criterion.points and len(reason.strip()) < scheme.min_reason:
            found.append(_problem(criterion, "reason", number, _reason_message(scheme, reason)))
    return found


def impossible(scheme: Scheme, criterion: Criterion, given: int) -> str:
    """Return why this many hundredths cannot be given for a criterion, or an empty text."""
    most = plain(criterion.points)
    if not 0 <= given <= criterion.points:
        return _("Between 0 and %(most)s points can be given, not %(given)s.") % {
            "most": most,
            "given": plain(given),
        }
    if given % scheme.step:
        return _("Points go in steps of %(step)s; %(given)s lies between.") % {
            "step": plain(scheme.step),
            "given": plain(given),
        }
    return ""


def _problem(criterion: Criterion, part: str, number: int, message: str) -> Problem:
    text = _("Item %(number)d, %(name)s: %(message)s") % {"number": number, "name": criterion.name, "message": message}
    return Problem(f"{criterion.code}/{part}", text, rule=criterion.rule)


def _points_message(criterion: Criterion, typed: str) -> str:
    if typed:
        values = {"typed": typed, "most": plain(criterion.points)}
        return _("“%(typed)s” cannot be given. Give 0 to %(most)s points.") % values
    return _("points are missing.")


def _reason_message(scheme: Scheme, reason: str) -> str:
    values = {"least": scheme.min_reason, "count": len(reason.strip())}
    return _("say why points were taken off, in at least %(least)d characters; there are %(count)d.") % values


def _locked(assignment: Assignment) -> Assignment:
    evaluation = lock(assignment.evaluation)
    locked = Assignment.objects.select_related("sheet").get(pk=assignment.pk)
    locked.evaluation = evaluation
    return locked


def _complete(draft: Draft, scheme: Scheme) -> Draft:
    """Return the draft with an entry for each criterion; a code that the scheme does not have is dropped."""
    codes = [one.code for one in scheme.criteria]
    points = {code: draft.points.get(code) for code in codes}
    typed = {code: "" if points[code] is not None else draft.typed.get(code, "")[:40] for code in codes}
    return Draft(points, typed, {code: draft.reasons.get(code, "") for code in codes}, draft.opinion)


def _refuse_impossible(scheme: Scheme, points: Mapping[str, int | None]) -> None:
    found = [
        Problem(f"{one.code}/points", message, rule=one.rule)
        for one in scheme.criteria
        if (given := points[one.code]) is not None and (message := impossible(scheme, one, given))
    ]
    if found:
        raise RuleViolation(found)


def _claim(sheet: ScoreSheet, base_version: int, opinion: str) -> bool:
    values = {"version": base_version + 1, "opinion": opinion, "saved_at": clock.now()}
    claimed = ScoreSheet.objects.filter(pk=sheet.pk, version=base_version).update(**values)
    if claimed:
        sheet.version, sheet.opinion, sheet.saved_at = base_version + 1, opinion, clock.now()
    return bool(claimed)


def _write(sheet: ScoreSheet, draft: Draft) -> None:
    rows = [
        Score(sheet=sheet, criterion=code, points=given, typed=draft.typed[code], reason=draft.reasons[code])
        for code, given in draft.points.items()
    ]
    Score.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["sheet", "criterion"], update_fields=["points", "typed", "reason"]
    )
