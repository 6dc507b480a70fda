"""The history of a park as its page tells it: events, what went up in it, and the lists it came with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _

from common import policy
from common.clock import CHINA
from parks.choices import LineState, LoadState, ParkEventKind, ParkKind, ParkLevel
from parks.domain.loads import words
from parks.models import LoadLine, Park, ParkEvent


@dataclass(frozen=True)
class Entry:
    """One thing that happened: `other` is the park it concerns too, `lines` say what changed.

    `event` is the row behind it where it can be corrected from this park's page.
    """

    on: date
    what: str
    basis: str
    lines: tuple[str, ...] = ()
    other: Park | None = None
    event: ParkEvent | None = None
    withdrawn: ParkEvent | None = None  # the row as withdrawn, with reason, person and time


def of(park: Park, actor: policy.Actor) -> list[Entry]:
    """Return what the actor may see of what happened to a park: latest first, of one day what stands first."""
    rows = (
        ParkEvent.objects.visible_to(actor)
        .filter(Q(park=park) | Q(other=park))
        .select_related("park", "other", "withdrawn_by")
    )
    told = [_entry(event, park) for event in rows]
    return sorted([*told, *_loads(park)], key=lambda entry: (entry.on, not entry.withdrawn), reverse=True)


def _entry(event: ParkEvent, park: Park) -> Entry:
    gone = event if event.is_withdrawn else None
    if event.park_id != park.pk:
        seen = _SEEN_FROM_THERE[ParkEventKind(event.kind)]()
        return Entry(event.on, seen, event.basis, other=event.park, withdrawn=gone)
    lines = tuple(_changes(event))
    return Entry(event.on, event.get_kind_display(), event.basis, lines, event.other, event, gone)


_SEEN_FROM_THERE = {
    ParkEventKind.MERGED_INTO: lambda: _("Another park was merged into it"),
    ParkEventKind.SPLIT_FROM: lambda: _("A park was split off"),
    ParkEventKind.DUPLICATE_OF: lambda: _("A double entry was closed"),
}


def _changes(event: ParkEvent) -> Iterator[str]:
    if event.kind == ParkEventKind.BOUNDARY_MOVED:
        before, after = _area(event.area_before), _area(event.area_after)
        yield _("Area (hectares): %(old)s → %(new)s") % {"old": before, "new": after}
    elif event.kind == ParkEventKind.RECLASSIFIED:
        yield f"{_class(event.before)} → {_class(event.after)}"
    elif event.kind == ParkEventKind.RENAMED:
        yield f"{event.before} → {event.after}"


def _loads(park: Park) -> Iterator[Entry]:
    written = LoadLine.objects.filter(park=park, load__state=LoadState.WRITTEN).exclude(state=LineState.UNCHANGED)
    for line in written.select_related("load").defer("load__table", "load__merged"):
        at = line.load.written_at
        if at:
            what = _("Entered from a list") if _entered(line) else _("Compared with a list")
            yield Entry(at.astimezone(CHINA).date(), what, line.load.source, tuple(_said(line)))


def _entered(line: LoadLine) -> bool:
    return line.decision == "new" or (line.state == LineState.NEW and not line.decision)


def _said(line: LoadLine) -> Iterator[str]:
    if line.state == LineState.CHANGED:
        yield from (words.change(one) for one in line.changes)
    elif line.state == LineState.DOUBTFUL and not _entered(line):
        yield _("Printed there as “%(name)s”") % {"name": line.name}


def _area(area: Decimal | None) -> str:
    return "—" if area is None else f"{area.normalize():f}"


def _class(text: str) -> str:
    level, _slash, kind = text.partition("/")
    return f"{ParkLevel(level).label} {ParkKind(kind).label}"
