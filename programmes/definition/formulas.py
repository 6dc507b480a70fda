"""Arithmetic over yearly series, each formula one pure registered function.

A series maps years to decimals. A formula answers None when the figure cannot be calculated
(a value is missing, or the divisor is zero): that is not a zero.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from programmes.definition.indicator import Formula

Series = Mapping[int, Decimal]
Function = Callable[[Sequence[Series], int], Decimal | None]

HUNDRED = Decimal(100)
PRECISION = 28


@dataclass(frozen=True)
class _Registered:
    function: Function
    arguments: int | None  # None: any number


_formulas: dict[str, _Registered] = {}


def formula(name: str, *, arguments: int | None) -> Callable[[Function], Function]:
    """Register a formula under the name that definitions use."""

    def register(function: Function) -> Function:
        _formulas[name] = _Registered(function, arguments)
        return function

    return register


def names() -> frozenset[str]:
    """Return the names of all formulas."""
    return frozenset(_formulas)


def takes(name: str, count: int) -> bool:
    """Say whether a formula takes so many arguments."""
    return _formulas[name].arguments in (None, count)


def compute(wanted: Formula, series: Mapping[str, Series], year: int) -> Decimal | None:
    """Apply a formula to the series of its arguments for one year, unrounded; None if it cannot be calculated."""
    arguments = [series.get(code, {}) for code in wanted.args]
    with localcontext(Context(prec=PRECISION)):
        return _formulas[wanted.name].function(arguments, year)


@formula("ratio", arguments=2)
def ratio(series: Sequence[Series], year: int) -> Decimal | None:
    """First over second, of the year."""
    over, under = (one.get(year) for one in series)
    return None if over is None or not under else over / under


@formula("percentage", arguments=2)
def percentage(series: Sequence[Series], year: int) -> Decimal | None:
    """First over second of the year, in percent."""
    share = ratio(series, year)
    return None if share is None else share * HUNDRED


@formula("share_of_sum", arguments=2)
def share_of_sum(series: Sequence[Series], year: int) -> Decimal | None:
    """First over the sum of both, in percent: reused over reused plus fresh."""
    part, rest = (one.get(year) for one in series)
    if part is None or rest is None or not part + rest:
        return None
    return part / (part + rest) * HUNDRED


@formula("total", arguments=None)
def total(series: Sequence[Series], year: int) -> Decimal | None:
    """Sum of all arguments of the year; missing parts make it unknown."""
    values = [one.get(year) for one in series]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


@formula("yearly_change", arguments=1)
def yearly_change(series: Sequence[Series], year: int) -> Decimal | None:
    """Change against the year before, in percent; negative means a fall."""
    now, before = series[0].get(year), series[0].get(year - 1)
    return None if now is None or not before else (now / before - 1) * HUNDRED


@formula("three_year_growth", arguments=1)
def three_year_growth(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly growth over three years, compound, in percent."""
    return _average_growth(series[0], year, 3)


@formula("average_reduction", arguments=1)
def average_reduction(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly reduction since the first year of the series, compound, in percent; positive means a fall."""
    first = min(series[0], default=year)
    growth = _average_growth(series[0], year, year - first) if year > first else None
    return None if growth is None else -growth


@formula("three_year_growth_of_ratio", arguments=2)
def three_year_growth_of_ratio(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly growth over three years of first over second, compound, in percent."""
    return _average_growth(_ratios(series), year, 3)


@formula("average_reduction_of_ratio", arguments=2)
def average_reduction_of_ratio(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly reduction of first over second since the first common year, compound, in percent."""
    return average_reduction([_ratios(series)], year)


@formula("elasticity", arguments=2)
def elasticity(series: Sequence[Series], year: int) -> Decimal | None:
    """Average growth of the first over that of the second since the first common year; undefined without growth."""
    common = sorted(set(series[0]) & set(series[1]))
    if year not in common or common[0] == year:
        return None
    above, below = (_average_growth(one, year, year - common[0]) for one in series)
    return None if above is None or not below else above / below


def _ratios(series: Sequence[Series]) -> Series:
    found = {year: ratio(series, year) for year in set(series[0]) & set(series[1])}
    return {year: value for year, value in found.items() if value is not None}


def _average_growth(series: Series, year: int, years: int) -> Decimal | None:
    now, before = series.get(year), series.get(year - years)
    if now is None or before is None or before <= 0 or now <= 0:
        return None
    return ((now / before) ** (Decimal(1) / years) - 1) * HUNDRED
