"""Measures and units: the shared dictionary of what can be counted, given once and offered everywhere (X-03)."""

from decimal import Decimal
from typing import Literal

from pydantic import Field as Limited

from programmes.definition.base import Code, Noun, Status, Text


class Unit(Noun):
    """A unit of measurement; `factor` turns it into `base` (亿元 = 10000 万元)."""

    code: Code
    name: Text
    base: Code | None = None
    factor: Decimal = Decimal(1)


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
