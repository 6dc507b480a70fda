"""Indicators: a measure together with what the programme wants of it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, Self

from django.utils.translation import gettext
from pydantic import Field as Limited
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Text, hand_down
from programmes.definition.dictionary import measures, unit_name
from programmes.definition.errors import invalid
from programmes.definition.kinds import Operator

_SIGNS = {">=": "≥", "<=": "≤"}
TAKEN_FROM_MEASURE = ("name", "unit", "decimals")


class Formula(Noun):
    """A registered formula applied to measures, in the order of its arguments.

    `base_year` is the year from which averages count; without it they count from the first year that is known.
    """

    name: Code
    args: tuple[Code, ...]
    base_year: int | None = Limited(default=None, ge=2000, le=2100)


class Threshold(Entry):
    """A value to reach, in some years and for some parks only, the comparison possibly hanging on growth."""

    operator: Operator
    value: Decimal
    from_year: int | None = None
    to_year: int | None = None
    where: dict[Code, str] = Limited(default_factory=dict)  # attribute of the park: value
    when: Literal["always", "growing", "shrinking"] = "always"
    reference: Code | None = None  # the measure whose growth decides

    def applies(self, year: int, attributes: Mapping[str, str], *, growing: bool | None = None) -> bool:
        """Say whether the threshold is meant for this year and park, and for growth or decline if that is known."""
        in_time = (self.from_year or year) <= year <= (self.to_year or year)
        in_phase = growing is None or self.when in ("always", "growing" if growing else "shrinking")
        return in_time and in_phase and all(attributes.get(name) == value for name, value in self.where.items())

    @property
    def shown(self) -> str:
        """Return the limit as people write it: ≥ 30."""
        return f"{_SIGNS.get(self.operator, self.operator)} {self.value:f}"

    def is_met(self, value: Decimal) -> bool:
        """Compare exactly; the bound itself counts for >= and <=."""
        return {
            ">=": value >= self.value,
            "<=": value <= self.value,
            ">": value > self.value,
            "<": value < self.value,
            "=": value == self.value,
        }[self.operator]


class Range(Noun):
    """The orders of magnitude that are believable; outside, a figure is asked back."""

    low: Decimal
    high: Decimal

    @model_validator(mode="after")
    def _low_is_not_above_high(self) -> Self:
        if self.low > self.high:
            raise invalid(gettext("low is above high"))
        return self


class Group(Entry):
    """Indicators of which at least some have to be met."""

    code: Code
    name: Text
    at_least: int = Limited(ge=1)


class Tier(Entry):
    """How much an indicator counts: core or guiding, obligatory or of the park's own choice."""

    code: Code
    name: Text


class Indicator(Entry):
    """A measure plus its rule in this programme; name, unit and decimals are the measure's unless given."""

    code: Code
    measure: Code
    name: Text
    unit: Code
    decimals: int = Limited(ge=0, le=6)
    variant: Code = "whole_park"
    direction: Literal["up", "down", "target"]
    kind: Literal["level", "flow", "yes_no", "computed"]
    formula: Formula | None = None
    mandatory: bool = True
    group: Code | None = None
    tier: Code | None = None
    thresholds: tuple[Threshold, ...] = ()
    not_applicable_allowed: bool = False
    plausible: Range | None = None
    yoy_explain: int | None = Limited(default=None, ge=1)  # percent of change that asks for a reason
    area: Code | None = None

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, raw: Any) -> Any:
        measure = measures().get(str(raw.get("measure"))) if isinstance(raw, Mapping) else None
        known = {key: getattr(measure, key) for key in TAKEN_FROM_MEASURE} if measure else {}
        return hand_down({**known, **raw} if known else raw, "thresholds")

    @model_validator(mode="after")
    def _computed_has_a_formula(self) -> Self:
        if (self.kind == "computed") != (self.formula is not None):
            raise invalid(gettext("a computed indicator, and only a computed one, has a formula"))
        return self

    @property
    def unit_name(self) -> str:
        """Return the unit in the active language."""
        return unit_name(None if self.kind == "yes_no" else self.unit)

    def threshold(
        self, year: int, attributes: Mapping[str, str] | None = None, *, growing: bool | None = None
    ) -> Threshold | None:
        """Return the most specific threshold for a year, a park's attributes and its growth, None if there is none."""
        fitting = [one for one in self.thresholds if one.applies(year, attributes or {}, growing=growing)]
        return max(fitting, key=lambda one: len(one.where), default=None)
