"""Figures over many parks, each kind one pure registered function; only parks that have all of it count.

A park gives series by measure. The answer says how many parks stand behind it: a sum is never divided by one over
other parks, and without any park there is no figure, which is not a zero.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from django.utils.translation import gettext

from programmes.definition.conversion import PRECISION, reduced
from programmes.definition.dictionary import measures, units
from programmes.definition.formulas import HUNDRED, Series
from programmes.definition.goal import GoalFigure

Park = Mapping[str, Series]
Values = Sequence[tuple[Decimal, ...]]


@dataclass(frozen=True)
class Aggregate:
    """The figure of a year, unrounded (None: nothing to calculate it from), and the number of parks behind it."""

    value: Decimal | None
    parks: int


Function = Callable[[GoalFigure, Sequence[Park], int], Aggregate]


@dataclass(frozen=True)
class _Registered:
    function: Function
    measures: int
    unit: Callable[[Sequence[str]], str | None]  # which unit follows from those of the measures; None: see `quotient`


_kinds: dict[str, _Registered] = {}


def aggregate(
    name: str, *, measures: int, unit: Callable[[Sequence[str]], str | None]
) -> Callable[[Function], Function]:
    """Register a kind under the name that definitions use."""

    def register(function: Function) -> Function:
        _kinds[name] = _Registered(function, measures, unit)
        return function

    return register


def compute(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """Return a figure over these parks for a year."""
    with localcontext(Context(prec=PRECISION)):
        return _kinds[figure.kind].function(figure, parks, year)


def faults(figure: GoalFigure) -> Iterator[tuple[str, str]]:
    """Yield key and cause of what does not fit in a figure: measures that cannot be taken so, or another unit."""
    kind = _kinds[figure.kind]
    given = [measures()[code] for code in figure.measures if code in measures()]
    if figure.unit not in units():
        yield "unit", gettext("there is no %(name)s here") % {"name": figure.unit}
    elif len(figure.measures) != kind.measures:
        yield "measures", gettext("the figure takes another number of measures")
    elif len(given) == len(figure.measures) and not _unit_fits(figure, [one.unit for one in given]):
        parts = {"unit": figure.unit, "given": ", ".join(one.unit for one in given)}
        yield "unit", gettext("the unit %(unit)s does not follow from %(given)s") % parts
    if figure.kind in _SUMMED and not all(one.additive for one in given):
        yield "measures", gettext("what is not additive cannot be summed over parks")


_SUMMED = ("sum", "ratio_of_sums", "percentage_of_sums", "average_reduction")


def _unit_fits(figure: GoalFigure, given: Sequence[str]) -> bool:
    wanted = _kinds[figure.kind].unit(given)
    return reduced(figure.unit) == (reduced(given[0]).per(reduced(given[1])) if wanted is None else reduced(wanted))


def _of_year(figure: GoalFigure, parks: Sequence[Park], *years: int) -> Values:
    """Return the values of the parks that have every measure in every one of these years."""
    found = []
    for park in parks:
        row = [park.get(code, {}).get(year) for year in years for code in figure.measures]
        if all(value is not None for value in row):
            found.append(tuple(value for value in row if value is not None))
    return found


def _sums(values: Values) -> list[Decimal]:
    return [sum(column, Decimal(0)) for column in zip(*values, strict=True)]


@aggregate("sum", measures=1, unit=lambda given: given[0])
def total(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """All parks together."""
    values = _of_year(figure, parks, year)
    return Aggregate(_sums(values)[0] if values else None, len(values))


@aggregate("ratio_of_sums", measures=2, unit=lambda _given: None)
def ratio_of_sums(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """The first over the second, each summed over the parks that have both."""
    values = _of_year(figure, parks, year)
    over, under = _sums(values) if values else (Decimal(0), Decimal(0))
    return Aggregate(over / under if under else None, len(values))


@aggregate("percentage_of_sums", measures=2, unit=lambda _given: "percent")
def percentage_of_sums(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """As the ratio of sums, in percent."""
    found = ratio_of_sums(figure, parks, year)
    return Aggregate(None if found.value is None else found.value * HUNDRED, found.parks)


@aggregate("count", measures=1, unit=lambda _given: "parks")
def count(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """How many parks reach the limit, of those that have the measure."""
    values = _of_year(figure, parks, year)
    reached = sum(figure.limit is not None and figure.limit.is_met(value) for (value,) in values)
    return Aggregate(Decimal(reached) if values else None, len(values))


@aggregate("share", measures=1, unit=lambda _given: "percent")
def share(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """The share of the parks that reach the limit in those that have the measure, in percent."""
    found = count(figure, parks, year)
    return Aggregate(None if found.value is None else found.value / found.parks * HUNDRED, found.parks)


@aggregate("average_reduction", measures=2, unit=lambda _given: "percent")
def average_reduction(figure: GoalFigure, parks: Sequence[Park], year: int) -> Aggregate:
    """Average yearly fall of the ratio of sums since the base year, compound, in percent, over the same parks.

    Without a base year in the definition it counts from the first year in which any park has both halves.
    """
    base = figure.base_year or _first_year(figure, parks)
    if base is None or base >= year:
        return Aggregate(None, 0)
    values = _of_year(figure, parks, base, year)
    before, before_under, now, now_under = _sums(values) if values else [Decimal(0)] * 4
    if not before * before_under * now * now_under:
        return Aggregate(None, len(values))
    left = (now / now_under) / (before / before_under)
    return Aggregate((1 - left ** (Decimal(1) / (year - base))) * HUNDRED, len(values))


def _first_year(figure: GoalFigure, parks: Sequence[Park]) -> int | None:
    years = [set.intersection(*(set(park.get(code, {})) for code in figure.measures)) for park in parks]
    return min(set().union(*years), default=None)
