"""A workbook beside the draft: what it brings, where both differ, and what is wrong with what would come of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.translation import gettext as _

from common.errors import Problem
from reports.domain import checks, sections, versions
from reports.domain.dossiers import Content, Dossier, Place
from reports.domain.kinds import kind_of
from reports.domain.workbooks.book import Remark
from reports.domain.workbooks.cells import as_text, shown
from reports.domain.workbooks.drafting import remark_of
from reports.domain.workbooks.grouping import Group, first_only, grouped
from reports.domain.workbooks.layout import titles_of
from reports.domain.workbooks.merging import Conflict, Merged, Side, merge
from reports.domain.workbooks.specs import GRIDS, Specs

Cells = Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Difference:
    """A value or row that both sides changed, in words; None: the row is not there."""

    address: str
    where: str
    label: str
    base: str | None
    online: str | None
    workbook: str | None
    chosen: bool

    @property
    def section(self) -> str:
        """Return the code of the section it is in."""
        return self.address.partition("/")[0]


@dataclass
class Comparison:
    """What comes of a workbook and the draft. `seal` says which draft was compared."""

    draft: Dossier
    dossier: Dossier  # as it would be
    merged: Mapping[str, Merged]
    at: Cells
    notes: tuple[str, ...]
    chosen: frozenset[str]
    knows_base: bool
    locked: tuple[str, ...] = ()  # parts that the workbook changes, but that are not open
    contents: dict[str, Content] = field(default_factory=dict)

    @property
    def seal(self) -> str:
        """Return the versions of the sections that were compared."""
        return ",".join(f"{code}:{number}" for code, number in sorted(self.draft.numbers.items()))

    @property
    def counts(self) -> dict[str, int]:
        """Return how much the workbook brings, and how many conflicts there are."""
        every = list(self.merged.values())
        return {
            "taken": sum(len(one.taken) for one in every),
            "added": sum(len(one.added) for one in every),
            "removed": sum(len(one.removed) for one in every),
            "moved": sum(one.moved for one in every),
            "conflicts": sum(len(one.conflicts) for one in every),
        }

    @property
    def changes(self) -> bool:
        """Say whether anything would be written, or has to be decided."""
        return any(self.counts.values())

    @cached_property
    def problems(self) -> list[Problem]:
        """Return what is to be mended or explained of what would come of it."""
        return first_only(self.dossier, checks.problems_of(self.dossier))

    @cached_property
    def groups(self) -> list[Group]:
        return grouped(self.dossier, self.problems, self.at)

    @cached_property
    def differences(self) -> list[Difference]:
        """Return the conflicts in words, in the order of the form."""
        return [
            _difference(Place(self.dossier, self.dossier.form.section(code)), conflict, self)
            for code, merged in self.merged.items()
            for conflict in merged.conflicts
        ]

    def remarks(self) -> list[Remark]:
        """Return problems and conflicts as they stand in the workbook that is sent back."""
        return [*(_remark(one) for one in self.differences), *(remark_of(one) for one in self.problems)]


def compare(
    draft: Dossier,
    *,
    base: Mapping[str, Side] | None,
    sides: Mapping[str, Side],
    at: Cells,
    notes: tuple[str, ...] = (),
    chosen: Collection[str] = (),
) -> Comparison:
    """Merge the sides of a workbook with a draft, section by section; parts that are not open stay as they are."""
    merged: dict[str, Merged] = {}
    contents: dict[str, Content] = {}
    locked = []
    for code, place in versions.places(draft).items():
        if code not in sides:
            continue
        found = _merged(place, base, sides[code], _within(code, chosen))
        if not (found.changes or found.conflicts):
            continue
        if not sections.is_open(draft.filing, code):
            locked.append(place.section.name.localised)
            continue
        merged[code] = found
        contents[code] = kind_of(place.section).clean(place, content_of(place, found))
    return Comparison(
        draft=draft,
        dossier=replace(draft, contents={**draft.contents, **contents}),
        merged=merged,
        at=at,
        notes=notes,
        chosen=frozenset(chosen),
        knows_base=base is not None,
        locked=tuple(locked),
        contents=contents,
    )


def online_side(place: Place) -> Side:
    """Return what stands on line of a section."""
    rows = tuple(str(row["uuid"]) for row in place.content.get("rows", [])) if place.section.has_rows else ()
    return Side(kind_of(place.section).flat(place, place.content), rows)


def content_of(place: Place, merged: Merged) -> Content:
    """Return the content of a section that holds the merged values."""
    if place.section.has_rows:
        return {"rows": [{"uuid": key, **_below(key, merged.values)} for key in merged.rows]}
    if place.section.kind in GRIDS:
        codes = dict.fromkeys(path.partition("/")[0] for path in merged.values)
        return {"cells": {code: _below(code, merged.values) for code in codes}}
    return dict(merged.values)


def _merged(place: Place, base: Mapping[str, Side] | None, sent: Side, chosen: Collection[str]) -> Merged:
    code = place.section.code
    known = None if base is None else base.get(code, Side({}))
    return merge(known, online_side(place), sent, same=Specs(place).same, chosen=chosen)


def _below(key: str, values: Mapping[str, str]) -> dict[str, str]:
    return {path.partition("/")[2]: text for path, text in values.items() if path.startswith(f"{key}/")}


def _within(code: str, chosen: Collection[str]) -> set[str]:
    return {address.partition("/")[2] for address in chosen if address.partition("/")[0] == code}


def _difference(place: Place, conflict: Conflict, comparison: Comparison) -> Difference:
    address = place.address(conflict.path)
    sheet, cell = comparison.at.get(address, (titles_of(place.dossier)[place.section.code], ""))
    return Difference(
        address=address,
        where=f"{sheet}!{cell}" if cell else sheet,
        label=label_of(place, conflict.path),
        base=_words(place, conflict, conflict.base) if comparison.knows_base else None,
        online=_words(place, conflict, conflict.online),
        workbook=_words(place, conflict, conflict.workbook),
        chosen=address in comparison.chosen,
    )


def _words(place: Place, conflict: Conflict, text: str | None) -> str | None:
    """Return a value as it is shown; a row is told by what stands in it."""
    if text is None or (place.section.has_rows and "/" not in conflict.path):
        return text
    return as_text(shown(Specs(place).at(conflict.path), text))


def label_of(place: Place, path: str) -> str:
    """Return the words for a value: the row or indicator, then what of it."""
    section, (key, _slash, code) = place.section, path.partition("/")
    if section.kind in GRIDS:
        return place.dossier.definition.indicator(key).name.localised
    if not section.has_rows:
        return section.field(key).name.localised
    row = _row_words(place, key)
    column = next((one.name.localised for one in section.columns if one.code == code), "")
    return "，".join(filter(None, (row, column)))


def _row_words(place: Place, key: str) -> str:
    keys = [str(row["uuid"]) for row in place.content.get("rows", [])]
    return _("Row %(number)d") % {"number": keys.index(key) + 1} if key in keys else _("A row")


def _remark(one: Difference) -> Remark:
    values = {"online": _shown(one.online), "workbook": _shown(one.workbook)}
    return Remark(one.address, _("On line: %(online)s. In your workbook: %(workbook)s.") % values, "conflict")


def _shown(text: str | None) -> str:
    return _("taken off") if text is None else text or _("empty")
