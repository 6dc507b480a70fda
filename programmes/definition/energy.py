"""The file energy_factors.yaml: what carriers of energy are declared, and by what they are converted (HZ-08)."""

from decimal import Decimal
from functools import cache
from typing import Literal, Self

from django.utils.translation import gettext
from pydantic import Field as Limited
from pydantic import ValidationError, model_validator

from programmes.definition.base import Code, Noun, Status, Text
from programmes.definition.dictionary import DEFINITIONS, unit_name, units
from programmes.definition.errors import DefinitionError, invalid
from programmes.definition.reading import explain, read_yaml

FILE = DEFINITIONS.parent / "reference" / "energy_factors.yaml"

Quantity = Literal["tce", "co2"]
"""What is found: standard coal in tce, carbon dioxide in t."""


class Carrier(Noun):
    """A carrier of energy and the unit in which it is declared."""

    code: Code
    name: Text
    unit: Code
    supplied: bool = False  # made out of other carriers, so that more may be handed over than is taken in

    @property
    def unit_name(self) -> str:
        """Return the unit in the active language."""
        return unit_name(self.unit)


class Source(Noun):
    """A document that coefficients are taken from."""

    code: Code
    title: Text
    number: str


class Coefficient(Noun):
    """What one unit of a carrier is worth, in tce or t of CO2; for a region or a year, or for all."""

    carrier: Code
    quantity: Quantity
    value: Decimal = Limited(ge=0, max_digits=16, decimal_places=8)
    region: str = Limited(default="", pattern=r"^(\d{6})?$")
    year: int = Limited(default=0, ge=0, le=2100)  # 0: of any year
    source: Code
    status: Status = "confirmed"
    note: Text | None = None


class EnergyFactors(Noun):
    """All of the file."""

    sources: tuple[Source, ...]
    carriers: tuple[Carrier, ...]
    coefficients: tuple[Coefficient, ...]

    @model_validator(mode="after")
    def _names_are_known(self) -> Self:
        known = {one.code for one in self.carriers}, {one.code for one in self.sources}
        for one in self.coefficients:
            if one.carrier not in known[0] or one.source not in known[1]:
                raise invalid(gettext("there is no %(name)s here") % {"name": f"{one.carrier}, {one.source}"})
        for carrier in self.carriers:
            if carrier.unit not in units():
                raise invalid(gettext("there is no %(name)s here") % {"name": carrier.unit})
        return self

    @model_validator(mode="after")
    def _each_carrier_is_converted_once(self) -> Self:
        keys = [(one.carrier, one.quantity, one.region, one.year) for one in self.coefficients]
        for key in keys:
            if keys.count(key) > 1:
                raise invalid(gettext("%(code)s is given twice") % {"code": " ".join(map(str, key))})
        found = {(one.carrier, one.quantity) for one in self.coefficients if not one.region}
        for carrier in self.carriers:
            if not {(carrier.code, "tce"), (carrier.code, "co2")} <= found:
                raise invalid(gettext("%(code)s cannot be converted everywhere") % {"code": carrier.code})
        return self

    def source(self, code: str) -> Source:
        """Return a document; KeyError if there is none of this code."""
        return {one.code: one for one in self.sources}[code]


@cache
def energy_factors() -> EnergyFactors:
    """Return what the file that comes with the portal says. Raises `DefinitionError` for a broken one."""
    raw = read_yaml(FILE)
    try:
        return EnergyFactors.model_validate(raw)
    except ValidationError as error:
        raise DefinitionError(explain(FILE.name, raw, error)) from error


@cache
def carriers() -> dict[str, Carrier]:
    """Return the carriers by code, in the order in which they are declared."""
    return {one.code: one for one in energy_factors().carriers}
