"""What the incident register holds of a base under evaluation, for those who judge it.

Reviewers do not see the register and are told; to the ministry it is proposed where the scheme has a veto or a
downgrade for it (GB-09, HZ-14).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Max, QuerySet
from django.utils.translation import gettext as _

from common import policy
from common.formats import date_text
from evaluations.choices import AssignmentState, EvaluationState
from evaluations.models import Assignment, Evaluation
from journal.domain import events
from parks.choices import Grade, IncidentKind, IncidentState
from parks.models import Incident
from programmes.definition.scheme import Downgrade, Veto
from programmes.models import Participation


@dataclass(frozen=True)
class Caution:
    """An incident of the base; `is_new`: entered, corrected or withdrawn after the reviewer was asked."""

    incident: Incident
    is_new: bool


def warn(incident: Incident) -> None:
    """Tell the reviewers of the park whose evaluation is not released that the register changed."""
    rows = Assignment.objects.filter(evaluation__participation__park=incident.park)
    asked = rows.exclude(evaluation__state=EvaluationState.RELEASED).exclude(state=AssignmentState.RECUSED)
    base = "evaluation__participation"
    for assignment in asked.select_related(f"{base}__park", f"{base}__unit", "evaluation__round"):
        data = {"day": incident.happened_on}
        events.record(kind="assignment.warned", actor=policy.SYSTEM, subject=assignment.as_subject(), data=data)


def cautions_of(assignment: Assignment) -> list[Caution]:
    """Return what a reviewer is to know of the register: what stands, and what was withdrawn since the asking."""
    rows = _of_base(assignment.evaluation.participation).annotate(changed_at=Max("revisions__at"))
    found = [Caution(one, one.changed_at > assignment.assigned_at) for one in rows.order_by("-happened_on", "-id")]
    return [one for one in found if one.is_new or not one.incident.is_withdrawn]


def proposals(evaluation: Evaluation) -> dict[str, str]:
    """Return which vetoes and downgrades of the scheme the register suggests, with the incidents in words."""
    rows = _of_base(evaluation.participation).filter(state=IncidentState.STANDING)
    standing, rules = list(rows.order_by("happened_on", "id")), evaluation.rules
    found: Sequence[Veto | Downgrade] = (*rules.vetoes, *rules.downgrades)
    told = {one.code: _told(_fitting(standing, one.params)) for one in found if one.check == "no_incidents"}
    return {code: words for code, words in told.items() if words}


def _of_base(base: Participation) -> QuerySet[Incident]:
    """Return the incidents of a base since it was listed: the period that is evaluated."""
    return Incident.objects.filter(park=base.park_id, happened_on__gte=base.listed_on)


def _fitting(rows: Sequence[Incident], params: Mapping[str, object]) -> list[Incident]:
    """Return those of the kinds and the grade that a rule names; a criminal case has no grade, its kind is named."""
    least, kinds = Grade(str(params.get("grade", Grade.LARGER))), params.get("kinds")
    if not isinstance(kinds, list):
        return [one for one in rows if _is_as_grave(one, least)]
    return [
        one for one in rows if one.kind in kinds and (one.kind == IncidentKind.CRIMINAL or _is_as_grave(one, least))
    ]


def _is_as_grave(incident: Incident, least: Grade) -> bool:
    return bool(incident.grade) and Grade(incident.grade).rank >= least.rank


def _told(rows: Sequence[Incident]) -> str:
    told = [
        f"{date_text(one.happened_on, full=True)} {one.get_kind_display()} {one.get_grade_display()} {one.document}"
        for one in rows
    ]
    return _("; ").join(told)
