"""What a programme wants to have reached, and the figures over all its parks that show how far it is."""

from decimal import Decimal
from typing import Any, Literal, Self

from django.utils.translation import gettext
from pydantic import Field as Limited
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Text, hand_down
from programmes.definition.errors import invalid
from programmes.definition.kinds import AggregateKind, Operator


class Comparison(Noun):
    """A bound and on which side of it to be."""

    operator: Operator
    value: Decimal

    def is_met(self, value: Decimal) -> bool:
        """Compare exactly; the bound itself counts for >= and <=."""
        return {
            ">=": value >= self.value,
            "<=": value <= self.value,
            ">": value > self.value,
            "<": value < self.value,
            "=": value == self.value,
        }[self.operator]

    @property
    def shown(self) -> str:
        """Return the bound as people write it: ≥ 30."""
        return f"{ {'>=': '≥', '<=': '≤'}.get(self.operator, self.operator) } {self.value:f}"


class Reference(Entry):
    """A figure that the document itself gives for an earlier year."""

    year: int
    value: Decimal
    parks: int | None = None  # how many stood behind it, where the document says so


class GoalFigure(Entry):
    """A figure over all parks of the programme, by year: how it comes about, and the value to be reached.

    `limit` is what a park has to reach to be counted (kinds `count` and `share`), `target` what the figure has to
    reach by the year of the goal; where the document gives no number, `direction` says which way is better.
    """

    code: Code
    name: Text
    kind: AggregateKind
    measures: tuple[Code, ...] = Limited(min_length=1)
    variant: Code = "whole_park"
    unit: Code
    decimals: int = Limited(ge=0, le=6)
    limit: Comparison | None = None
    target: Comparison | None = None
    direction: Literal["up", "down"] = "up"
    base_year: int | None = Limited(default=None, ge=2000, le=2100)
    references: tuple[Reference, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "references")

    @model_validator(mode="after")
    def _counting_needs_a_limit(self) -> Self:
        if (self.limit is not None) != (self.kind in ("count", "share")):
            raise invalid(gettext("count and share, and only these, have a limit"))
        return self


class Goal(Entry):
    """What the programme wants to have reached by a year."""

    code: Code
    name: Text
    year: int
    indicators: tuple[Code, ...] = ()
    figures: tuple[GoalFigure, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "figures")
