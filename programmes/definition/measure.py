"""Measures and units: the shared dictionary of what can be counted, given once and offered everywhere (X-03)."""

from decimal import Decimal
from typing import Literal

from pydantic import Field as Limited

from programmes.definition.base import Code, Noun, Status, Text


class Unit(Noun):
    """A unit of measurement: `factor` turns it into `base` (亿元 = 10000 万元), or it is `over` per `under`."""

    code: Code
    name: Text
    base: Code | None = None
    factor: Decimal = Decimal(1)
    over: Code | None = None
    under: Code | None = None


class Coefficient(Noun):
    """What one unit stands for in another that is no multiple of it: electricity in standard coal, by which count.

    It holds for the years named; `source` says where the value stands, `status` how firm that is.
    """

    code: Code
    name: Text
    unit: Code
    gives: Code
    value: Decimal = Limited(gt=0)
    from_year: int | None = None
    to_year: int | None = None
    source: Text
    status: Status = "recalled"

    def holds(self, year: int) -> bool:
        """Say whether the coefficient is meant for a year."""
        return (self.from_year or year) <= year <= (self.to_year or year)


class Variant(Noun):
    """A definition variant (口径) of a measure: whole park, core zone, firms above scale."""

    code: Code
    name: Text


class Measure(Noun):
    """What is counted, in which unit and precision."""

    code: Code
    name: Text
    unit: Code
    decimals: int = Limited(ge=0, le=6)
    variants: tuple[Code, ...] = ("whole_park",)
    price_basis: Literal["", "current", "constant"] = ""
    additive: bool = False  # may be summed over parks
    yes_no: bool = False
    min: Decimal | None = None
    max: Decimal | None = None
    definition: Text
    status: Status = "confirmed"


class Dictionary(Noun):
    """The file measures.yaml."""

    variants: tuple[Variant, ...]
    measures: tuple[Measure, ...]


class UnitList(Noun):
    """The file units.yaml."""

    units: tuple[Unit, ...]
    coefficients: tuple[Coefficient, ...] = ()
