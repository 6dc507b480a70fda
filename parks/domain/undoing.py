"""Taking back what an entry of the history changed in the register: one small function for each kind (X-06)."""

from collections.abc import Callable, Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.errors import Problem, RuleViolation
from parks.choices import ParkEventKind as Kind
from parks.domain import changes, spelling
from parks.models import FormerName, Park, ParkEvent


def take_back(event: ParkEvent) -> None:
    """Put the register back to how it was before; raises `RuleViolation` when something later rests on the entry."""
    event.park.refresh_from_db()
    if _changed_since(event):
        remedy = _("Correct the later entry first. Day and basis of this one can be corrected at any time.")
        message = _("The register has changed since: a later entry rests on this one.")
        raise RuleViolation([Problem("", message, remedy=remedy)])
    _TAKING_BACK[Kind(event.kind)](event)


def _changed_since(event: ParkEvent) -> bool:
    """Say whether the park no longer stands as the entry left it."""
    park = event.park
    stands = {
        Kind.RENAMED: park.name == event.after,
        Kind.BOUNDARY_MOVED: park.area_ha == event.area_after,
        Kind.RECLASSIFIED: changes.class_of(park) == event.after,
        Kind.SPLIT_FROM: park.is_active,
    }.get(Kind(event.kind), not park.is_active and park.successor_id == event.other_id)
    later = ParkEvent.objects.filter(park=park, kind=event.kind, withdrawn_at=None, pk__gt=event.pk)
    return not stands or later.exists()


def _name(event: ParkEvent) -> None:
    park = event.park
    FormerName.objects.filter(park=park, name=event.before, until__isnull=False).delete()
    spelling.spell(park, event.before)
    spelling.make_findable([park])
    park.save(update_fields=["name", "pinyin", "initials", "search_text"])


def _area(event: ParkEvent) -> None:
    Park.objects.filter(pk=event.park_id).update(area_ha=event.area_before)


def _class(event: ParkEvent) -> None:
    level, _slash, kind = event.before.partition("/")
    Park.objects.filter(pk=event.park_id).update(level=level, kind=kind)


def _open(event: ParkEvent) -> None:
    """Make the park one of its own again."""
    Park.objects.filter(pk=event.park_id).update(is_active=True, successor=None)


def _double(event: ParkEvent) -> None:
    """Open the entry again and take back the names that were handed over with it."""
    stays = Park.objects.get(events_with=event)
    handed_over(event).delete()
    spelling.make_findable([stays])
    stays.save(update_fields=["search_text"])
    _open(event)


def handed_over(event: ParkEvent) -> QuerySet[FormerName]:
    """Return the names that the entry which stays got from a double entry."""
    own = (event.park.name, *event.park.former_names.values_list("name", flat=True))
    return FormerName.objects.filter(park=event.other_id, name__in=own, until=None, basis=event.basis)


def _split(event: ParkEvent) -> None:
    """Close the park that was entered for it; raises `RuleViolation` when something refers to it."""
    if used := list(changes.used_by(event.park)):
        message = _("The entry is in use: %(what)s.") % {"what": pgettext("between names", ", ").join(used)}
        raise RuleViolation([Problem("", message, remedy=_("Correct what refers to this park first."))])
    Park.objects.filter(pk=event.park_id).update(is_active=False)


_TAKING_BACK: Mapping[Kind, Callable[[ParkEvent], None]] = {
    Kind.RENAMED: _name,
    Kind.BOUNDARY_MOVED: _area,
    Kind.RECLASSIFIED: _class,
    Kind.MERGED_INTO: _open,
    Kind.DISSOLVED: _open,
    Kind.DUPLICATE_OF: _double,
    Kind.SPLIT_FROM: _split,
}
