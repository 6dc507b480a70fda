"""Three sides of a section brought together, value by value: nothing is overwritten, nothing lost."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

Same = Callable[[str, str, str], bool]  # path, one text, other text


@dataclass(frozen=True)
class Side:
    """What one side says of a section: texts by path, and the keys of its rows in order."""

    values: Mapping[str, str]
    rows: tuple[str, ...] = ()


NOTHING = Side({})


@dataclass(frozen=True)
class Change:
    """A value that the workbook brings."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Conflict:
    """A value that both sides changed, or a row that one side changed and the other took off (None: not there)."""

    path: str
    base: str | None
    online: str | None
    workbook: str | None


@dataclass
class Merged:
    """What the section becomes, and how that came about."""

    values: dict[str, str]
    rows: tuple[str, ...] = ()
    taken: list[Change] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    moved: bool = False

    @property
    def changes(self) -> bool:
        """Say whether the workbook brings anything, conflicts apart."""
        return bool(self.taken or self.added or self.removed or self.moved)


def merge(
    base: Side | None, online: Side, workbook: Side, *, same: Same, chosen: Collection[str] = frozenset()
) -> Merged:
    """Merge a section: what one side changed is taken, what both changed is a conflict and stays as on line.

    `base` is what the workbook was made of; None when that is not known: then an empty cell changes nothing, a missing
    row takes none off, and every other difference from what stands on line is a conflict. `chosen` are the paths of
    conflicts in which the workbook wins.
    """
    merging = _Merging(base, online, workbook, same, chosen)
    merging.cells(path for path in workbook.values if not merging.is_in_row(path))
    merging.all_rows()
    return merging.merged


class _Merging:
    """One merge of one section."""

    def __init__(self, base: Side | None, online: Side, workbook: Side, same: Same, chosen: Collection[str]) -> None:
        self.base, self.online, self.workbook = base or NOTHING, online, workbook
        self.same, self.chosen = same, chosen
        self.merged = Merged(dict(online.values))
        self.paths = _by_row(self.base, online, workbook)

    def is_in_row(self, path: str) -> bool:
        return path.partition("/")[0] in self.paths

    def cells(self, paths: Iterable[str]) -> None:
        """Merge values that both sides have."""
        for path in paths:
            was, now = self.base.values.get(path, ""), self.online.values.get(path, "")
            new = self.workbook.values[path]
            if self.same(path, new, was) or self.same(path, new, now):
                continue
            if self.same(path, now, was):
                self.merged.taken.append(Change(path, now, new))
            else:
                self.merged.conflicts.append(Conflict(path, was, now, new))
                if path not in self.chosen:
                    continue
            self.merged.values[path] = new

    def all_rows(self) -> None:
        """Merge the rows, then their order."""
        kept = [key for key in self.paths if self._row(key)]
        self.merged.rows, self.merged.moved = self._ordered(set(kept))
        gone = [path for key in self.paths if key not in kept for path in self.paths[key]]
        for path in gone:
            self.merged.values.pop(path, None)

    def _row(self, key: str) -> bool:
        """Merge one row; say whether it stays."""
        known, on_line, sent = key in self.base.rows, key in self.online.rows, self._is_sent(key)
        if on_line and sent:
            self.cells(path for path in self.paths[key] if path in self.workbook.values)
            return True
        if on_line:
            return not known or self._taken_off(key)
        if not sent:
            return False
        return self._kept_off(key) if known else self._new(key)

    def _is_sent(self, key: str) -> bool:
        """A row that was emptied is taken off: in a protected sheet nobody can take off the row itself."""
        if key not in self.workbook.rows:
            return False
        return not self._is_blank(self.workbook, key) or (key in self.base.rows and self._is_blank(self.base, key))

    def _taken_off(self, key: str) -> bool:
        """The workbook took the row off; if it was changed on line that is a conflict."""
        if not self._changed(self.online, key):
            self.merged.removed.append(key)
            return False
        self.merged.conflicts.append(Conflict(key, self._said(self.base, key), self._said(self.online, key), None))
        return key not in self.chosen

    def _kept_off(self, key: str) -> bool:
        """The row was taken off on line; if the workbook changed it that is a conflict."""
        if not self._changed(self.workbook, key):
            return False
        self.merged.conflicts.append(Conflict(key, self._said(self.base, key), None, self._said(self.workbook, key)))
        return self._put(key) if key in self.chosen else False

    def _new(self, key: str) -> bool:
        self.merged.added.append(key)
        return self._put(key)

    def _put(self, key: str) -> bool:
        for path in self.paths[key]:
            self.merged.values[path] = self.workbook.values.get(path, self.base.values.get(path, ""))
        return True

    def _changed(self, side: Side, key: str) -> bool:
        return any(
            not self.same(path, side.values[path], self.base.values.get(path, ""))
            for path in self.paths[key]
            if path in side.values
        )

    def _is_blank(self, side: Side, key: str) -> bool:
        return not any(side.values.get(path, "").strip() for path in self.paths[key])

    def _said(self, side: Side, key: str) -> str:
        texts = (side.values.get(path, "").strip() for path in self.paths[key])
        return "、".join(filter(None, texts))

    def _ordered(self, kept: set[str]) -> tuple[tuple[str, ...], bool]:
        """Return the rows in the order of the side that moved them; who moved on line comes before the workbook."""
        online, sent, base = (
            [key for key in side.rows if key in kept] for side in (self.online, self.workbook, self.base)
        )
        common = [key for key in base if key in online and key in sent]
        moved_on_line = [key for key in online if key in common] != common
        moved = not moved_on_line and [key for key in sent if key in common] != common
        lead, other = (sent, online) if moved else (online, sent)
        return tuple(_woven(lead, other)), moved


def _by_row(*sides: Side) -> dict[str, list[str]]:
    """Return the paths of each row, rows in the order in which they are met."""
    rows: dict[str, dict[str, None]] = {key: {} for side in sides for key in side.rows}
    for side in sides:
        for path in side.values:
            key = path.partition("/")[0]
            if key in rows:
                rows[key][path] = None
    return {key: list(paths) for key, paths in rows.items()}


def _woven(lead: list[str], other: list[str]) -> list[str]:
    """Return the rows of both lists, those that only the other has after the row they follow there."""
    after: dict[str, list[str]] = defaultdict(list)
    known, last = set(lead), ""
    for key in other:
        if key in known:
            last = key
        else:
            after[last].append(key)
    return [*after[""], *(one for key in lead for one in (key, *after[key]))]
