"""Deciding about the rows of a sheet of parks, one by one, and confirming the whole."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events, jobs
from parks import names
from parks.choices import Decision, LineState, LoadState
from parks.domain.loads import words, writing
from parks.models import LoadLine, ParkLoad

MOST_AT_ONCE = 200  # rows that are written while the person waits
DISCARDABLE = (LoadState.READING, LoadState.READY)
_UNDECIDED = {
    LineState.NEW: lambda: pgettext("row of a sheet", "Enter it"),
    LineState.CHANGED: lambda: pgettext("row of a sheet", "Take the changes"),
    LineState.DOUBTFUL: lambda: pgettext("row of a sheet", "Not decided yet"),
    LineState.WRONG: lambda: pgettext("row of a sheet", "Not mended"),
}


def options(line: LoadLine) -> list[tuple[str, str]]:
    """Return what can be decided about a row: the code of the choice and its words."""
    if line.state == LineState.UNCHANGED:
        return []
    found = [("", _UNDECIDED[LineState(line.state)]())]
    if line.state == LineState.DOUBTFUL:
        # A closed entry takes nothing up any more: its page leads to the park it went into.
        living = [one for one in line.suggestions if not one.get("gone")]
        found += [(_target(one), _("This park: %(name)s") % {"name": words.meant(one)}) for one in living]
        if may_be_new(line):
            found.append((Decision.NEW.value, str(Decision.NEW.label)))
    return [*found, (Decision.OUT.value, str(Decision.OUT.label))]


def chosen(line: LoadLine) -> str:
    """Return the code of the choice that was made."""
    if line.decision != Decision.PARK:
        return line.decision
    return f"row:{line.same_as}" if line.same_as else f"park:{line.park_id}"


def may_be_new(line: LoadLine) -> bool:
    """Say whether a doubtful row can become a park of its own: it knows its province, and its code is free."""
    return line.region_id is not None and all(one["reason"] != "code" for one in line.suggestions)


@transaction.atomic
def decide(*, actor: policy.Actor, load: ParkLoad, choices: Mapping[int, str]) -> int:
    """Note what was decided about rows by their numbers; return how many decisions are new.

    Raises `RuleViolation` at `row-<number>` for a choice the row does not have.
    """
    policy.require(actor, "parks.load_parks", load)
    load = _open(load)
    lines = list(load.lines.filter(number__in=choices))
    wrong = [line for line in lines if choices[line.number] not in dict(options(line))]
    if wrong:
        raise RuleViolation([Problem(f"row-{line.number}", _("This cannot be chosen for this row.")) for line in wrong])
    moved = [line for line in lines if chosen(line) != choices[line.number]]
    for line in moved:
        _decide(line, choices[line.number])
    if moved:
        LoadLine.objects.bulk_update(moved, ["decision", "park", "same_as"], batch_size=200)
        ParkLoad.objects.filter(pk=load.pk).update(version=load.version + 1)
    return len(moved)


@transaction.atomic
def leave_rest_out(*, actor: policy.Actor, load: ParkLoad) -> int:
    """Leave out every row that is to be mended or not decided; return how many."""
    policy.require(actor, "parks.load_parks", load)
    load = _open(load)
    ParkLoad.objects.filter(pk=load.pk).update(version=load.version + 1)
    return undecided(load).update(decision=Decision.OUT)


def undecided(load: ParkLoad) -> QuerySet[LoadLine]:
    """Return the rows without which nothing can be written."""
    return load.lines.filter(state__in=(LineState.DOUBTFUL, LineState.WRONG), decision="")


@transaction.atomic
def discard(*, actor: policy.Actor, load: ParkLoad) -> ParkLoad:
    """Put a sheet aside that is not written: nothing comes of it any more, it stays readable with its rows (X-02).

    Raises `RuleViolation` for a sheet that is being written or is in the register.
    """
    policy.require(actor, "parks.load_parks", load)
    load = ParkLoad.objects.select_for_update().get(pk=load.pk)
    if load.state not in DISCARDABLE:
        remedy = _("What is in the register is corrected park by park.")
        raise RuleViolation([Problem("", _("This sheet can no longer be discarded."), remedy=remedy)])
    load.state, load.version = LoadState.DISCARDED, load.version + 1
    load.save(update_fields=["state", "version"])
    about = {"file": load.name, "sha256": load.sha256}
    subject = load.as_subject()
    events.record(kind="parks.load_discarded", actor=actor, subject=subject, basis=load.source, data=about)
    return load


@transaction.atomic
def confirm(*, actor: policy.Actor, load: ParkLoad, version: int) -> ParkLoad:
    """Write the sheet once, at once or by a job when it is large; a second confirmation changes nothing.

    `version` is that of the page that was looked at. Raises `RuleViolation` when something is open or has changed.
    """
    policy.require(actor, "parks.load_parks", load)
    load = ParkLoad.objects.select_for_update().get(pk=load.pk)
    if load.state in (LoadState.CONFIRMED, LoadState.WRITTEN):
        return load
    _check(load, version)
    load.state, load.moved, load.broke, load.confirmed_by_id = LoadState.CONFIRMED, False, False, actor.pk
    load.save(update_fields=["state", "moved", "broke", "confirmed_by"])
    if writing.to_write(load).count() <= MOST_AT_ONCE:
        writing.write(load, actor=actor)
        load.refresh_from_db()
        return load
    key = f"{writing.WRITE}:{load.pk}:{load.version}"
    args = {"load": load.pk}
    jobs.enqueue(kind=writing.WRITE, key=key, args=args, subject=load.as_subject(), requested_by=actor)
    return load


def _open(load: ParkLoad) -> ParkLoad:
    load = ParkLoad.objects.select_for_update().get(pk=load.pk)
    if load.state != LoadState.READY:
        raise RuleViolation([Problem("", _("Nothing can be decided about this sheet now."))])
    return load


def _check(load: ParkLoad, version: int) -> None:
    if load.state != LoadState.READY or load.version != version:
        raise RuleViolation([Problem("", _("Something has changed since you looked. Look again."))])
    if count := undecided(load).count():
        message = ngettext("%(count)d row is still open.", "%(count)d rows are still open.", count)
        remedy = _("Decide about it, or leave it out. Nothing was written.")
        raise RuleViolation([Problem("", message % {"count": count}, remedy=remedy)])
    if lost := _pointing_at_nothing(load):
        message = _("Rows %(rows)s are the park of a row that is left out.") % {"rows": ", ".join(map(str, lost))}
        raise RuleViolation([Problem("", message, remedy=_("Decide anew about them."))])
    if twice := _twice(load):
        message = _("Rows %(rows)s would enter the same park or code twice.")
        rows = ", ".join(map(str, twice))
        raise RuleViolation([Problem("", message % {"rows": rows}, remedy=_("Leave all but one of them out."))])


def _pointing_at_nothing(load: ParkLoad) -> list[int]:
    """Return the rows that are said to be the park of another row which enters none."""
    rows = load.lines.exclude(same_as=None).values_list("number", "same_as")
    pointing = {number: target for number, target in rows if target}
    entered = set(writing.entering(load).filter(number__in=pointing.values()).values_list("number", flat=True))
    return [number for number, target in pointing.items() if target not in entered]


def _twice(load: ParkLoad) -> list[int]:
    """Return the rows that would enter one park twice: what is doubtful was not compared with each other."""
    entering = list(writing.entering(load))
    signs = [((line.region_id, names.plain(line.name)), line.code) for line in entering]
    by_name, by_code = Counter(name for name, _code in signs), Counter(code for _name, code in signs)
    return [
        line.number
        for line, (name, code) in zip(entering, signs, strict=True)
        if by_name[name] > 1 or by_code[code] > 1
    ]


def _decide(line: LoadLine, choice: str) -> None:
    kind, _colon, number = choice.partition(":")
    line.decision = Decision.PARK if number else Decision(kind) if kind else ""
    if line.state == LineState.DOUBTFUL:
        line.park_id = int(number) if kind == "park" else None
        line.same_as = int(number) if kind == "row" else None


def _target(one: Mapping[str, Any]) -> str:
    return f"row:{one['row']}" if "row" in one else f"park:{one['park']}"
