"""Who sees and keeps the register of parks. It holds what is printed in public lists, nothing a park has reported."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.choices import Role
from accounts.rules import is_ministry, roles_of
from common import policy
from common.policy import Allowed, Decision, Refused
from parks.models import FormerName, LoadLine, Park, ParkEvent, ParkLoad


@policy.scope(Park)
def parks_seen(actor: Any, rows: QuerySet[Park]) -> QuerySet[Park]:
    """Officials see the whole register: a province may recommend a park that lies in another one."""
    return rows if actor is policy.SYSTEM or Role.OFFICIAL in roles_of(actor) else rows.none()


@policy.scope(FormerName)
def former_names_seen(actor: Any, rows: QuerySet[FormerName]) -> QuerySet[FormerName]:
    return rows if actor is policy.SYSTEM or Role.OFFICIAL in roles_of(actor) else rows.none()


@policy.scope(ParkEvent)
def park_events_seen(actor: Any, rows: QuerySet[ParkEvent]) -> QuerySet[ParkEvent]:
    return rows if actor is policy.SYSTEM or Role.OFFICIAL in roles_of(actor) else rows.none()


@policy.scope(ParkLoad)
def loads_seen(actor: Any, rows: QuerySet[ParkLoad]) -> QuerySet[ParkLoad]:
    return rows if _ministry(actor) else rows.none()


@policy.scope(LoadLine)
def load_lines_seen(actor: Any, rows: QuerySet[LoadLine]) -> QuerySet[LoadLine]:
    return rows if _ministry(actor) else rows.none()


@policy.rule("parks.load_parks")
def may_load(actor: Any, _load: object) -> Decision:
    return _ministry(actor)


@policy.rule("parks.load.read")
def may_read_load(actor: Any, _row: object) -> Decision:
    return _ministry(actor)


@policy.rule("parks.register_park")
def may_register(actor: Any, _subject: object) -> Decision:
    return _ministry(actor)


@policy.rule("parks.rename_park")
def may_rename(actor: Any, _park: object) -> Decision:
    return _ministry(actor)


@policy.rule("parks.change_park")
def may_change(actor: Any, _park: object) -> Decision:
    return _ministry(actor)


@policy.rule("parks.correct_event")
def may_correct_event(actor: Any, event: ParkEvent | None) -> Decision:
    if event is not None and event.is_withdrawn:
        return Refused(_("This entry is withdrawn already."))
    return _ministry(actor)


@policy.rule("parks.park.read")
def may_read_about(actor: Any, row: Any) -> Decision:
    """Papers and files about a park are for those who see it."""
    seen = Park.objects.visible_to(actor).filter(pk=row.subject_id).exists()
    return Allowed() if seen else Refused(_("There is no such park."))


def _ministry(actor: Any) -> Decision:
    if actor is policy.SYSTEM or is_ministry(actor):
        return Allowed()
    return Refused(_("The register of parks is kept by the ministries."))
