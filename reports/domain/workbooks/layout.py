"""The sheets of a filing: one a section, each value at a place of its own, whatever program writes or reads them."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from programmes.definition import Field, Section
from reports.domain import versions
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import indicators, kind_of, targets
from reports.domain.kinds.entries import CONFIRMATION
from reports.domain.workbooks.cells import Spec, fits
from reports.domain.workbooks.specs import GRIDS, Specs

# Rows and columns of every sheet, from 0: keys stand in a hidden column, codes of columns in a hidden row.
TITLE_ROW, GUIDANCE_ROW, CODES_ROW, HEADS_ROW, FIRST_ROW = range(5)
KEY_COLUMN, FIRST_COLUMN = 0, 1
MARK = "section:"  # before the code of the section, where hidden row and column meet
VALUE = "value"  # the one column of a section of fields that is typed in
SPARE_ROWS = 20
SHEET_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True)
class Column:
    """A column of a sheet; one without a code is only shown."""

    code: str
    label: str
    width: int
    spec: Spec | None = None
    hint: str = ""


@dataclass(frozen=True)
class Cell:
    """A value in its place. `path` finds it; without a spec it is shown, not typed in."""

    text: str
    path: str = ""
    spec: Spec | None = None
    hint: str = ""
    numeric: bool = False

    @property
    def takes(self) -> bool:
        """Say whether a value may be typed in; what does not fit into a cell is typed on line."""
        return self.spec is not None and fits(self.text)


@dataclass(frozen=True)
class Line:
    """A row of a sheet; the key is that of a row of the draft, of a field or an indicator."""

    key: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """A section as a sheet."""

    section: Section
    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    is_open: bool = True

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield every cell with its row and column in the sheet."""
        for number, line in enumerate(self.lines, start=FIRST_ROW):
            yield from ((number, place, cell) for place, cell in enumerate(line.cells, start=FIRST_COLUMN))

    def typed(self) -> dict[str, str]:
        """Return the texts that can be changed in the sheet, by path."""
        return {cell.path: cell.text for _row, _column, cell in self.cells() if cell.takes}


def sheets_of(dossier: Dossier, *, open_sections: frozenset[str], spare: int = SPARE_ROWS) -> list[Sheet]:
    """Return the sheets of a dossier in the order of its form; sections that are not open can be read only."""
    titles = titles_of(dossier)
    return [
        _sheet(place, titles[code], is_open=code in open_sections, spare=spare)
        for code, place in versions.places(dossier).items()
    ]


def titles_of(dossier: Dossier) -> dict[str, str]:
    """Return the names of the sheets by section: the official ones, cut to what a sheet can be called, each once."""
    titles: dict[str, str] = {}
    for section in dossier.form.sections:
        name = section.name.localised.translate(_NOT_IN_NAMES).strip()
        title = name[:SHEET_NAME]
        if title.lower() in {one.lower() for one in titles.values()}:
            title = f"{name[: SHEET_NAME - 4]} {len(titles) + 1}"
        titles[section.code] = title
    return titles


def path_of(section: Section, key: str, column: str) -> str:
    """Return the path below the section of the value in a row and a column."""
    if section.has_rows or section.kind in GRIDS:
        return f"{key}/{column}"
    return key if column == VALUE else ""


def columns_of(place: Place) -> tuple[Column, ...]:
    """Return the columns of a section's sheet."""
    if place.section.has_rows:
        return _row_columns(place)
    if place.section.kind == "indicators":
        return _indicator_columns(place)
    return _target_columns(place) if place.section.kind == "targets" else _field_columns()


def _sheet(place: Place, title: str, *, is_open: bool, spare: int) -> Sheet:
    columns = columns_of(place)
    if place.section.has_rows:
        lines = _rows(place, columns, spare if is_open else 0)
    elif place.section.kind == "indicators":
        lines = _indicator_lines(place)
    else:
        lines = _target_lines(place) if place.section.kind == "targets" else _field_lines(place)
    return Sheet(place.section, title, columns, tuple(lines), is_open)


# Fields --------------------------------------------------------------------------------------------------------------


def _field_columns() -> tuple[Column, ...]:
    return (
        Column("", _("What is asked"), 30),
        Column(VALUE, _("To fill in"), 60),
        Column("", pgettext("of measurement", "Unit"), 10),
        Column("", _("Notes"), 44),
    )


def _field_lines(place: Place) -> Iterator[Line]:
    specs = Specs(place)
    typed = kind_of(place.section).flat(place, place.content)
    for field in place.section.fields:
        label, note = Cell(_asked(field)), Cell(_note(field))
        if field.kind == "file":
            names = "、".join(one.name for one in place.dossier.files_of(place.section.code, field.code))
            value = Cell(names or _("Files are attached on line"), field.code)
        else:
            value = _cell(typed[field.code], field.code, specs.of(field.code), _note(field))
        yield Line(field.code, (label, value, Cell(field.unit_name), note))


def _asked(field: Field) -> str:
    return f"{field.name.localised} *" if field.required else field.name.localised


def _note(field: Field) -> str:
    """Return in one line what is expected of a value."""
    parts = [field.hint.localised if field.hint else ""]
    if field.max_length:
        parts.append(_("At most %(max)d characters.") % {"max": field.max_length})
    if field.is_number and field.min is not None and field.max is not None:
        parts.append(_("Between %(low)s and %(high)s.") % {"low": field.min, "high": field.max})
    if field.kind == "date":
        parts.append(_("Like 2025-03-31."))
    if field.kind == "multi_choice":
        parts.append(_("Several answers stand between semicolons."))
    if field.kind == "park":
        parts.append(_("Name, former name or code of the register."))
    return " ".join(filter(None, parts))


# Rows ----------------------------------------------------------------------------------------------------------------

_WIDTHS: Mapping[str, int] = {"long_text": 44, "park": 34, "multi_choice": 34, "text": 24, "choice": 22}


def _row_columns(place: Place) -> tuple[Column, ...]:
    specs = Specs(place)
    columns = [
        Column(one.code, _head(one), _WIDTHS.get(one.kind, 15), specs.of(one.code), _note(one))
        for one in place.section.columns
    ]
    if place.section.kind == "entries":
        label = _("Why a park outside your region is recommended")
        columns.append(Column(CONFIRMATION, label, 34, Spec("long_text"), _("Only for parks outside your region.")))
    return (Column("", pgettext("of a row", "No."), 6), *columns)


def _head(field: Field) -> str:
    unit = field.unit_name
    return f"{field.name.localised}（{unit}）" if unit else field.name.localised


def _rows(place: Place, columns: tuple[Column, ...], spare: int) -> Iterator[Line]:
    known = [(str(row["uuid"]), row) for row in place.content.get("rows", [])]
    fresh: list[tuple[str, dict[str, Any]]] = [(str(uuid.uuid4()), {}) for _number in range(_room(place, spare))]
    for number, (key, row) in enumerate([*known, *fresh], start=1):
        typed = (
            _cell(str(row.get(one.code) or ""), f"{key}/{one.code}", one.spec, one.hint) for one in columns if one.code
        )
        yield Line(key, (Cell(str(number)), *typed))


def _room(place: Place, spare: int) -> int:
    """Return how many empty rows there are: no more than the section takes."""
    most = place.section.max_rows
    return min(spare, max(0, most - len(place.content.get("rows", [])))) if most else spare


# Grids ---------------------------------------------------------------------------------------------------------------


def _indicator_columns(place: Place) -> tuple[Column, ...]:
    year = place.year
    return (
        Column("", _("Indicator"), 34),
        Column("", pgettext("of measurement", "Unit"), 14),
        Column("", _("%(year)d, last year") % {"year": year - 1}, 16),
        Column("value", _("%(year)d, this year") % {"year": year}, 16),
        Column("na", _("Not applicable"), 10),
        Column("reason", _("Explanation"), 44),
        Column("", _("Target"), 14),
    )


def _indicator_lines(place: Place) -> Iterator[Line]:
    specs = Specs(place)
    for cell in indicators.all_cells(place):
        one = cell.indicator
        label = f"{one.name.localised} *" if one.mandatory else one.name.localised
        shown_ = (
            Cell(label),
            Cell(one.unit_name),
            Cell(indicators.last_text(place, cell), numeric=True),
            *_typed_parts(specs, cell),
            Cell(indicators.target_text(place, cell), numeric=True),
        )
        yield Line(one.code, shown_)


def _typed_parts(specs: Specs, cell: indicators.Cell) -> Iterator[Cell]:
    one = cell.indicator
    if one.kind == "computed":
        yield Cell(cell.value, f"{one.code}/value", numeric=True)
        yield Cell("")
        yield Cell(_("Follows from the others"), f"{one.code}/reason")
        return
    path = f"{one.code}/value"
    yield _cell(cell.value, path, specs.of(path), one.unit_name)
    path = f"{one.code}/na"
    yield _cell("on" if cell.na else "", path, specs.of(path) if one.not_applicable_allowed or cell.na else None)
    path = f"{one.code}/reason"
    yield _cell(cell.reason, path, specs.of(path))


def _target_columns(place: Place) -> tuple[Column, ...]:
    return (
        Column("", _("Indicator"), 34),
        Column("", pgettext("of measurement", "Unit"), 14),
        *(Column(part, targets.label_of(part), 16) for part in targets.numbers_of(place)),
        Column("note", _("Explanation"), 44),
    )


def _target_lines(place: Place) -> Iterator[Line]:
    specs = Specs(place)
    typed = kind_of(place.section).flat(place, place.content)
    ends = (f"{targets.YEARS}/{part}" if part in targets.ENDS else "" for part in targets.columns_of(place))
    years = (_cell(typed[path], path, specs.of(path)) if path else Cell("") for path in ends)
    yield Line(targets.YEARS, (Cell(targets.YEARS_NAME.localised), Cell(""), *years))
    for one in targets.indicators_of(place):
        label = f"{one.name.localised} *" if one.mandatory else one.name.localised
        paths = (f"{one.code}/{part}" for part in targets.columns_of(place))
        values = (_cell(typed[path], path, specs.of(path), one.unit_name) for path in paths)
        yield Line(one.code, (Cell(label), Cell(one.unit_name), *values))


def _cell(text: str, path: str, spec: Spec | None, hint: str = "") -> Cell:
    if not fits(text):
        return Cell(_("Too long for a cell; type it on line."), path)
    return Cell(text, path, spec, hint, numeric=spec is not None and spec.kind == "number")
