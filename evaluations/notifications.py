"""Who is told: the reviewer of the task, park and province of a released result, provinces of their named bases."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.domain import people
from accounts.models import User
from evaluations.domain.namings import bases_of
from evaluations.models import Assignment, Naming, Nomination, Release
from journal.domain import labels, notifications
from journal.models import Event
from programmes.choices import Level
from programmes.domain.bodies import bodies_at

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
        "bases.named": _("named the bases"),
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
    units = {base.unit for base in bases_of(naming)}
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
