"""The incident register: what happened in a park, how grave it is by the law, and how that was corrected.

Nothing is changed silently: each state is a revision with its reason, what is withdrawn stays on record as withdrawn.
"""

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks import grading
from parks.choices import Grade, IncidentAct, IncidentState
from parks.domain import stating
from parks.domain.stating import Stated
from parks.models import Incident, IncidentComment, IncidentRevision, Park, Recommender
from parks.rules.incident import body_for

__all__ = [
    "Stated",
    "as_grave_as",
    "comment",
    "correct",
    "enter",
    "grading_of",
    "note_recommender",
    "of_park",
    "stated_of",
    "withdraw",
]


@transaction.atomic
def enter(*, actor: policy.Actor, park: Park, stated: Stated) -> Incident:
    """Enter an incident of a park; the grade is computed. Raises `RuleViolation` with the field of what is wrong."""
    policy.require(actor, "parks.enter_incident", park)
    stating.check(stated)
    body = body_for(actor, park)
    assert body is not None  # noqa: S101 - the rule asked for it
    incident = Incident(park=park, entered_by=body, entered_at=clock.now())
    _write(incident, stated)
    incident.save(force_insert=True)
    _revise(actor, incident, IncidentAct.ENTERED, body, stated)
    _record(actor, incident, IncidentAct.ENTERED)
    return incident


@transaction.atomic
def correct(*, actor: policy.Actor, incident: Incident, number: int, stated: Stated, reason: str) -> Incident:
    """State an incident anew, with the reason; the former values are kept as a revision.

    `number` is the revision that was read. Raises `RuleViolation` when somebody corrected in between, nothing differs,
    no reason is given, or a value is wrong.
    """
    locked = _lock(incident)
    policy.require(actor, "parks.correct_incident", locked)
    stating.check(stated)
    _require_new(locked, number, stated)
    stating.require_reason(reason)
    before = locked.grade
    _write(locked, stated)
    locked.number += 1
    locked.save()
    _revise(actor, locked, IncidentAct.CORRECTED, _body(actor, locked), stated, reason)
    _record(actor, locked, IncidentAct.CORRECTED, reason, {"grade_before": before})
    return locked


@transaction.atomic
def withdraw(*, actor: policy.Actor, incident: Incident, reason: str) -> Incident:
    """Take an incident off the record: it was entered by mistake. It stays readable as withdrawn, with the reason."""
    locked = _lock(incident)
    policy.require(actor, "parks.withdraw_incident", locked)
    stating.require_reason(reason)
    locked.state, locked.number = IncidentState.WITHDRAWN, locked.number + 1
    locked.save(update_fields=["state", "number"])
    _revise(actor, locked, IncidentAct.WITHDRAWN, _body(actor, locked), stated_of(locked), reason)
    _record(actor, locked, IncidentAct.WITHDRAWN, reason)
    return locked


@transaction.atomic
def comment(*, actor: policy.Actor, incident: Incident, text: str) -> IncidentComment:
    """Write down what the park says to an incident about itself; the body that entered it is told."""
    locked = _lock(incident)
    policy.require(actor, "parks.comment_incident", locked)
    if not text.strip():
        raise RuleViolation([Problem("text", _("Write your comment."))])
    body = locked.park.committee
    assert body is not None  # noqa: S101 - the rule asked for it
    made = IncidentComment.objects.create(
        incident=locked, text=text.strip(), body=body, by_id=actor.pk, by_name=actor.label, at=clock.now()
    )
    events.record(kind="incident.commented", actor=actor, subject=locked.as_subject(), reason=made.text)
    return made


def note_recommender(park: Park, region_id: str) -> None:
    """Note that bodies of a region recommend a park that lies elsewhere: they are responsible for its incidents too."""
    if region_id not in (park.region_id, park.region.parent_id):
        Recommender.objects.get_or_create(park=park, region_id=region_id)


def of_park(park: Park, *, kind: str, since: date, until: date) -> QuerySet[Incident]:
    """Return the incidents on record of a kind in a park between two days, both whole, latest first."""
    rows = Incident.objects.filter(park=park, kind=kind, state=IncidentState.STANDING)
    return rows.filter(happened_on__gte=since, happened_on__lte=until).order_by("-happened_on", "-id")


def as_grave_as(grade: Grade) -> Q:
    """Return the condition on incidents of a grade or a graver one."""
    return Q(grade__in=[one for one in Grade if one.rank >= grade.rank])


def grading_of(incident: Incident) -> grading.Grading | None:
    """Return how the grade of an incident is computed; None for a criminal case, which has none."""
    return stating.grading_of(stated_of(incident))


def stated_of(incident: Incident) -> Stated:
    """Return what is stated of an incident now."""
    values: dict[str, Any] = {one.name: getattr(incident, one.name) for one in fields(Stated)}
    return Stated(**{**values, "triggers": tuple(incident.triggers)})


def _lock(incident: Incident) -> Incident:
    rows = Incident.objects.select_for_update(of=("self",))
    return rows.select_related("park__region", "park__committee", "entered_by").get(pk=incident.pk)


def _write(incident: Incident, stated: Stated) -> None:
    for name, value in asdict(stated).items():
        setattr(incident, name, value)
    incident.triggers = list(stated.triggers)
    found = stating.grading_of(stated)
    incident.computed_grade = found.grade if found else ""
    incident.grade = stated.official_grade or incident.computed_grade


def _require_new(incident: Incident, number: int, stated: Stated) -> None:
    if number != incident.number:
        remedy = _("Open it again, look at what stands now, and correct that.")
        raise RuleViolation([Problem("", _("Somebody corrected this in between."), remedy=remedy)])
    if stated == stated_of(incident):
        raise RuleViolation([Problem("", _("Nothing differs from what is on record."))])


def _body(actor: policy.Actor, incident: Incident) -> Organisation:
    return body_for(actor, incident.park) or incident.entered_by


def _revise(
    actor: policy.Actor, incident: Incident, act: IncidentAct, body: Organisation, stated: Stated, reason: str = ""
) -> None:
    IncidentRevision.objects.create(
        incident=incident,
        number=incident.number,
        act=act,
        stated=stating.as_text(stated),
        reason=reason.strip(),
        body=body,
        by_id=actor.pk,
        by_name=actor.label,
        at=clock.now(),
    )


def _record(
    actor: policy.Actor, incident: Incident, act: IncidentAct, reason: str = "", more: dict[str, object] | None = None
) -> None:
    data = {"kind": incident.kind, "day": incident.happened_on, "grade": incident.grade, **(more or {})}
    subject = incident.as_subject()
    events.record(kind=f"incident.{act.value}", actor=actor, subject=subject, reason=reason.strip(), data=data)
