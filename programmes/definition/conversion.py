"""From one unit to another: multiples, quotients whose parts cancel, and coefficients by convention (万千瓦时).

A unit is reduced to a factor and powers of units that are no multiple of any other: 吨标准煤/万元 is 0.0001 tce/yuan.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from programmes.definition.dictionary import coefficients, units
from programmes.definition.measure import Coefficient

PRECISION = 28


class NotConvertibleError(ValueError):
    """The two units measure different things."""


@dataclass(frozen=True)
class Reduced:
    """A unit as a multiple of a product of basic units."""

    factor: Decimal
    powers: Mapping[str, int]

    def per(self, other: "Reduced") -> "Reduced":
        """Return the quotient of the two; what stands above and below cancels."""
        names = {*self.powers, *other.powers}
        powers = {name: self.powers.get(name, 0) - other.powers.get(name, 0) for name in names}
        return Reduced(self.factor / other.factor, {name: power for name, power in powers.items() if power})


@dataclass(frozen=True)
class Converted:
    """A value in another unit, and the coefficient it rests on; None where the units are multiples of each other."""

    value: Decimal
    coefficient: Coefficient | None = None


def reduced(code: str) -> Reduced:
    """Reduce a unit; KeyError if there is none of this code."""
    unit = units()[code]
    if unit.over and unit.under:
        return reduced(unit.over).per(reduced(unit.under))
    if unit.base:
        base = reduced(unit.base)
        return Reduced(base.factor * unit.factor, base.powers)
    return Reduced(Decimal(1), {} if code == "coefficient" else {code: 1})


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return the value in another unit, unrounded. Raises `NotConvertibleError` if it measures something else."""
    given, wanted = reduced(unit), reduced(to)
    if given.powers != wanted.powers:
        raise NotConvertibleError(f"{unit} → {to}")
    with localcontext(Context(prec=PRECISION)):
        return value * given.factor / wanted.factor


def ways(value: Decimal, unit: str, to: str, *, year: int) -> Iterator[Converted]:
    """Yield the value in another unit by each way there is: as a multiple, or by each coefficient of the year."""
    if reduced(unit).powers == reduced(to).powers:
        yield Converted(convert(value, unit, to))
        return
    for one in coefficients():
        if one.holds(year) and _leads(one, unit, to):
            yield Converted(convert(convert(value, unit, one.unit) * one.value, one.gives, to), one)


def _leads(coefficient: Coefficient, unit: str, to: str) -> bool:
    source, aim = reduced(coefficient.unit).powers, reduced(coefficient.gives).powers
    return reduced(unit).powers == source and reduced(to).powers == aim
