"""Who is told: of tasks and results, of objections and statements, of reminders, and of what was decided."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.domain import people
from accounts.models import User
from evaluations.domain.namings import bases_of
from evaluations.domain.objections import officials
from evaluations.models import (
    Assignment,
    ExcessRefusal,
    Naming,
    Nomination,
    Objection,
    Release,
    StagedDecision,
    Statement,
)
from journal.domain import labels, notifications
from journal.models import Event
from programmes.choices import Level
from programmes.domain.bodies import bodies_at
from programmes.models import Obligation, Programme

labels.register(
    {
        "evaluation.opened": _("opened the evaluation"),
        "assignment.made": _("asked a reviewer"),
        "assignment.warned": _("told a reviewer of a change in the incident register"),
        "assignment.recused": _("took a reviewer off"),
        "sheet.saved": _("saved a draft of the score sheet"),
        "sheet.submitted": _("submitted the score sheet"),
        "evaluation.scored": _("all score sheets are in"),
        "evaluation.judged": _("recorded a finding"),
        "evaluation.released": _("released the result"),
        "notice.opened": _("opened a public notice"),
        "notice.corrected": _("corrected a public notice by a new one"),
        "notice.extended": _("let a public notice run longer"),
        "review.recorded": _("recorded the result of an expert review"),
        "excess.refused": _("refused the candidates above the quota"),
        "decisions.staged": _("staged decisions"),
        "decisions.unstaged": _("took back staged decisions"),
        "objection.received": _("objected to a public notice"),
        "objection.assigned": _("gave an objection to an official"),
        "objection.answered": _("answered an objection"),
        "statement.asked": _("asked for a statement"),
        "statement.given": _("gave a statement"),
        "call.reminded": _("reminded a unit of its list"),
        "bases.named": _("named the bases"),
        "candidate.declined": _("did not take up a candidate"),
        "nomination.made": _("named for a tier"),
        "nomination.approved": _("approved a nomination"),
        "nomination.refused": _("refused a nomination"),
        "nomination.withdrawn": _("withdrew a nomination"),
        "tier.target_set": _("set the target of a tier"),
        "bases.imported": _("brought in a list decided before the portal"),
    }
)


def reviewer(event: Event) -> Iterable[User]:
    return [Assignment.objects.select_related("reviewer").get(pk=event.subject_id).reviewer]


def sheet_link(event: Event) -> str:
    return reverse("admin:evaluations_assignment_sheet", args=[event.subject_id])


def park_and_province(event: Event) -> Iterable[User]:
    """Return the officials of the committee and of the departments of the recommending unit."""
    rows = Release.objects.select_related(
        "evaluation__round__programme", "evaluation__participation__park", "evaluation__participation__unit"
    )
    evaluation = rows.get(pk=event.subject_id).evaluation
    base = evaluation.participation
    found = bodies_at(programme=evaluation.round.programme, level=Level.PROVINCE, unit=base.unit)
    bodies = {body.pk for body in found} | ({base.park.committee_id} if base.park.committee_id else set())
    return people.officials_of(bodies)


def evaluation_link(event: Event) -> str:
    release = Release.objects.select_related("evaluation").get(pk=event.subject_id)
    return reverse("evaluations:evaluation_detail", args=[release.evaluation.public_id])


def provinces(event: Event) -> Iterable[User]:
    """Return the officials of the departments that recommended one of the named bases."""
    naming = _naming(event)
    units = {base.participation.unit for base in bases_of(naming)}
    bodies = {
        body.pk
        for unit in units
        for body in bodies_at(programme=naming.round.programme, level=Level.PROVINCE, unit=unit)
    }
    return people.officials_of(bodies)


def naming_link(event: Event) -> str:
    return reverse("evaluations:naming_detail", args=[_naming(event).public_id])


def _naming(event: Event) -> Naming:
    return Naming.objects.select_related("round__programme").get(pk=event.subject_id)


def ministries(event: Event) -> Iterable[User]:
    """Return the officials of the ministries that decide on a nomination."""
    bodies = bodies_at(programme=_nomination(event).programme, level=Level.MINISTRY)
    return people.officials_of({body.pk for body in bodies})


def nominator(event: Event) -> Iterable[User]:
    """Return the officials of the body that named."""
    return people.officials_of({_nomination(event).body_id})


def nomination_link(event: Event) -> str:
    return reverse("evaluations:nomination_detail", args=[_nomination(event).public_id])


def _nomination(event: Event) -> Nomination:
    return Nomination.objects.select_related("programme").get(pk=event.subject_id)


def committees(event: Event) -> Iterable[User]:
    """Return the officials of the committees of the named bases."""
    bases = bases_of(_naming(event)).exclude(participation__park__committee=None)
    return people.officials_of(bases.values_list("participation__park__committee", flat=True))


def own_ministries(event: Event) -> Iterable[User]:
    """Return the officials of the ministries that run the programme of the event."""
    return officials(Programme.objects.get(pk=event.programme))


def handler(event: Event) -> Iterable[User]:
    assigned = Objection.objects.select_related("assigned_to").get(pk=event.subject_id).assigned_to
    return [assigned] if assigned else []


def objection_link(event: Event) -> str:
    return reverse("evaluations:objection_detail", args=[Objection.objects.get(pk=event.subject_id).public_id])


def asked(event: Event) -> Iterable[User]:
    return people.officials_of([Statement.objects.get(pk=event.subject_id).body_id])


def statement_link(event: Event) -> str:
    return reverse("evaluations:statement_detail", args=[Statement.objects.get(pk=event.subject_id).public_id])


def asking(event: Event) -> Iterable[User]:
    """Return who handles the objection for which a statement was asked, else the ministries."""
    statement = _statement(event)
    assigned = statement.objection.assigned_to
    return [assigned] if assigned else officials(statement.objection.notice.round.programme)


def statement_source(event: Event) -> str:
    return reverse("evaluations:objection_detail", args=[_statement(event).objection.public_id])


def refused_province(event: Event) -> Iterable[User]:
    filing = _refusal(event).version.filing
    found = bodies_at(programme=filing.programme, level=Level.PROVINCE, unit=filing.unit)
    return people.officials_of(body.pk for body in found)


def declined_province(event: Event) -> Iterable[User]:
    """Return the officials of all departments of the unit that recommended it."""
    one = _declined(event)
    found = bodies_at(programme=one.round.programme, level=Level.PROVINCE, unit=one.unit)
    return people.officials_of(body.pk for body in found)


def declined_park(event: Event) -> Iterable[User]:
    committee = _declined(event).park.committee_id
    return people.officials_of([committee] if committee else [])


def decisions_link(_event: Event) -> str:
    return reverse("evaluations:decision_list")


def list_link(event: Event) -> str:
    """Return the page of the list on which the park does not stand: the decision itself is not shown to parks."""
    return reverse("evaluations:naming_detail", args=[Naming.objects.get(round=_declined(event).round).public_id])


def _declined(event: Event) -> StagedDecision:
    rows = StagedDecision.objects.select_related("round__programme", "unit", "park")
    return rows.get(pk=event.subject_id, released_at__isnull=False)


def filing_link(event: Event) -> str:
    return reverse("reports:filing_detail", args=[_refusal(event).version.filing.public_id])


def owing_unit(event: Event) -> Iterable[User]:
    """Return the officials of all departments of the unit: who leads may be away."""
    owed = Obligation.objects.select_related("programme", "unit").get(pk=event.subject_id)
    found = bodies_at(programme=owed.programme, level=Level.PROVINCE, unit=owed.unit)
    return people.officials_of(body.pk for body in found)


def obligation_link(event: Event) -> str:
    return reverse("programmes:obligation_detail", args=[event.subject_id])


def _statement(event: Event) -> Statement:
    rows = Statement.objects.select_related("objection__notice__round__programme", "objection__assigned_to")
    return rows.get(pk=event.subject_id)


def _refusal(event: Event) -> ExcessRefusal:
    rows = ExcessRefusal.objects.select_related("version__filing__programme", "version__filing__unit")
    return rows.get(pk=event.subject_id)


notifications.register(
    "assignment.made", kind="assignment", recipients=reviewer, link=sheet_link, template="evaluation_assigned"
)
notifications.register(
    "assignment.warned", kind="incident", recipients=reviewer, link=sheet_link, template="evaluation_warned"
)
notifications.register(
    "evaluation.released",
    kind="evaluation_released",
    recipients=park_and_province,
    link=evaluation_link,
    template="evaluation_released",
)
notifications.register(
    "bases.named", kind="bases_named", recipients=provinces, link=naming_link, template="evaluation_named"
)
notifications.register(
    "nomination.made", kind="nomination_made", recipients=ministries, link=nomination_link, template="nomination_made"
)
for _act in ("approved", "refused", "withdrawn"):
    notifications.register(
        f"nomination.{_act}",
        kind=f"nomination_{_act}",
        recipients=nominator,
        link=nomination_link,
        template="nomination_ended",
    )
notifications.register(
    "bases.named", kind="base_named", recipients=committees, link=naming_link, template="evaluation_base_named"
)
for _kind, _told, _link in (
    ("candidate_declined", declined_province, decisions_link),
    ("own_declined", declined_park, list_link),
):
    notifications.register(
        "candidate.declined", kind=_kind, recipients=_told, link=_link, template="evaluation_declined"
    )
notifications.register(
    "objection.received",
    kind="objection",
    recipients=own_ministries,
    link=objection_link,
    template="evaluation_objection",
)
notifications.register(
    "objection.assigned",
    kind="objection_assigned",
    recipients=handler,
    link=objection_link,
    template="evaluation_objection_assigned",
)
notifications.register(
    "statement.asked",
    kind="statement_asked",
    recipients=asked,
    link=statement_link,
    template="evaluation_statement_asked",
)
notifications.register(
    "statement.given",
    kind="statement_given",
    recipients=asking,
    link=statement_source,
    template="evaluation_statement_given",
)
notifications.register(
    "excess.refused", kind="excess_refused", recipients=refused_province, link=filing_link, template="evaluation_excess"
)
notifications.register(
    "call.reminded",
    kind="call_reminded",
    recipients=owing_unit,
    link=obligation_link,
    template="evaluation_call_reminded",
)
