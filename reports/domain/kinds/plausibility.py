"""Whether a figure is believable: its order of magnitude, its change, and what was said elsewhere."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import said
from programmes.definition import Indicator
from reports.domain.dossiers import Place
from reports.domain.kinds.base import Contradiction, ToExplain
from reports.models import Fact

TEN = Decimal(10)
HUNDRED = Decimal(100)


def doubts(
    place: Place, indicator: Indicator, number: Decimal, before: Decimal | None, address: str
) -> Iterator[Problem]:
    """Yield what has to be mended or explained; `before` is last year's. A wrong order hides the smaller doubts."""
    if indicator.kind == "yes_no":
        return
    yield from contradiction(place, indicator, number, address)
    found = _wrong_order(indicator, number, before) or _steep_change(indicator, number, before)
    if found:
        remedy = _("Check unit and decimal point. If the figure is right, explain it.")
        yield ToExplain(address, found, indicator.rule, remedy)


def contradiction(place: Place, indicator: Indicator, number: Decimal, address: str) -> Iterator[Problem]:
    """Yield the other value when the same figure was given differently in another filing (X-03)."""
    other = place.dossier.said_elsewhere(indicator, place.year)
    if other is None or other.value is None or other.value == number:
        return
    values = {"name": indicator.name.localised, "value": f"{number:f}", **_source(other)}
    message = said(_("%(name)s is %(value)s here and %(other)s in “%(title)s”."), values, "name", "value", "other")
    yield Contradiction(
        address, message, "X-03", _("The same figure should be the same everywhere. Mend or explain it.")
    )


def change_in_words(indicator: Indicator, number: Decimal, before: Decimal) -> str:
    """Return the change: in percent, or in percentage points for a percentage."""
    if indicator.unit == "percent":
        return _("%(points)s points") % {"points": _signed(number - before)}
    if before == 0:
        return ""
    return _signed(((number / before - 1) * HUNDRED).quantize(Decimal("0.1"))) + "%"


def _source(fact: Fact) -> dict[str, str]:
    value = f"{fact.value:.{fact.decimals}f}" if fact.value is not None else ""
    return {"other": value, "title": fact.version.filing.title}


def _wrong_order(indicator: Indicator, number: Decimal, before: Decimal | None) -> str:
    values = {"name": indicator.name.localised, "value": f"{number:f}", "unit": indicator.unit_name}
    if before and number and not Decimal("0.1") < abs(number / before) < TEN:
        values["before"] = f"{before.normalize():f}"
        text = _("%(name)s is %(value)s %(unit)s, last year %(before)s: ten times more or less.")
        return said(text, values, "name", "value", "unit", "before")
    bounds = indicator.plausible
    if bounds and not bounds.low <= number <= bounds.high:
        values |= {"low": f"{bounds.low:f}", "high": f"{bounds.high:f}"}
        text = _("%(name)s is %(value)s %(unit)s; usual are %(low)s to %(high)s. Is the order right?")
        return said(text, values, "name", "value", "unit", "low", "high")
    return ""


def _steep_change(indicator: Indicator, number: Decimal, before: Decimal | None) -> str:
    limit = indicator.yoy_explain
    if limit is None or not before:
        return ""
    change = (number / before - 1) * HUNDRED
    if abs(change) <= limit:
        return ""
    values = {"name": indicator.name.localised, "limit": limit, "change": f"{abs(change):.1f}"}
    below = _("%(name)s: %(change)s%% below last year, more than %(limit)d%%. Say why.")
    above = _("%(name)s: %(change)s%% above last year, more than %(limit)d%%. Say why.")
    return said(below if change < 0 else above, values, "name", "change")


def _signed(number: Decimal) -> str:
    return f"{number:+f}".replace("-", "−")
