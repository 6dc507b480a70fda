"""Arithmetic over yearly series, each formula one pure registered function.

A series maps years to decimals. A formula answers None when the figure cannot be calculated
(a value is missing, or the divisor is zero): that is not a zero.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from programmes.definition.conversion import Reduced, reduced
from programmes.definition.indicator import Formula

Series = Mapping[int, Decimal]
Function = Callable[[Sequence[Series], int], Decimal | None]
Units = Callable[[Sequence[Reduced]], Reduced | None]
"""The unit of the result from those of the arguments; None if these do not go together."""

HUNDRED = Decimal(100)
PRECISION = 28


@dataclass(frozen=True)
class _Registered:
    function: Function
    arguments: int | None  # None: any number
    gives: Units


_formulas: dict[str, _Registered] = {}


def formula(name: str, *, arguments: int | None, gives: Units) -> Callable[[Function], Function]:
    """Register a formula under the name that definitions use."""

    def register(function: Function) -> Function:
        _formulas[name] = _Registered(function, arguments, gives)
        return function

    return register


def _quotient(given: Sequence[Reduced]) -> Reduced | None:
    return given[0].per(given[1])


def _same(given: Sequence[Reduced]) -> Reduced | None:
    return given[0] if all(one == given[0] for one in given) else None


def _percent_of_same(given: Sequence[Reduced]) -> Reduced | None:
    return reduced("percent") if _same(given) else None


def _percent(_given: Sequence[Reduced]) -> Reduced | None:
    return reduced("percent")


def _number(_given: Sequence[Reduced]) -> Reduced | None:
    return reduced("coefficient")


def names() -> frozenset[str]:
    """Return the names of all formulas."""
    return frozenset(_formulas)


def takes(name: str, count: int) -> bool:
    """Say whether a formula takes so many arguments."""
    return _formulas[name].arguments in (None, count)


def unit_fits(wanted: Formula, given: Sequence[str], unit: str) -> bool:
    """Say whether a result in `unit` follows from arguments in the units `given`: nothing is scaled in between."""
    return _formulas[wanted.name].gives([reduced(one) for one in given]) == reduced(unit)


def first_year(wanted: Formula, series: Mapping[str, Series]) -> int | None:
    """Return the year from which the averages of a formula count: its setting, else the first all arguments have."""
    years = set.intersection(*(set(series.get(code, {})) for code in wanted.args))
    if wanted.base_year is not None:
        return wanted.base_year if wanted.base_year in years else None
    return min(years, default=None)


def compute(wanted: Formula, series: Mapping[str, Series], year: int) -> Decimal | None:
    """Apply a formula to the series of its arguments for one year, unrounded; None if it cannot be calculated."""
    arguments = [_since(series.get(code, {}), wanted.base_year) for code in wanted.args]
    with localcontext(Context(prec=PRECISION)):
        return _formulas[wanted.name].function(arguments, year)


def _since(series: Series, base_year: int | None) -> Series:
    """Leave out what lies before the base year; without the base year itself no average is known."""
    if base_year is None:
        return series
    return {year: value for year, value in series.items() if year >= base_year} if base_year in series else {}


@formula("ratio", arguments=2, gives=_quotient)
def ratio(series: Sequence[Series], year: int) -> Decimal | None:
    """First over second, of the year."""
    over, under = (one.get(year) for one in series)
    return None if over is None or not under else over / under


@formula("percentage", arguments=2, gives=_percent_of_same)
def percentage(series: Sequence[Series], year: int) -> Decimal | None:
    """First over second of the year, in percent."""
    share = ratio(series, year)
    return None if share is None else share * HUNDRED


@formula("share_of_sum", arguments=2, gives=_percent_of_same)
def share_of_sum(series: Sequence[Series], year: int) -> Decimal | None:
    """First over the sum of both, in percent: reused over reused plus fresh."""
    part, rest = (one.get(year) for one in series)
    if part is None or rest is None or not part + rest:
        return None
    return part / (part + rest) * HUNDRED


@formula("total", arguments=None, gives=_same)
def total(series: Sequence[Series], year: int) -> Decimal | None:
    """Sum of all arguments of the year; missing parts make it unknown."""
    values = [one.get(year) for one in series]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


@formula("yearly_change", arguments=1, gives=_percent)
def yearly_change(series: Sequence[Series], year: int) -> Decimal | None:
    """Change against the year before, in percent; negative means a fall."""
    now, before = series[0].get(year), series[0].get(year - 1)
    return None if now is None or not before else (now / before - 1) * HUNDRED


@formula("three_year_growth", arguments=1, gives=_percent)
def three_year_growth(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly growth over three years, compound, in percent."""
    return _average_growth(series[0], year, 3)


@formula("average_reduction", arguments=1, gives=_percent)
def average_reduction(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly reduction since the first year of the series, compound, in percent; positive means a fall."""
    first = min(series[0], default=year)
    growth = _average_growth(series[0], year, year - first) if year > first else None
    return None if growth is None else -growth


@formula("three_year_growth_of_ratio", arguments=2, gives=_percent)
def three_year_growth_of_ratio(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly growth over three years of first over second, compound, in percent."""
    return _average_growth(_ratios(series), year, 3)


@formula("average_reduction_of_ratio", arguments=2, gives=_percent)
def average_reduction_of_ratio(series: Sequence[Series], year: int) -> Decimal | None:
    """Average yearly reduction of first over second since the first common year, compound, in percent."""
    return average_reduction([_ratios(series)], year)


@formula("elasticity", arguments=2, gives=_number)
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
