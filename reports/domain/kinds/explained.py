"""An explanation is bound to the numbers it was given for: it lapses when one of them changes."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import said
from programmes.definition import Indicator
from reports.domain.dossiers import Place
from reports.domain.kinds.base import ToExplain

Values = Mapping[str, str]  # name of a figure -> number as printed, "" for none


def rests_on(
    place: Place, indicator: Indicator, number: Decimal, last: str, year: Mapping[str, Decimal | None]
) -> Values:
    """Return the numbers a figure is judged by: its own, last year's, that of other filings, those it belongs to."""
    other = place.dossier.said_elsewhere(indicator, place.year)
    there = other.value.quantize(Decimal(1).scaleb(-other.decimals)) if other and other.value is not None else None
    belonging = {code: year.get(code) for code in _belonging(place, indicator)}
    numbers = {"value": number, "elsewhere": there, **belonging}
    return {"last": last, **{name: "" if one is None else f"{one:f}" for name, one in numbers.items()}}


def _belonging(place: Place, indicator: Indicator) -> list[str]:
    """Return the measures that stand in an identity with this one; where one is calculated, nothing can contradict."""
    definition = place.dossier.definition
    computed = {one.measure for one in definition.indicators if one.kind == "computed"}
    groups = [{one.whole, *one.parts} for one in definition.identities]
    found = {code for codes in groups if indicator.measure in codes and not codes & computed for code in codes}
    return sorted(found - {indicator.measure})


def changed(place: Place, code: str, text: str, now: Values) -> tuple[str, str] | None:
    """Return what the first changed number was and is; None while the explanation holds, or is typed just now."""
    bound = place.dossier.explanations.get(place.address(code))
    if bound is None or bound.text != text:
        return None
    pairs = ((str(bound.values.get(name, "")), value) for name, value in now.items())
    return next((pair for pair in pairs if pair[0] != pair[1]), None)


def lapsed(place: Place, indicator: Indicator, was_and_is: tuple[str, str]) -> Problem:
    """Return that an explanation no longer holds, with the number that changed."""
    before, after = (one or "—" for one in was_and_is)
    values = {"name": indicator.name.localised, "before": before, "after": after}
    message = said(
        _("The explanation of “%(name)s” has lapsed: %(before)s → %(after)s."), values, "name", "before", "after"
    )
    remedy = _("A figure it was given for has changed: explain anew.")
    return ToExplain(place.address(indicator.code, "reason"), message, indicator.rule, remedy)
