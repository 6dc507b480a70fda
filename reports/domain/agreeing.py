"""Whether figures that belong together fit under some rounding, across tables, goals and other filings of the park."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import said
from common.units import decimals_of
from programmes.definition import Identity, Indicator, Interval, contradicted, measures
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import indicators, targets
from reports.domain.kinds.base import ToExplain
from reports.domain.versions import places


@dataclass(frozen=True)
class Figure:
    """A number and where it was typed; without an address it stands in another filing."""

    number: Decimal
    address: str = ""
    explained: bool = False
    lapses: tuple[Problem, ...] = ()


Figures = Mapping[str, Figure]  # by measure


def figures_agree(dossier: Dossier) -> Iterator[Problem]:
    """Yield each figure that cannot follow from the others, however these were rounded, unless it is explained."""
    if not dossier.definition.identities:
        return
    for place in places(dossier).values():
        if place.section.kind == "targets":
            for figures in _goals(place):
                yield from contradictions(dossier, figures)
    for year, typed in _typed(dossier).items():
        yield from contradictions(dossier, _with_others(dossier, year, typed))


def contradictions(dossier: Dossier, figures: Figures) -> Iterator[Problem]:
    """Yield what does not fit among these figures, at the whole, or at its first part typed here."""
    for identity in dossier.definition.identities:
        codes = (identity.whole, *identity.parts)
        if not all(code in figures for code in codes):
            continue
        at = next((figures[code] for code in codes if figures[code].address), None)
        whole, parts = figures[identity.whole].number, [figures[code].number for code in identity.parts]
        if at and not at.explained and (possible := contradicted(identity.kind, whole, parts)):
            yield from at.lapses
            remedy = _("Mend the figure that is wrong. If all are right, explain why they do not fit.")
            yield ToExplain(at.address, _message(identity, figures, possible), identity.rule, remedy)


def _message(identity: Identity, figures: Figures, possible: Interval) -> str:
    whole = figures[identity.whole].number
    words = {
        "name": measures()[identity.whole].name.localised,
        "value": f"{whole:f}",
        "others": _(", ").join(f"{measures()[one].name.localised} {figures[one].number:f}" for one in identity.parts),
        "low": _rounded(possible.low, decimals_of(whole) + 1, ROUND_FLOOR),
    }
    if possible.high is None:
        text = _("%(name)s is %(value)s, but a part of it is given as %(others)s: it must be at least %(low)s.")
        return said(text, words, "name", "value", "others", "low")
    words["high"] = _rounded(possible.high, decimals_of(whole) + 1, ROUND_CEILING)
    text = _("%(name)s is %(value)s; with %(others)s, however rounded, it lies between %(low)s and %(high)s.")
    return said(text, words, "name", "value", "others", "low", "high")


def _rounded(number: Fraction, decimals: int, rounding: str) -> str:
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=rounding):f}"


def _typed(dossier: Dossier) -> Mapping[int, dict[str, Figure]]:
    """Return what the tables of indicators say, by year and measure; what is calculated cannot contradict."""
    found: dict[int, dict[str, Figure]] = {}
    for place in places(dossier).values():
        if place.section.kind != "indicators":
            continue
        for cell in indicators.cells_of(place):
            if cell.number is not None and not cell.na and _counts(cell.indicator):
                address = place.address(cell.indicator.code, "value")
                lapses = tuple(indicators.lapses(place, cell))
                explained = bool(cell.reason.strip()) and not lapses
                figure = Figure(cell.number, address, explained, lapses)
                found.setdefault(place.year, {})[cell.indicator.measure] = figure
    return found


def _with_others(dossier: Dossier, year: int, typed: Mapping[str, Figure]) -> Figures:
    """Complete the figures of a year by what other filings of the park say of it, as printed there."""
    asked = [(one.whole, *one.parts) for one in dossier.definition.identities]
    wanted = {code for codes in asked if typed.keys() & {*codes} for code in codes} - typed.keys()
    wanted -= {one.measure for one in dossier.definition.indicators if one.kind == "computed"}
    found = {code: dossier.elsewhere.get(((code, "whole_park"), year)) for code in sorted(wanted)}
    others = {
        code: Figure(fact.value.quantize(Decimal(1).scaleb(-fact.decimals)))
        for code, fact in found.items()
        if fact is not None and fact.value is not None
    }
    return {**others, **typed}


def _goals(place: Place) -> Iterator[Figures]:
    """Yield the goals of a plan column by column: base, the years between, target."""
    typed = targets.TargetsKind().flat(place, place.content)
    for part in targets.numbers_of(place):
        column = {}
        for one in targets.indicators_of(place):
            number = targets.number_of(one, typed[f"{one.code}/{part}"])
            if number is not None and _counts(one):
                explained = bool(typed[f"{one.code}/note"].strip())
                column[one.measure] = Figure(number, place.address(one.code, part), explained)
        yield column


def _counts(indicator: Indicator) -> bool:
    return indicator.kind != "yes_no" and indicator.variant == "whole_park"
