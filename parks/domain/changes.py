"""Merging, splitting, moving, raising and dissolving parks: each a dated event with its document (X-06)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from parks import names
from parks.choices import ParkEventKind, ParkKind, ParkLevel
from parks.domain import happenings, parks
from parks.models import FormerName, LoadLine, Park, ParkEvent

# What the register itself says about a park does not keep a double entry from being closed.
_OWN = (FormerName, LoadLine, ParkEvent, Park)


@transaction.atomic
def merge(*, actor: policy.Actor, park: Park, into: Park, on: date, basis: str) -> ParkEvent:
    """Let a park go up in another one from a day on: its page leads there, what it did stays with it."""
    policy.require(actor, "parks.change_park", park)
    park, into = _two(park, into)
    _close(park, into)
    return _happened(actor, park, ParkEventKind.MERGED_INTO, on=on, basis=basis, other=into, after=into.name)


@transaction.atomic
def split(*, actor: policy.Actor, park: Park, code: str, name: str, on: date, basis: str, **columns: Any) -> Park:
    """Enter a park that was split off from this one; it lies in the same province unless `columns` say otherwise."""
    policy.require(actor, "parks.change_park", park)
    origin = happenings.living(park)
    about = {"region": origin.region, "city": origin.city, "level": origin.level, "kind": origin.kind, **columns}
    made = parks.register(actor=actor, code=code, name=name, **about)
    _happened(actor, made, ParkEventKind.SPLIT_FROM, on=on, basis=basis, other=origin, before=origin.name)
    return made


@transaction.atomic
def move_boundary(*, actor: policy.Actor, park: Park, area_ha: Decimal, on: date, basis: str) -> ParkEvent:
    """Note the area (hectares) after the boundary was moved; the area before stays in the history."""
    policy.require(actor, "parks.change_park", park)
    park = happenings.living(park)
    if area_ha <= 0:
        raise RuleViolation([Problem("area_ha", _("The area is more than 0 hectares."))])
    before, park.area_ha = park.area_ha, area_ha
    park.save(update_fields=["area_ha"])
    areas = {"area_before": before, "area_after": area_ha}
    return _happened(actor, park, ParkEventKind.BOUNDARY_MOVED, on=on, basis=basis, **areas)


@transaction.atomic
def reclassify(*, actor: policy.Actor, park: Park, level: str, kind: str, on: date, basis: str) -> ParkEvent:
    """Raise a park to another level or make it one of another kind."""
    policy.require(actor, "parks.change_park", park)
    park = happenings.living(park)
    if (park.level, park.kind) == (level, kind):
        raise RuleViolation([Problem("level", _("This is its level and kind already."))])
    before = class_of(park)
    park.level, park.kind = level, kind
    park.save(update_fields=["level", "kind"])
    words = {"before": before, "after": class_of(park)}
    return _happened(actor, park, ParkEventKind.RECLASSIFIED, on=on, basis=basis, **words)


@transaction.atomic
def dissolve(*, actor: policy.Actor, park: Park, on: date, basis: str) -> ParkEvent:
    """Note that a park was dissolved; it is offered no longer and stays findable."""
    policy.require(actor, "parks.change_park", park)
    park = happenings.living(park)
    _close(park, None)
    return _happened(actor, park, ParkEventKind.DISSOLVED, on=on, basis=basis)


@transaction.atomic
def close_duplicate(*, actor: policy.Actor, park: Park, into: Park, on: date, basis: str) -> ParkEvent:
    """Close an entry that is the same park as another one; its names lead to the one that stays.

    Raises `RuleViolation` at `into` when anything else refers to the entry: it would be torn from its park.
    """
    policy.require(actor, "parks.change_park", park)
    park, into = _two(park, into)
    if used := list(used_by(park)):
        message = _("The entry is in use: %(what)s.") % {"what": pgettext("between names", ", ").join(used)}
        remedy = _("Close the other one of the two, or correct what refers to this one first.")
        raise RuleViolation([Problem("into", message, remedy=remedy)])
    _hand_over_names(actor, park, into, basis)
    _close(park, into)
    return _happened(actor, park, ParkEventKind.DUPLICATE_OF, on=on, basis=basis, other=into, after=into.name)


def _two(park: Park, into: Park) -> tuple[Park, Park]:
    """Lock two living parks, always in the same order; raises `RuleViolation` for one and the same."""
    if park.pk == into.pk:
        raise RuleViolation([Problem("into", _("This is the park itself."), remedy=_("Choose the other park."))])
    locked = {one.pk: happenings.living(one) for one in sorted((park, into), key=lambda one: one.pk)}
    return locked[park.pk], locked[into.pk]


def _close(park: Park, successor: Park | None) -> None:
    park.is_active, park.successor = False, successor
    park.save(update_fields=["is_active", "successor"])


def used_by(park: Park) -> Iterator[str]:
    """Yield what else refers to an entry, in any app: whatever has a foreign key to it."""
    if park.committee_id:
        yield _("a park committee keeps it")
    for relation in park._meta.related_objects:  # noqa: SLF001 - Django's documented way to the relations
        model = relation.related_model
        if model not in _OWN and model._default_manager.filter(**{relation.field.name: park}).exists():  # noqa: SLF001
            yield str(model._meta.verbose_name_plural)  # noqa: SLF001


def _hand_over_names(actor: policy.Actor, park: Park, into: Park, basis: str) -> None:
    known = {names.plain(into.name), *(names.plain(one.name) for one in into.former_names.all())}
    for name in (park.name, *park.former_names.values_list("name", flat=True)):
        if names.plain(name) not in known:
            parks.add_alias(actor=actor, park=into, name=name, basis=basis)
            known.add(names.plain(name))


def class_of(park: Park) -> str:
    """Return level and kind as an entry of the history keeps them."""
    return f"{ParkLevel(park.level).value}/{ParkKind(park.kind).value}"


def _happened(actor: policy.Actor, park: Park, kind: ParkEventKind, *, on: date, basis: str, **what: Any) -> ParkEvent:
    event = happenings.note(actor=actor, park=park, kind=kind, on=on, basis=basis, **what)
    data = {"on": on, **{key: getattr(value, "name", value) for key, value in what.items()}}
    events.record(kind=f"park.{kind.value}", actor=actor, subject=park.as_subject(), basis=basis, data=data)
    return event
