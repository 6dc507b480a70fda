"""The targets of a plan: for each indicator the value at the start and the one to be reached (GB-17)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.errors import Problem
from common.units import NotANumber, parse_decimal
from programmes.definition import Indicator, measures
from reports.domain.dossiers import Content, Place
from reports.domain.kinds.base import Head, Posted, SectionKind, SectionView, Shown, Table, text_of, was
from reports.domain.kinds.values import range_fault

PARTS = ("base", "target", "note")


class TargetsKind(SectionKind):
    """Content: {"cells": {"<indicator>": {"base": text, "target": text, "note": ""}}}."""

    def clean(self, place: Place, content: Mapping[str, Any]) -> Content:
        given = content.get("cells") or {}
        return {"cells": {one.code: _cleaned(given.get(one.code) or {}) for one in indicators_of(place)}}

    def read(self, place: Place, posted: Posted) -> Content:
        cells = {
            one.code: {part: "".join(list(posted.get(f"{one.code}/{part}", ()))[-1:]) for part in PARTS}
            for one in indicators_of(place)
        }
        return self.clean(place, {"cells": cells})

    def flat(self, place: Place, content: Content) -> dict[str, str]:
        cells = self.clean(place, content)["cells"]
        return {f"{code}/{part}": cell[part] for code, cell in cells.items() for part in PARTS}

    def problems(self, place: Place) -> Iterator[Problem]:
        typed = self.flat(place, place.content)
        for indicator in indicators_of(place):
            for part in ("base", "target"):
                yield from _problems(place, indicator, part, typed[f"{indicator.code}/{part}"])

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        typed = self.flat(place, place.content)
        heads = (
            Head(_("Indicator")),
            Head(pgettext("of measurement", "Unit")),
            Head(_("Baseline"), numeric=True),
            Head(_("Target"), numeric=True),
            Head(_("Explanation")),
        )
        rows = tuple(_shown_row(place, one, typed, before) for one in indicators_of(place))
        section = place.section
        changed = any(cell.changed for row in rows for cell in row)
        return SectionView(section.code, section.number, section.name.localised, (), Table(heads, rows), changed)


def number_of(indicator: Indicator, text: str) -> Decimal | None:
    """Return the number typed, None if there is none."""
    try:
        return parse_decimal(text, unit=indicator.unit_name)
    except NotANumber:
        return None


def indicators_of(place: Place) -> tuple[Indicator, ...]:
    return place.dossier.definition.indicators_of(place.section)


def _cleaned(typed: Mapping[str, Any]) -> dict[str, str]:
    return {part: text_of(typed.get(part)) for part in PARTS}


def _problems(place: Place, indicator: Indicator, part: str, text: str) -> Iterator[Problem]:
    address = place.address(indicator.code, part)
    message = _fault(place, indicator, part, text)
    if message:
        yield Problem(address, message, indicator.rule, _("Goals without numbers cannot be assessed."))


def _fault(place: Place, indicator: Indicator, part: str, text: str) -> str:
    labels = {"base": _("Baseline"), "target": _("Target")}
    name = _("%(name)s, %(part)s") % {"name": indicator.name.localised, "part": labels[part]}
    if not text.strip():
        needed = indicator.mandatory and place.section.required
        return _("Fill in “%(name)s”.") % {"name": name} if needed else ""
    try:
        number = parse_decimal(text, unit=indicator.unit_name)
    except NotANumber as error:
        return f"{name}：{error}"
    measure = measures()[indicator.measure]
    return range_fault(name, number, measure.min, measure.max) if number is not None else ""


def _shown_row(
    place: Place, indicator: Indicator, typed: Mapping[str, str], before: Mapping[str, str] | None
) -> tuple[Shown, ...]:
    name, code = indicator.name.localised, indicator.code
    return (
        Shown(name, name, place.address(code)),
        Shown(pgettext("of measurement", "Unit"), indicator.unit_name, ""),
        *(_shown(place, code, part, typed, before) for part in PARTS),
    )


def _shown(place: Place, code: str, part: str, typed: Mapping[str, str], before: Mapping[str, str] | None) -> Shown:
    labels = {"base": _("Baseline"), "target": _("Target"), "note": _("Explanation")}
    text = typed[f"{code}/{part}"]
    changed, old = was(before, f"{code}/{part}", text)
    address = place.address(code, part)
    return Shown(labels[part], text.strip(), address, numeric=part != "note", changed=changed, before=old)
