"""What sets parks apart when a threshold differs by park: size bands, groups of regions, level, kind."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, Self

from django.utils.translation import gettext
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Text
from programmes.definition.errors import invalid

Source = Literal["area_ha", "region", "level", "kind"]
"""A column of the register of parks from which the attribute is read."""


class AttributeValue(Noun):
    """One value: from `floor` on (a number), or for the listed codes; the last one may list nothing: the rest."""

    code: Code
    name: Text
    floor: Decimal | None = None
    codes: tuple[str, ...] = ()


class Attribute(Entry):
    """An attribute of a park, read from the register; `values` run from high to low or end with the rest."""

    code: Code
    name: Text
    source: Source
    values: tuple[AttributeValue, ...]

    @model_validator(mode="after")
    def _bands_run_downwards(self) -> Self:
        floors = [one.floor for one in self.values if one.floor is not None]
        if floors != sorted(set(floors), reverse=True) or len(floors) not in (0, len(self.values)):
            raise invalid(gettext("floors are given for all values, from high to low"))
        return self

    def value_for(self, found: str | Decimal | None) -> str:
        """Return the code of the value that fits, "" if the register does not know."""
        if found is None or found == "":
            return ""
        return next((one.code for one in self.values if _fits(one, found)), "")


def _fits(value: AttributeValue, found: str | Decimal) -> bool:
    if value.floor is not None:
        return Decimal(found) >= value.floor
    return not value.codes or str(found) in value.codes


def read(attributes: tuple[Attribute, ...], register: Mapping[str, str | Decimal | None]) -> dict[str, str]:
    """Return the attributes of a park from the columns of the register, for `Indicator.threshold`."""
    return {one.code: one.value_for(register.get(one.source)) for one in attributes}
