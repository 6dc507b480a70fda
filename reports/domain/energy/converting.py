"""From an amount of a carrier to standard coal and carbon dioxide: pure arithmetic with exact decimals (HZ-08)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

# What a row keeps: a tenth of a kilogram. Totals are sums of what rows keep, so that they can be added up again.
PRECISION = Decimal("0.0001")


@dataclass(frozen=True)
class Converted:
    """What a use of energy comes to; `tce` in tonnes of standard coal, `co2` in tonnes of carbon dioxide."""

    tce: Decimal
    co2: Decimal

    def __add__(self, other: "Converted") -> "Converted":
        return Converted(self.tce + other.tce, self.co2 + other.co2)


NOTHING = Converted(Decimal(0), Decimal(0))


def convert(amount: Decimal, supplied: Decimal, *, tce: Decimal, co2: Decimal) -> Converted:
    """Return what is used in the zone by this enterprise: taken in less handed over, times its coefficients.

    Who makes power or heat and hands more over than it takes in comes out below zero: the fuel behind it is declared
    as fuel, the receiver declares the power, and the sum counts both once.
    """
    net = amount - supplied
    return Converted(*(rounded(net * factor, PRECISION) for factor in (tce, co2)))


def total(parts: Iterable[Converted]) -> Converted:
    """Return the sum of what rows keep."""
    return sum(parts, NOTHING)


def rounded(number: Decimal, to: Decimal) -> Decimal:
    """Round a half away from zero."""
    return number.quantize(to, rounding=ROUND_HALF_UP)
