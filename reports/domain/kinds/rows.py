"""Sections of rows: each row carries a uuid, so that a value has an address that moves with it."""

import uuid
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.errors import Problem
from common.said import Said, general_of
from programmes.definition import Field
from reports.domain.dossiers import Content, Place
from reports.domain.kinds import row_rules, values
from reports.domain.kinds.base import Head, Posted, SectionKind, SectionView, Shown, Table, text_of, was

ORDER = "row"  # the posted name that lists the rows in their order
MAX_ROWS = 500


class RowsKind(SectionKind):
    """Content: {"rows": [{"uuid": …, "<column>": text as typed}]}."""

    extra: tuple[str, ...] = ()  # values of a row that are no column of the definition

    def clean(self, place: Place, content: Mapping[str, Any]) -> Content:
        rows = content.get("rows") or []
        most = max(MAX_ROWS, place.section.max_rows or 0)
        return {"rows": [self._row(place, row) for row in rows[:most] if isinstance(row, Mapping)]}

    def read(self, place: Place, posted: Posted) -> Content:
        rows = [{"uuid": key, **self._posted_row(place, key, posted)} for key in posted.get(ORDER, ())]
        return self.clean(place, {"rows": rows})

    def flat(self, place: Place, content: Content) -> dict[str, str]:
        return {
            f"{row['uuid']}/{code}": text_of(row.get(code))
            for row in content.get("rows", [])
            for code in self._codes(place)
        }

    def is_empty(self, place: Place) -> bool:
        return not any(text.strip() for text in self.flat(place, place.content).values())

    def problems(self, place: Place) -> Iterator[Problem]:
        rows = filled_rows(self, place)
        yield from count_problems(place, len(rows))
        for number, row in enumerate(rows, start=1):
            yield from self.row_problems(place, row, number)

    def row_problems(self, place: Place, row: Mapping[str, str], number: int) -> Iterator[Problem]:
        """Yield what is wrong in one row."""
        for field in place.section.columns:
            address = place.address(row["uuid"], field.code)
            text = row.get(field.code, "")
            if not text.strip() and (field.required or row.get(field.required_when or "") == values.YES):
                yield _in_row(values.missing(field, address), number)
            elif found := values.problem_of(place, field, text, address):
                yield _in_row(found, number)
        yield from (_in_row(one, number) for one in row_rules.problems(place, row))

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        section = place.section
        heads = tuple(Head(_head(field), field.is_number) for field in section.columns)
        rows = tuple(self._shown_row(place, row, before) for row in filled_rows(self, place))
        changed = any(cell.changed for row in rows for cell in row) or self._row_gone(place, before)
        return SectionView(section.code, section.number, section.name.localised, (), Table(heads, rows), changed)

    def cell(self, place: Place, field: Field, row: Mapping[str, str], before: Mapping[str, str] | None) -> Shown:
        """Show one value of a row; the unit stands in the head."""
        path = f"{row['uuid']}/{field.code}"
        text = row.get(field.code, "")
        changed, old = was(before, path, text)
        return Shown(
            label=field.name.localised,
            text=text.strip() if field.is_number else values.shown(place, field, text),
            address=place.address(row["uuid"], field.code),
            prose=field.kind == "long_text",
            numeric=field.is_number,
            changed=changed,
            before=values.shown(place, field, old) if changed else "",
        )

    def _shown_row(self, place: Place, row: Mapping[str, str], before: Mapping[str, str] | None) -> tuple[Shown, ...]:
        return tuple(self.cell(place, field, row, before) for field in place.section.columns)

    def _row_gone(self, place: Place, before: Mapping[str, str] | None) -> bool:
        kept = {row["uuid"] for row in filled_rows(self, place)}
        return any(path.split("/")[0] not in kept for path, text in (before or {}).items() if text.strip())

    def _codes(self, place: Place) -> list[str]:
        return [field.code for field in place.section.columns] + list(self.extra)

    def _row(self, place: Place, row: Mapping[str, Any]) -> dict[str, str]:
        typed = {code: _joined(row.get(code)) for code in self._codes(place)}
        return {"uuid": _key(row.get("uuid")), **typed}

    def _posted_row(self, place: Place, key: str, posted: Posted) -> dict[str, str]:
        return {code: ",".join(posted.get(f"{key}/{code}", ())) for code in self._codes(place)}


def filled_rows(kind: RowsKind, place: Place) -> list[dict[str, str]]:
    """Return the rows in which something was typed."""
    rows: list[dict[str, str]] = place.content.get("rows", [])
    codes = kind._codes(place)  # noqa: SLF001 - a part of the same module
    return [row for row in rows if any(str(row.get(code) or "").strip() for code in codes)]


def new_row() -> dict[str, str]:
    """Return an empty row with a key of its own."""
    return {"uuid": str(uuid.uuid4())}


def _key(value: object) -> str:
    try:
        return str(uuid.UUID(str(value)))
    except ValueError:
        return str(uuid.uuid4())


def _joined(value: object) -> str:
    if isinstance(value, list | tuple):
        return ",".join(text_of(one) for one in value)
    return text_of(value)


def _head(field: Field) -> str:
    unit = field.unit_name
    return f"{field.name.localised}（{unit}）" if unit else field.name.localised


def _in_row(problem: Problem, number: int) -> Problem:
    text = _("Row %(number)d: %(message)s") % {"number": number, "message": problem.message}
    message = Said(text, general_of(problem.message))
    return Problem(problem.address, message, problem.rule, problem.remedy)


def names_nobody(place: Place) -> bool:
    """Say whether a list is answered with nothing to recommend (GB-11)."""
    section, _dot, field = place.dossier.form.none.partition(".")
    return bool(section) and place.dossier.content(section).get(field) == values.YES


def count_problems(place: Place, count: int) -> Iterator[Problem]:
    """Yield what is wrong with how many rows there are."""
    section = place.section
    if section.kind == "entries" and names_nobody(place):
        if count:
            message = _("It is answered that there is nothing to recommend, but the list names parks.")
            yield Problem(place.address(), message, section.rule, _("Take the rows off, or change the answer."))
        return
    least = max(section.min_rows, 1 if section.required else 0)
    if count < least:
        text = ngettext("“%(name)s” needs at least %(count)d row.", "“%(name)s” needs at least %(count)d rows.", least)
        yield Problem(place.address(), text % {"name": section.name.localised, "count": least}, section.rule)
    if section.max_rows and count > section.max_rows:
        text = _("“%(name)s” takes at most %(max)d rows; there are %(count)d.")
        values_ = {"name": section.name.localised, "max": section.max_rows, "count": count}
        yield Problem(place.address(), text % values_, section.rule)
