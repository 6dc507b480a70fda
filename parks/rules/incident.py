"""Who sees, enters and corrects incidents: the ministries, the provinces responsible, the park about itself.

The public and everybody else see none. A province is responsible for the parks that lie in it and for those it
recommends from elsewhere (`Recommender`).
"""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import DEPARTMENTS, MINISTRIES, OrganisationKind, Role
from accounts.models import Organisation
from accounts.rules import is_ministry
from common import policy
from common.policy import Allowed, Decision, Refused
from parks.models import Incident, Park, Recommender


@policy.scope(Incident)
def incidents_seen(actor: Any, rows: QuerySet[Incident]) -> QuerySet[Incident]:
    if actor is policy.SYSTEM or is_ministry(actor):
        return rows
    return rows.filter(_answered_for(actor) | Q(park__committee__in=_bodies(actor, _COMMITTEES)))


@policy.rule("parks.incident.read")
def may_read_about_incident(actor: Any, row: Any) -> Decision:
    seen = Incident.objects.visible_to(actor).filter(pk=row.subject_id).exists()
    return Allowed() if seen else Refused(_("There is no such incident."))


@policy.rule("parks.enter_incident")
def may_enter(actor: Any, park: Park) -> Decision:
    if body_for(actor, park):
        return Allowed()
    return Refused(_("Incidents are entered by the ministries and by the province responsible for the park."))


@policy.rule("parks.correct_incident")
def may_correct(actor: Any, incident: Incident) -> Decision:
    """The body that entered it answers for it; a ministry may mend what a province entered, not the other way."""
    if incident.is_withdrawn:
        return Refused(_("This was withdrawn. Enter it anew if it did happen."))
    if is_ministry(actor) or incident.entered_by_id in _bodies(actor, DEPARTMENTS):
        return Allowed()
    return Refused(_("This is corrected by %(body)s or by the ministries.") % {"body": incident.entered_by.name})


@policy.rule("parks.withdraw_incident")
def may_withdraw(actor: Any, incident: Incident) -> Decision:
    return may_correct(actor, incident)


@policy.rule("parks.comment_incident")
def may_comment(actor: Any, incident: Incident) -> Decision:
    if incident.park.committee_id not in _bodies(actor, _COMMITTEES):
        return Refused(_("Comments are for the park that the incident is about."))
    return Refused(_("This was withdrawn.")) if incident.is_withdrawn else Allowed()


@policy.rule("parks.keep_incidents")
def may_keep(actor: Any, _subject: object) -> Decision:
    """Say whether somebody enters incidents at all: of which park is asked with the park."""
    if is_ministry(actor) or _bodies(actor, DEPARTMENTS):
        return Allowed()
    return Refused(_("Incidents are entered by the ministries and by the province responsible for the park."))


def body_for(actor: Any, park: Park) -> Organisation | None:
    """Return the body in whose name somebody enters incidents of a park; None when there is none."""
    ministry = next(iter(_seats(actor, MINISTRIES)), None)
    departments = _seats(actor, DEPARTMENTS)
    if ministry or not departments:
        return ministry
    regions = {park.region_id, park.region.parent_id, *park.recommenders.values_list("region", flat=True)}
    return next((body for body in departments if body.region_id in regions), None)


def _answered_for(actor: Any) -> Q:
    """Return the condition on incidents of parks for which the actor's province is responsible."""
    regions = [body.region_id for body in _seats(actor, DEPARTMENTS)]
    # By subquery: a join to the recommenders would double rows.
    recommended = Recommender.objects.filter(region__in=regions).values("park")
    return Q(park__region__in=regions) | Q(park__region__parent__in=regions) | Q(park__in=recommended)


_COMMITTEES = (OrganisationKind.PARK_COMMITTEE,)


def _seats(actor: Any, kinds: Collection[str]) -> list[Organisation]:
    """Return the bodies of these kinds for which the actor acts today."""
    held = (post for post in getattr(actor, "posts_now", ()) if post.role == Role.OFFICIAL)
    return [post.organisation for post in held if post.organisation.kind in kinds]


def _bodies(actor: Any, kinds: Collection[str]) -> list[int]:
    return [body.pk for body in _seats(actor, kinds)]
