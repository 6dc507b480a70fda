"""Writing a confirmed sheet of parks: all of it in one transaction, or nothing."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from common import clock, policy
from journal.domain import events
from journal.models import Job
from parks import names
from parks.choices import Decision, LineState, LoadState, ParkLevel
from parks.domain import spelling
from parks.domain.loading import kind_of
from parks.domain.loads.sending import compare, keep_lines
from parks.models import FormerName, LoadLine, Park, ParkLoad

WRITE = "parks.write_load"
_BATCH = 500
_COLUMN_OF = {"region": "region_id"}
_ENTERS = Q(state=LineState.NEW, decision="") | Q(decision=Decision.NEW)
Lines = QuerySet[LoadLine]


def to_write(load: ParkLoad) -> Lines:
    """Return the rows that write something, in their order."""
    return load.lines.exclude(decision=Decision.OUT).exclude(state=LineState.UNCHANGED).order_by("number")


def entering(load: ParkLoad) -> Lines:
    """Return the rows that enter a park."""
    return load.lines.filter(_ENTERS).order_by("number")


def write_job(job: Job) -> None:
    """Write a large sheet; nothing is done when it is written, or not confirmed (any more)."""
    load = ParkLoad.objects.select_related("confirmed_by").get(pk=job.args["load"])
    if load.state == LoadState.CONFIRMED and load.confirmed_by:
        write(load, actor=load.confirmed_by)


@transaction.atomic
def write(load: ParkLoad, *, actor: policy.Actor) -> None:
    """Write what was looked at; when the register has changed since, show it anew and write nothing."""
    load = ParkLoad.objects.select_for_update().get(pk=load.pk)
    if load.state != LoadState.CONFIRMED:
        return
    fresh, lines = compare(load), list(load.lines.order_by("number"))
    if [_print(line) for line in fresh] != [_print(line) for line in lines]:
        keep_lines(load, fresh, moved=True)
        return
    data = _write(load, lines)
    load.state, load.written_at = LoadState.WRITTEN, clock.now()
    load.save(update_fields=["state", "written_at"])
    about = {"file": load.name, "sha256": load.sha256, "rows": len(fresh), **data}
    events.record(
        kind="parks.loaded",
        actor=actor,
        subject=load.as_subject(),
        basis=load.source,
        data=about,
        key=f"parks.loaded:{load.pk}",
    )


def _write(load: ParkLoad, lines: list[LoadLine]) -> dict[str, int]:
    new = [line for line in lines if line.decision == Decision.NEW or _is_plainly(line, LineState.NEW)]
    parks = [_park(load, line) for line in new]
    spelling.make_findable(parks)
    Park.objects.bulk_create(parks, batch_size=_BATCH)
    by_code = Park.objects.filter(code=OuterRef("code")).values("pk")[:1]
    load.lines.filter(_ENTERS).update(park=Subquery(by_code))
    meant = [line for line in lines if line.decision == Decision.PARK]
    taken = [line for line in lines if _is_plainly(line, LineState.CHANGED)]
    changes = {line.park_id: line.changes for line in taken if line.park_id}
    for line in meant:
        if line.park_id:
            changes.setdefault(line.park_id, _changes_meant(line))
    named = _note_names(load, meant)
    _change(changes, named)
    return {"new": len(new), "changed": sum(map(bool, changes.values())), "names": len(named)}


def _is_plainly(line: LoadLine, state: LineState) -> bool:
    return line.state == state and not line.decision


def _park(load: ParkLoad, line: LoadLine) -> Park:
    values = line.values
    return Park(
        code=line.code,
        name=values["name"],
        pinyin=names.spelled(values["name"]),
        initials=names.initials(values["name"]),
        region_id=values["region"],
        city=values.get("city", ""),
        level=values.get("level", ParkLevel.OTHER),
        kind=values.get("kind", kind_of(values["name"])),
        in_catalogue_2018=True if load.is_catalogue_2018 else None,
        approved_on=values.get("approved_on", ""),
        area_ha=Decimal(values["area_ha"]) if "area_ha" in values else None,
        leading_industries=values.get("leading_industries", ""),
    )


def _changes_meant(line: LoadLine) -> list[dict[str, str]]:
    return [change for one in line.suggestions if one.get("park") == line.park_id for change in one["changes"]]


def _change(changes: Mapping[int, Iterable[Mapping[str, str]]], named: Iterable[int]) -> None:
    """Write all changed parks by one statement a batch; those with another name are found by it too."""
    parks = Park.objects.in_bulk([*(pk for pk, found in changes.items() if found), *named])
    for pk, park in parks.items():
        for one in changes.get(pk, ()):
            _set(park, one["column"], one["new"])
    spelling.make_findable(parks.values())
    fields = {_COLUMN_OF.get(one["column"], one["column"]) for found in changes.values() for one in found}
    Park.objects.bulk_create(
        parks.values(),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[*sorted(fields), "search_text"],
        batch_size=_BATCH,
    )


def _set(park: Park, column: str, text: str) -> None:
    values: dict[str, Any] = {"in_catalogue_2018": True, "area_ha": Decimal(text) if column == "area_ha" else None}
    setattr(park, _COLUMN_OF.get(column, column), values.get(column, text))


def _note_names(load: ParkLoad, meant: list[LoadLine]) -> list[int]:
    """Note under which names the list prints parks: the register's own name stays, a renaming has a day and a basis."""
    targets = load.lines.filter(number__in=[line.same_as for line in meant if line.same_as])
    parks = dict(targets.values_list("number", "park_id"))
    wanted = [(line.park_id or parks.get(line.same_as or 0), line.name) for line in meant]
    known = {(pk, names.plain(name)) for pk, name in _known_names([pk for pk, _name in wanted if pk])}
    new = [(pk, name) for pk, name in wanted if pk and (pk, names.plain(name)) not in known]
    rows = [
        FormerName(park_id=pk, name=name, pinyin=names.spelled(name), initials=names.initials(name), basis=load.source)
        for pk, name in new
    ]
    FormerName.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)
    return [pk for pk, _name in new]


def _known_names(pks: list[int]) -> list[tuple[int, str]]:
    own = Park.objects.filter(pk__in=pks).values_list("pk", "name")
    return [*own, *FormerName.objects.filter(park__in=pks).values_list("park_id", "name")]


def _print(line: LoadLine) -> tuple[object, ...]:
    """Return what a row would do, for comparing it with what was looked at."""
    meant = [(one.get("park"), one.get("row"), one.get("changes")) for one in line.suggestions]
    park = line.park_id if line.state in (LineState.CHANGED, LineState.UNCHANGED) else None
    return line.number, line.state, line.code, park, line.changes, meant
