"""What rounded figures allow: a printed 0.464 is any number from 0.4635 to 0.4645.

Each kind of identity is one pure registered function from the intervals of the parts to that of the whole. Figures
contradict each other only if no numbers that round to them fit together. Calculated with fractions: nothing is rounded
on the way.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product as pairs

from django.utils.translation import gettext

from common.units import decimals_of
from programmes.definition.conversion import reduced
from programmes.definition.dictionary import measures
from programmes.definition.identity import Identity
from programmes.definition.kinds import IdentityKind


@dataclass(frozen=True)
class Interval:
    """The numbers that are possible, both ends included; `high` is None where there is no upper bound."""

    low: Fraction
    high: Fraction | None

    def meets(self, other: "Interval") -> bool:
        """Say whether some number lies in both."""
        below = other.high is None or self.low <= other.high
        return below and (self.high is None or other.low <= self.high)


Function = Callable[[Sequence[Interval]], Interval | None]
"""None: the parts say nothing of the whole (a divisor that may be zero)."""


@dataclass(frozen=True)
class _Registered:
    function: Function
    parts: int | None  # None: any number
    unit_fits: Callable[[str, Sequence[str]], bool]


_kinds: dict[str, _Registered] = {}


def identity(
    name: str, *, parts: int | None, unit_fits: Callable[[str, Sequence[str]], bool]
) -> Callable[[Function], Function]:
    """Register a kind under the name that definitions use."""

    def register(function: Function) -> Function:
        _kinds[name] = _Registered(function, parts, unit_fits)
        return function

    return register


def printed(number: Decimal) -> Interval:
    """Return what a number may have been before it was rounded to the decimals it is printed with."""
    half = Fraction(1, 2 * 10 ** decimals_of(number))
    return Interval(Fraction(number) - half, Fraction(number) + half)


def contradicted(kind: IdentityKind, whole: Decimal, parts: Sequence[Decimal]) -> Interval | None:
    """Return where the whole would have to lie, None if the figures fit under some rounding of all of them."""
    possible = _kinds[kind].function([printed(one) for one in parts])
    return None if possible is None or possible.meets(printed(whole)) else possible


def faults(wanted: Identity) -> Iterator[tuple[str, str]]:
    """Yield key and cause of what does not fit: unknown measures, another number of them, or other units."""
    kind, codes = _kinds[wanted.kind], (wanted.whole, *wanted.parts)
    if unknown := [code for code in codes if code not in measures()]:
        yield "parts", gettext("there is no %(name)s here") % {"name": unknown[0]}
    elif kind.parts not in (None, len(wanted.parts)):
        yield "parts", gettext("the identity takes another number of parts")
    else:
        whole, *given = (measures()[code].unit for code in codes)
        if not kind.unit_fits(whole, given):
            parts = {"unit": whole, "given": ", ".join(given)}
            yield "whole", gettext("the unit %(unit)s does not follow from %(given)s") % parts


def _same(whole: str, given: Sequence[str]) -> bool:
    return all(reduced(one) == reduced(whole) for one in given)


def _quotient(whole: str, given: Sequence[str]) -> bool:
    return reduced(given[0]).per(reduced(given[1])) == reduced(whole)


def _percent_of_same(whole: str, given: Sequence[str]) -> bool:
    return whole == "percent" and _same(given[0], given)


def _corners(values: Sequence[Fraction]) -> Interval:
    return Interval(min(values), max(values))


def _ends(interval: Interval) -> tuple[Fraction, ...]:
    return (interval.low,) if interval.high is None else (interval.low, interval.high)


@identity("sum", parts=None, unit_fits=_same)
def total(parts: Sequence[Interval]) -> Interval:
    """All parts together."""
    lows, highs = zip(*((one.low, _ends(one)[-1]) for one in parts), strict=True)
    return Interval(sum(lows, Fraction(0)), sum(highs, Fraction(0)))


@identity("product", parts=2, unit_fits=lambda whole, given: _quotient(given[0], (whole, given[1])))
def product(parts: Sequence[Interval]) -> Interval:
    """First times second: energy per value added times value added is energy."""
    first, second = (_ends(one) for one in parts)
    return _corners([one * other for one, other in pairs(first, second)])


@identity("ratio", parts=2, unit_fits=_quotient)
def ratio(parts: Sequence[Interval]) -> Interval | None:
    """First over second; nothing is said if the second may be zero."""
    over, under = (_ends(one) for one in parts)
    if under[0] <= 0 <= under[-1]:
        return None
    return _corners([one / other for one, other in pairs(over, under)])


@identity("share", parts=2, unit_fits=_percent_of_same)
def share(parts: Sequence[Interval]) -> Interval | None:
    """First over second, in percent."""
    found = ratio(parts)
    return None if found is None else _corners([end * 100 for end in _ends(found)])


@identity("part", parts=1, unit_fits=_same)
def part(parts: Sequence[Interval]) -> Interval:
    """The whole is at least its part."""
    return Interval(parts[0].low, None)
