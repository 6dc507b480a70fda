"""Who sees and does what with programmes, rounds, participations and obligations (X-05)."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import OrganisationKind, Role
from common import policy
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level, ObligationState, RoundState
from programmes.models import Factor, Obligation, Participation, Programme, ReportingUnit, Round, RunningBody


def levels_of(actor: Any) -> Mapping[str, frozenset[Level]]:
    """Return at which levels an actor acts in each programme: programme code -> levels. Kept on the actor."""
    if not actor.is_authenticated or actor.pk is None:
        return {}
    if not hasattr(actor, "_levels_of_programmes"):
        actor._levels_of_programmes = _read_levels(actor)  # noqa: SLF001 - a cache of this module on the request's user
    standing: Mapping[str, frozenset[Level]] = actor._levels_of_programmes  # noqa: SLF001
    return standing


def _read_levels(actor: Any) -> Mapping[str, frozenset[Level]]:
    kinds = {post.organisation.kind for post in actor.posts_now if post.role == Role.OFFICIAL}
    levels: dict[str, set[Level]] = {}
    for body in RunningBody.objects.filter(organisation_kind__in=kinds):
        levels.setdefault(body.programme_id, set()).add(Level(body.level))
    return {programme: frozenset(found) for programme, found in levels.items()}


def programmes_at(actor: Any, level: Level) -> list[str]:
    """Return the codes of the programmes in which the actor acts at a level."""
    return [programme for programme, levels in levels_of(actor).items() if level in levels]


def seats(actor: Any) -> tuple[list[str], list[int], list[int]]:
    """Return the regions of the provincial bodies, the bodies and the committees that an official acts for today."""
    posts = [post for post in getattr(actor, "posts_now", []) if post.role == Role.OFFICIAL]
    regions = [post.organisation.region_id for post in posts if post.organisation.kind not in _NOT_PROVINCIAL]
    bodies = [post.organisation_id for post in posts]
    committees = [post.organisation_id for post in posts if post.organisation.kind == OrganisationKind.PARK_COMMITTEE]
    return regions, bodies, committees


_NOT_PROVINCIAL = {OrganisationKind.PARK_COMMITTEE, OrganisationKind.THIRD_PARTY, OrganisationKind.OPERATOR}


def reach(actor: Any, *, programme: str, unit_region: str, park_region: str, own: Q) -> Q:
    """Return the condition on rows of a programme, a unit and a park.

    The ministry sees all, a province its unit, a city the parks that lie in it, a park its own.
    """
    regions, _bodies, _committees = seats(actor)
    provinces = Q(**{f"{programme}__in": programmes_at(actor, Level.PROVINCE), f"{unit_region}__in": regions})
    cities = Q(**{f"{programme}__in": programmes_at(actor, Level.CITY), f"{park_region}__in": regions})
    return Q(**{f"{programme}__in": programmes_at(actor, Level.MINISTRY)}) | provinces | cities | own


@policy.scope(Programme)
def programmes_seen(actor: Any, rows: QuerySet[Programme]) -> QuerySet[Programme]:
    """Programmes are public."""
    return rows


@policy.scope(Round)
def rounds_seen(actor: Any, rows: QuerySet[Round]) -> QuerySet[Round]:
    """Rounds that were opened are public knowledge of those signed in; one in preparation is its ministry's."""
    ministry = Q(programme__in=programmes_at(actor, Level.MINISTRY))
    return rows.filter(~Q(state=RoundState.PREPARING) | ministry) if actor.is_authenticated else rows.none()


@policy.scope(ReportingUnit)
def units_seen(actor: Any, rows: QuerySet[ReportingUnit]) -> QuerySet[ReportingUnit]:
    return rows


@policy.scope(Participation)
def participations_seen(actor: Any, rows: QuerySet[Participation]) -> QuerySet[Participation]:
    _regions, _bodies, committees = seats(actor)
    return rows.filter(
        reach(
            actor,
            programme="programme",
            unit_region="unit__region",
            park_region="park__region",
            own=Q(park__committee__in=committees),
        )
    )


@policy.scope(Obligation)
def obligations_seen(actor: Any, rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    _regions, bodies, _committees = seats(actor)
    park, own = "participation__park__region", Q(debtor__in=bodies)
    return rows.filter(reach(actor, programme="programme", unit_region="unit__region", park_region=park, own=own))


@policy.scope(Factor)
def factors_seen(actor: Any, rows: QuerySet[Factor]) -> QuerySet[Factor]:
    """By what energy is converted is public knowledge (HZ-08)."""
    return rows


@policy.rule("programmes.factor_edition.read")
def may_read_about_factors(actor: Any, _row: Any) -> Decision:
    return Allowed() if actor.is_authenticated else Refused(_("Sign in to read what was done."))


@policy.rule("programmes.load_programme")
def may_load_programme(actor: Any, subject: object) -> Decision:
    if actor is policy.SYSTEM or Role.SYSTEM_ADMIN in getattr(actor, "roles", ()):
        return Allowed()
    return Refused(_("Only a system administrator loads programme definitions."))


@policy.rule("programmes.open_round")
def may_open_round(actor: Any, programme: Any) -> Decision:
    if actor is policy.SYSTEM or Level.MINISTRY in levels_of(actor).get(programme.pk, ()):
        return Allowed()
    return Refused(_("Rounds are opened by the ministries that run the programme."))


@policy.rule("programmes.arrange_round")
def may_arrange_round(actor: Any, opened: Any) -> Decision:
    """A round is opened, moved and closed by who opens one in its programme."""
    return may_open_round(actor, opened.programme)


@policy.rule("programmes.enrol_park")
def may_enrol_park(actor: Any, programme: Any) -> Decision:
    return may_open_round(actor, programme)


@policy.rule("programmes.extend_obligation")
def may_extend(actor: Any, obligation: Any) -> Decision:
    """The level above the debtor decides: the province for a park, the ministry for both."""
    if obligation.state != ObligationState.OPEN:
        return Refused(_("What has been handed in needs no extension."))
    levels = levels_of(actor).get(obligation.programme_id, frozenset())
    regions, _bodies, _committees = seats(actor)
    own_park = obligation.participation_id and obligation.unit.region_id in regions
    if Level.MINISTRY in levels or (Level.PROVINCE in levels and own_park):
        return Allowed()
    return Refused(_("An extension is decided by the level above."))
