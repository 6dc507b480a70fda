"""Who sees and keeps the register of enterprises: ministries all of it, a province and a park their own."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import DEPARTMENTS, OrganisationKind, Role
from accounts.rules import is_ministry
from common import policy
from common.policy import Allowed, Decision, Refused
from parks.models import Enterprise, Park


@policy.scope(Enterprise)
def enterprises_seen(actor: Any, rows: QuerySet[Enterprise]) -> QuerySet[Enterprise]:
    if actor is policy.SYSTEM or is_ministry(actor):
        return rows
    return rows.filter(park__in=Park.objects.filter(kept_by(actor)))


@policy.rule("parks.keep_enterprises")
def may_keep(actor: Any, _subject: object) -> Decision:
    """Say whether the actor enters enterprises of any park."""
    if actor is policy.SYSTEM or is_ministry(actor) or _departments(actor) or _committees(actor):
        return Allowed()
    return Refused(_kept_by())


@policy.rule("parks.register_enterprise")
def may_register(actor: Any, park: Park) -> Decision:
    """An enterprise is entered by the committee of its park, the province of the park, or a ministry."""
    if actor is policy.SYSTEM or is_ministry(actor) or Park.objects.filter(kept_by(actor), pk=park.pk).exists():
        return Allowed()
    return Refused(_kept_by())


@policy.rule("parks.amend_enterprise")
def may_amend(actor: Any, enterprise: Enterprise) -> Decision:
    return may_register(actor, enterprise.park)


@policy.rule("parks.enterprise.read")
def may_read_about(actor: Any, row: Any) -> Decision:
    seen = Enterprise.objects.filter(pk=row.subject_id).visible_to(actor).exists()
    return Allowed() if seen else Refused(_("There is no such enterprise."))


def kept_by(actor: Any) -> Q:
    """Return the condition on the parks whose enterprises the actor keeps: of the province, or the own park."""
    regions = _departments(actor)
    here = Q(region__in=regions) | Q(region__parent__in=regions)
    return here | Q(committee__in=_committees(actor), committee__isnull=False)


def _departments(actor: Any) -> list[str]:
    return [post.organisation.region_id for post in _posts(actor) if post.organisation.kind in DEPARTMENTS]


def _committees(actor: Any) -> list[int]:
    kind = OrganisationKind.PARK_COMMITTEE
    return [post.organisation_id for post in _posts(actor) if post.organisation.kind == kind]


def _posts(actor: Any) -> list[Any]:
    return [post for post in getattr(actor, "posts_now", ()) if post.role == Role.OFFICIAL]


def _kept_by() -> str:
    return _("Enterprises are entered by the committee of their park, its province or a ministry.")
