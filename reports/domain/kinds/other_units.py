"""A figure typed in another unit: what it is in the unit that is asked for, by each way there is to count it."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from common.units import NotANumber, parse_decimal
from programmes.definition import Indicator, units
from programmes.definition.conversion import Converted, ways


def advice(indicator: Indicator, text: str, year: int) -> str:
    """Say what a figure with another unit behind it comes to; "" if the unit is unknown or measures something else."""
    for unit, number in _readings(text):
        found = [_said(one, indicator) for one in ways(number, unit, indicator.unit, year=year)]
        if found:
            return _("Type it in %(unit)s: %(values)s.") % {"unit": indicator.unit_name, "values": "；".join(found)}
    return ""


def _readings(text: str) -> Iterator[tuple[str, Decimal]]:
    """Yield unit and number for each unit whose name ends the text, the longest name first."""
    names = sorted(
        ((name, unit.code) for unit in units().values() for name in (unit.name.zh, unit.name.en)), key=_by_length
    )
    for name, code in names:
        if text.strip().endswith(name):
            try:
                number = parse_decimal(text, unit=name)
            except NotANumber:
                continue
            if number is not None:
                yield code, number


def _by_length(named: tuple[str, str]) -> int:
    return -len(named[0])


def _said(one: Converted, indicator: Indicator) -> str:
    value = f"{one.value.quantize(Decimal(1).scaleb(-indicator.decimals), rounding=ROUND_HALF_UP):f}"
    if one.coefficient is None:
        return value
    basis = {"value": value, "name": one.coefficient.name.localised, "source": one.coefficient.source.localised}
    return _("%(value)s as %(name)s, by %(source)s") % basis
