"""The indicator table: a value a year, beside it last year's; what does not fit is mended or explained."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.errors import Problem
from common.said import Said, general_of, said
from common.units import NotANumber, decimals_of, parse_decimal
from programmes.definition import Indicator, compute, measures
from reports.domain.dossiers import Content, Place
from reports.domain.kinds import explained, other_units, plausibility
from reports.domain.kinds.base import Head, Posted, SectionKind, SectionView, Shown, Table, text_of, was
from reports.domain.kinds.values import NO, YES, range_fault

PARTS = ("value", "na", "reason")


@dataclass(frozen=True)
class Cell:
    """What was typed for one indicator, and the number it means (None: nothing, or not a number)."""

    indicator: Indicator
    value: str
    na: bool
    reason: str
    number: Decimal | None
    fault: str = ""  # why the text is no number

    @property
    def is_blank(self) -> bool:
        return not self.na and not self.value.strip()


class IndicatorsKind(SectionKind):
    """Content: {"cells": {"<indicator>": {"value": text as typed, "na": bool, "reason": ""}}}."""

    def clean(self, place: Place, content: Mapping[str, Any]) -> Content:
        given = content.get("cells") or {}
        return {"cells": {one.code: _cleaned(given.get(one.code) or {}) for one in asked(place)}}

    def read(self, place: Place, posted: Posted) -> Content:
        def last(name: str) -> str:
            return (list(posted.get(name, ())) or [""])[-1]

        cells = {one.code: {part: last(f"{one.code}/{part}") for part in PARTS} for one in asked(place)}
        return self.clean(place, {"cells": cells})

    def flat(self, place: Place, content: Content) -> dict[str, str]:
        cells = content.get("cells") or {}
        rows = {one.code: _cleaned(cells.get(one.code) or {}) for one in asked(place)}
        return {f"{code}/{part}": _flat_part(row[part]) for code, row in rows.items() for part in PARTS}

    def problems(self, place: Place) -> Iterator[Problem]:
        for cell in cells_of(place):
            yield from cell_problems(place, cell)

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        section, year = place.section, place.year
        heads = (
            Head(_("Indicator")),
            Head(pgettext("of measurement", "Unit")),
            Head(_("%(year)d, last year") % {"year": year - 1}, numeric=True),
            Head(_("%(year)d, this year") % {"year": year}, numeric=True),
            Head(pgettext("against last year", "Change"), numeric=True),
            Head(_("Target"), numeric=True),
            Head(_("Explanation")),
        )
        rows = tuple(_shown_row(place, cell, before) for cell in all_cells(place))
        changed = any(one.changed for row in rows for one in row)
        return SectionView(section.code, section.number, section.name.localised, (), Table(heads, rows), changed)

    def frozen(self, place: Place) -> Content:
        """Write down last year's value and the computed ones with what was typed."""
        cells = {cell.indicator.code: _frozen_cell(place, cell) for cell in all_cells(place)}
        return {"cells": cells}


def asked(place: Place) -> list[Indicator]:
    """Return the indicators to be filled in: computed ones follow from the others."""
    return [one for one in indicators(place) if one.kind != "computed"]


def indicators(place: Place) -> tuple[Indicator, ...]:
    """Return the indicators of the section."""
    return place.dossier.definition.indicators_of(place.section)


def cells_of(place: Place) -> list[Cell]:
    """Return the cells to be filled in, read."""
    typed = place.content.get("cells") or {}
    return [_read_cell(one, _cleaned(typed.get(one.code) or {})) for one in asked(place)]


def all_cells(place: Place) -> list[Cell]:
    """Return the cells in the order of the section, computed ones with their result."""
    typed = {cell.indicator.code: cell for cell in cells_of(place)}
    return [typed.get(one.code) or computed_cell(place, one) for one in indicators(place)]


def computed_cell(place: Place, indicator: Indicator) -> Cell:
    """Return the cell of a computed indicator; without a value when a part is missing."""
    frozen = (place.content.get("cells") or {}).get(indicator.code) or {}
    if place.dossier.version is not None:
        return _read_cell(indicator, _cleaned(frozen))
    assert indicator.formula is not None  # noqa: S101 - a computed indicator has one, the definition says so
    found = compute(indicator.formula, series(place), place.year)
    if found is None:
        return Cell(indicator, "", na=False, reason="", number=None)
    number = found.quantize(Decimal(1).scaleb(-indicator.decimals), rounding=ROUND_HALF_UP)
    return Cell(indicator, f"{number:f}", na=False, reason="", number=number)


def cell_problems(place: Place, cell: Cell) -> Iterator[Problem]:
    """Yield what is wrong with one cell; an error hides what would only follow from it."""
    indicator = cell.indicator
    address = place.address(indicator.code, "value")
    message, where, remedy = _error(place, cell)
    if message:
        yield Problem(place.address(indicator.code, where), message, indicator.rule, remedy)
    elif cell.number is not None:
        doubts = plausibility.doubts(place, indicator, cell.number, _number_before(place, indicator), address)
        yield from _unexplained(place, cell, list(doubts))


def _unexplained(place: Place, cell: Cell, doubts: Sequence[Problem]) -> Iterator[Problem]:
    if doubts and not is_explained(place, cell):
        yield from lapses(place, cell)
        yield from doubts


def is_explained(place: Place, cell: Cell) -> bool:
    """Say whether the explanation of a figure holds for the numbers that stand now."""
    return bool(cell.reason.strip()) and not any(lapses(place, cell))


def lapses(place: Place, cell: Cell) -> Iterator[Problem]:
    """Yield that the explanation of a figure has lapsed, nothing while it holds or where there is none."""
    if cell.reason.strip():
        found = explained.changed(place, cell.indicator.code, cell.reason, rests_on(place, cell))
        yield from () if found is None else (explained.lapsed(place, cell.indicator, found),)


def rests_on(place: Place, cell: Cell) -> explained.Values:
    """Return the numbers that an explanation of this figure is bound to."""
    assert cell.number is not None  # noqa: S101 - only figures are explained
    year = {measure: years.get(place.year) for measure, years in series(place).items()}
    return explained.rests_on(place, cell.indicator, cell.number, last_text(place, cell), year)


def _error(place: Place, cell: Cell) -> tuple[str, str, str]:
    indicator, name = cell.indicator, cell.indicator.name.localised
    measure = measures()[indicator.measure]
    if cell.na:
        return _na_error(cell)
    if cell.is_blank:
        needed = indicator.mandatory and place.section.required
        remedy = _("If it does not apply, tick so and say why.") if indicator.not_applicable_allowed else ""
        return (said(_("Fill in “%(name)s”."), {"name": name}, "name") if needed else ""), "value", remedy
    if cell.fault:
        fault = Said(f"{name}：{cell.fault}", general_of(cell.fault))
        kept = _("The text is kept as typed until it is mended.")
        return fault, "value", other_units.advice(indicator, cell.value, place.year) or kept
    if cell.number is None or indicator.kind == "yes_no":
        return "", "value", ""
    return range_fault(name, cell.number, measure.min, measure.max), "value", measure.definition.localised


def _na_error(cell: Cell) -> tuple[str, str, str]:
    name = {"name": cell.indicator.name.localised}
    if not cell.indicator.not_applicable_allowed:
        return _("“%(name)s” applies to every park.") % name, "na", _("Give the figure.")
    if not cell.reason.strip():
        return _("Say why “%(name)s” does not apply.") % name, "reason", ""
    if cell.value.strip():
        return _("“%(name)s” is ticked as not applicable, but has a value.") % name, "na", _("Keep one of the two.")
    return "", "na", ""


def _read_cell(indicator: Indicator, typed: Mapping[str, Any]) -> Cell:
    value, na, reason = typed["value"], bool(typed["na"]), typed["reason"]
    if indicator.kind == "yes_no":
        number = {YES: Decimal(1), NO: Decimal(0)}.get(value.strip())
        return Cell(indicator, value, na, reason, number)
    try:
        return Cell(indicator, value, na, reason, parse_decimal(value, unit=indicator.unit_name))
    except NotANumber as error:
        return Cell(indicator, value, na, reason, None, error.message)


def _cleaned(typed: Mapping[str, Any]) -> dict[str, Any]:
    na = typed.get("na")
    ticked = na is True or text_of(na) in ("on", "true", "True", "1", YES)
    return {"value": text_of(typed.get("value")), "na": ticked, "reason": text_of(typed.get("reason"))}


def _flat_part(value: object) -> str:
    return ("on" if value else "") if isinstance(value, bool) else str(value)


def series(place: Place) -> dict[str, dict[int, Decimal]]:
    """Return the figures by measure and year: earlier reports, and this one with all its tables of indicators."""
    past = {
        measure: {year: fact.value for year, fact in years.items() if fact.value is not None}
        for (measure, variant), years in place.dossier.series.items()
        if variant == "whole_park"
    }
    for table in _tables(place):
        for cell in cells_of(table):
            if cell.number is not None and not cell.na:
                past.setdefault(cell.indicator.measure, {})[table.year] = cell.number
    return past


def _tables(place: Place) -> list[Place]:
    """Return all tables of indicators of the filing; some ask earlier years (GB-10)."""
    sections = place.dossier.form.sections
    return [Place(place.dossier, section) for section in sections if section.kind == "indicators"]


def _cell_before(place: Place, indicator: Indicator) -> Cell | None:
    """Return what the same filing says of the year before; None if it does not ask, or nothing was typed."""
    tables = [one for one in _tables(place) if one.year == place.year - 1]
    cells = (cell for table in tables for cell in cells_of(table) if cell.indicator.code == indicator.code)
    return next((cell for cell in cells if not cell.is_blank), None)


def _number_before(place: Place, indicator: Indicator) -> Decimal | None:
    """Return the number of the year before: of this filing, else of what stands elsewhere."""
    if cell := _cell_before(place, indicator):
        return cell.number
    fact = place.dossier.figure(indicator.measure, indicator.variant, place.year - 1)
    return fact.value if fact else None


def last_text(place: Place, cell: Cell) -> str:
    """Return last year's value as printed then; a version keeps the one it was compared with."""
    frozen = (place.content.get("cells") or {}).get(cell.indicator.code) or {}
    if place.dossier.version is not None:
        return text_of(frozen.get("last"))
    if known := _cell_before(place, cell.indicator):
        return shown_number(known)
    fact = place.dossier.figure(cell.indicator.measure, cell.indicator.variant, place.year - 1)
    if fact is None:
        return ""
    if fact.value is None:
        return _("Not applicable")
    if cell.indicator.kind == "yes_no":
        return _("Yes") if fact.value else _("No")
    return f"{fact.value:.{fact.decimals}f}"


def target_text(place: Place, cell: Cell) -> str:
    """Return the target of the plan; a version keeps the one it was compared with."""
    if place.dossier.version is not None:
        frozen = (place.content.get("cells") or {}).get(cell.indicator.code) or {}
        return text_of(frozen.get("target"))
    return place.dossier.targets.get(cell.indicator.code, "")


def _frozen_cell(place: Place, cell: Cell) -> dict[str, Any]:
    return {
        "value": cell.value,
        "na": cell.na,
        "reason": cell.reason,
        "last": last_text(place, cell),
        "target": target_text(place, cell),
    }


def shown_number(cell: Cell) -> str:
    """Return the value as it is shown; what is no number stays as typed."""
    if cell.na:
        return _("Not applicable")
    if cell.indicator.kind == "yes_no":
        return {YES: _("Yes"), NO: _("No")}.get(cell.value.strip(), cell.value)
    return f"{cell.number:f}".replace("-", "−") if cell.number is not None else cell.value.strip()


def change_text(place: Place, cell: Cell) -> str:
    """Return the change against last year: percent, or percentage points of a percentage."""
    try:
        before = parse_decimal(last_text(place, cell))
    except NotANumber:
        return ""
    if before is None or cell.number is None or cell.na or cell.indicator.kind == "yes_no":
        return ""
    return plausibility.change_in_words(cell.indicator, cell.number, before)


def _shown_row(place: Place, cell: Cell, before: Mapping[str, str] | None) -> tuple[Shown, ...]:
    code, name = cell.indicator.code, cell.indicator.name.localised
    flat = {part: _flat_part({"value": cell.value, "na": cell.na, "reason": cell.reason}[part]) for part in PARTS}
    computed = cell.indicator.kind == "computed"
    value_changed, old = (False, "") if computed else was(before, f"{code}/value", flat["value"])
    na_changed, _old = (False, "") if computed else was(before, f"{code}/na", flat["na"])
    reason_changed, old_reason = (False, "") if computed else was(before, f"{code}/reason", flat["reason"])
    return (
        Shown(name, name, place.address(code)),
        Shown(pgettext("of measurement", "Unit"), cell.indicator.unit_name, ""),
        Shown(_("Last year"), last_text(place, cell), "", numeric=True),
        Shown(
            _("This year"),
            shown_number(cell),
            place.address(code, "value"),
            numeric=True,
            changed=value_changed or na_changed,
            before=old if value_changed else "",
        ),
        Shown(pgettext("against last year", "Change"), change_text(place, cell), "", numeric=True),
        Shown(_("Target"), target_text(place, cell), "", numeric=True),
        Shown(
            _("Explanation"),
            cell.reason,
            place.address(code, "reason"),
            changed=reason_changed,
            before=old_reason if reason_changed else "",
        ),
    )


def decimals(cell: Cell) -> int:
    """Return the decimals a value was printed with: 0.460 is not 0.46."""
    return decimals_of(cell.number) if cell.number is not None else 0
