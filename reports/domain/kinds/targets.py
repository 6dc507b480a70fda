"""The targets of a plan: each indicator's value at the start, on the way and at the end (GB-17).

The first line says from which year to which. The years between are columns in which milestones may be set.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.errors import Problem
from common.said import Said, said
from common.units import NotANumber, parse_decimal
from programmes.definition import Indicator, measures
from programmes.definition.base import Text
from reports.domain.dossiers import Content, Place
from reports.domain.kinds.base import Head, Posted, SectionKind, SectionView, Shown, Table, text_of, was
from reports.domain.kinds.values import NO, YES, answer_of, range_fault

YEARS = "years"  # stands for the indicator in the line that says from which year to which
YEARS_NAME = Text(zh="年份", en="Year")
ENDS = ("base", "target")
FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST = 16  # years between base and target that are still columns
_YEAR = re.compile(r"^\d{4}$")


class TargetsKind(SectionKind):
    """Content: {"cells": {"years": {"base": "2020", "target": "2025"}, "<indicator>": {"base": …, "2022": …, …}}}.

    A milestone of a year that no longer lies between the two is kept, and counts for nothing until it does again.
    """

    def clean(self, place: Place, content: Mapping[str, Any]) -> Content:
        given = content.get("cells") or {}
        years = given.get(YEARS) or {}
        ends = {part: text_of(years.get(part, default)) for part, default in _default_years(place).items()}
        cells = {one.code: _cleaned(one, given.get(one.code) or {}) for one in indicators_of(place)}
        return {"cells": {YEARS: ends, **cells}}

    def read(self, place: Place, posted: Posted) -> Content:
        cells: dict[str, dict[str, str]] = {}
        for name, texts in posted.items():
            code, _slash, part = name.partition("/")
            if part:
                cells.setdefault(code, {})[part] = "".join(list(texts)[-1:])
        return self.clean(place, {"cells": cells})

    def flat(self, place: Place, content: Content) -> dict[str, str]:
        cells = self.clean(place, content)["cells"]
        parts = parts_of(cells)
        found = {f"{YEARS}/{part}": cells[YEARS][part] for part in ENDS}
        for code in _codes(place):
            kept = dict.fromkeys((*parts, *cells[code]))
            found |= {f"{code}/{part}": cells[code].get(part, "") for part in kept}
        return found

    def is_empty(self, place: Place) -> bool:
        typed = self.flat(place, place.content)
        return not any(text.strip() for path, text in typed.items() if not path.startswith(f"{YEARS}/"))

    def problems(self, place: Place) -> Iterator[Problem]:
        typed = self.flat(place, place.content)
        yield from _years_problems(place, typed)
        for indicator in indicators_of(place):
            for part in numbers_of(place):
                yield from _problems(place, indicator, part, typed[f"{indicator.code}/{part}"])

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        typed = self.flat(place, place.content)
        numbers = (Head(head_of(part, typed), numeric=True) for part in numbers_of(place))
        heads = (Head(_("Indicator")), Head(pgettext("of measurement", "Unit")), *numbers, Head(_("Explanation")))
        rows = tuple(_shown_row(place, one, typed, before) for one in indicators_of(place))
        section = place.section
        changed = any(cell.changed for row in rows for cell in row) or _years_changed(typed, before)
        return SectionView(section.code, section.number, section.name.localised, (), Table(heads, rows), changed)


def number_of(indicator: Indicator, text: str) -> Decimal | None:
    """Return the number typed, None if there is none; of a goal of yes or no, 1 for yes and 0 for no."""
    if indicator.kind == "yes_no":
        return {YES: Decimal(1), NO: Decimal(0)}.get(answer_of(text))
    try:
        return parse_decimal(text, unit=indicator.unit_name)
    except NotANumber:
        return None


def year_of(text: str) -> int | None:
    """Return the year typed, None if it is none."""
    try:
        number = parse_decimal(text)
    except NotANumber:
        return None
    whole = number is not None and number == number.to_integral_value() and FIRST_YEAR <= number <= LAST_YEAR
    return int(number) if number is not None and whole else None


def indicators_of(place: Place) -> tuple[Indicator, ...]:
    return place.dossier.definition.indicators_of(place.section)


def parts_of(cells: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """Return the columns: base, the years between, target, note."""
    base, target = (year_of(cells[YEARS][part]) for part in ENDS)
    between = range(base + 1, target) if base and target and target - base <= LONGEST else ()
    return ("base", *map(str, between), "target", "note")


def columns_of(place: Place) -> tuple[str, ...]:
    """Return the columns of the section as its years are typed."""
    return parts_of(TargetsKind().clean(place, place.content)["cells"])


def numbers_of(place: Place) -> tuple[str, ...]:
    """Return the columns that take numbers: all but the note."""
    return columns_of(place)[:-1]


def label_of(part: str) -> str:
    """Return the name of a column."""
    return {"base": _("Baseline"), "target": _("Target"), "note": _("Explanation")}.get(part, part)


def head_of(part: str, typed: Mapping[str, str]) -> str:
    """Return the name of a column with its year."""
    year = typed.get(f"{YEARS}/{part}", "").strip()
    return f"{label_of(part)}（{year}）" if year else label_of(part)


def worded(text: str) -> str:
    """Return an answer of yes or no in words, anything else as it is."""
    return {YES: _("Yes"), NO: _("No")}.get(text, text)


def _codes(place: Place) -> Sequence[str]:
    return [one.code for one in indicators_of(place)]


def _default_years(place: Place) -> dict[str, str]:
    """Return the year before the construction and its last."""
    years = place.dossier.filing.construction_years
    return {"base": str(years[0] - 1), "target": str(years[-1])} if years else dict.fromkeys(ENDS, "")


def _cleaned(indicator: Indicator, typed: Mapping[str, Any]) -> dict[str, str]:
    """Keep base, target, note and the years in which something stands; an answer of yes or no in one spelling."""
    fixed = {part: text_of(typed.get(part)) for part in (*ENDS, "note")}
    years = {part: text_of(text) for part, text in sorted(typed.items()) if _YEAR.match(part)}
    kept = fixed | {year: text for year, text in years.items() if text.strip()}
    if indicator.kind != "yes_no":
        return kept
    return {part: text if part == "note" else answer_of(text) or text for part, text in kept.items()}


def _years_problems(place: Place, typed: Mapping[str, str]) -> Iterator[Problem]:
    base, target = (year_of(typed[f"{YEARS}/{part}"]) for part in ENDS)
    for part, label, year in (("base", _("Base year"), base), ("target", _("Target year"), target)):
        if year is None:
            message = _("Give “%(name)s” as a year with four digits.") % {"name": label}
            yield Problem(place.address(YEARS, part), message, place.section.rule)
    if base and target and target <= base:
        message = _("The target year %(target)d must lie after the base year %(base)d.")
        remedy = _("Mend one of the two years.")
        values = {"target": target, "base": base}
        yield Problem(place.address(YEARS, "target"), message % values, place.section.rule, remedy)


def _years_changed(typed: Mapping[str, str], before: Mapping[str, str] | None) -> bool:
    return any(was(before, path, typed[path])[0] for path in (f"{YEARS}/base", f"{YEARS}/target"))


def _problems(place: Place, indicator: Indicator, part: str, text: str) -> Iterator[Problem]:
    address = place.address(indicator.code, part)
    message = _fault(place, indicator, part, text)
    if message:
        remedy = _("Goals without numbers cannot be assessed: give the figure, and write what it rests on beside it.")
        yield Problem(address, message, place.section.rule, remedy)


def _fault(place: Place, indicator: Indicator, part: str, text: str) -> str:
    name = _("%(name)s, %(part)s") % {"name": indicator.name.localised, "part": label_of(part)}
    if not text.strip():
        needed = part in ENDS and indicator.mandatory and place.section.required
        return said(_("Fill in “%(name)s”."), {"name": name}, "name") if needed else ""
    if indicator.kind == "yes_no":
        return "" if answer_of(text) else said(_("Answer “%(name)s” with yes or no."), {"name": name}, "name")
    try:
        number = parse_decimal(text, unit=indicator.unit_name)
    except NotANumber as error:
        return Said(f"{name}：{error}", error.message.general)
    measure = measures()[indicator.measure]
    return range_fault(name, number, measure.min, measure.max) if number is not None else ""


def _shown_row(
    place: Place, indicator: Indicator, typed: Mapping[str, str], before: Mapping[str, str] | None
) -> tuple[Shown, ...]:
    name, code = indicator.name.localised, indicator.code
    return (
        Shown(name, name, place.address(code)),
        Shown(pgettext("of measurement", "Unit"), indicator.unit_name, ""),
        *(_shown(place, code, part, typed, before) for part in columns_of(place)),
    )


def _shown(place: Place, code: str, part: str, typed: Mapping[str, str], before: Mapping[str, str] | None) -> Shown:
    text = typed[f"{code}/{part}"]
    changed, old = was(before, f"{code}/{part}", text)
    address = place.address(code, part)
    return Shown(
        head_of(part, typed), worded(text.strip()), address, numeric=part != "note", changed=changed, before=old
    )
