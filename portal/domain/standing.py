"""As what somebody meets the portal: which doors and which home are theirs."""

from enum import StrEnum
from typing import Any

from accounts.choices import ADMINISTRATORS, Role
from programmes.choices import Level
from programmes.domain.bodies import levels_of


class Standing(StrEnum):
    """The widest capacity in which a person acts today."""

    MINISTRY = "ministry"
    PROVINCE = "province"
    PARK = "park"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"
    NONE = "none"


def standing_of(actor: Any) -> Standing:
    """Return the widest capacity of an actor today; NONE for visitors and for those without a post."""
    if not actor.is_authenticated:
        return Standing.NONE
    levels = set().union(*levels_of(actor).values())
    for level in (Level.MINISTRY, Level.PROVINCE, Level.PARK):
        if level in levels:
            return Standing(level.value)
    return _standing_by_role(actor.roles)


def body_ids(actor: Any) -> list[int]:
    """Return the bodies for which an actor acts as an official today."""
    return [post.organisation_id for post in actor.posts_now if post.role == Role.OFFICIAL]


def _standing_by_role(roles: frozenset[str]) -> Standing:
    if roles & set(ADMINISTRATORS):
        return Standing.ADMINISTRATOR
    return Standing.REVIEWER if Role.REVIEWER in roles else Standing.NONE
