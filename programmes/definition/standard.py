"""Whether a park meets the indicators of its edition: every mandatory one, and of each group at least so many."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from programmes.definition.definition import Definition
from programmes.definition.indicator import Indicator, Threshold

Verdict = Literal["met", "not_met", "not_applicable", "unknown"]
"""`unknown`: no value, or one that cannot be calculated; that is neither met nor missed."""


@dataclass(frozen=True)
class Standing:
    """The verdict on each indicator with a threshold, and how many of the demands are met."""

    verdicts: Mapping[str, Verdict]
    met: int
    needed: int

    @property
    def passes(self) -> bool:
        """Say whether everything that is demanded is met."""
        return self.met == self.needed


def judge(
    definition: Definition,
    values: Mapping[str, Decimal | None],
    *,
    year: int,
    attributes: Mapping[str, str] | None = None,
    not_applicable: frozenset[str] = frozenset(),
    growth: Mapping[str, Decimal | None] | None = None,
) -> Standing:
    """Compare the values (by indicator) with the thresholds of a year and park.

    `growth` is, by indicator, the change of the measure by which its comparison turns round. Each mandatory indicator
    is one demand, each group as many as it asks for (HJ 274-2015: 17 + 6 = 23). A mandatory indicator that does not
    apply is no demand.
    """
    judged = [one for one in definition.indicators if one.thresholds]
    verdicts: dict[str, Verdict] = {
        one.code: "not_applicable"
        if one.code in not_applicable
        else _verdict(one, values.get(one.code), year, attributes or {}, growth or {})
        for one in judged
    }
    alone = [verdicts[one.code] for one in judged if one.mandatory and verdicts[one.code] != "not_applicable"]
    groups = [(group.at_least, _met_in(definition, group.code, verdicts)) for group in definition.groups]
    met = alone.count("met") + sum(min(wanted, found) for wanted, found in groups)
    return Standing(verdicts, met, len(alone) + sum(wanted for wanted, _found in groups))


def limit_of(
    indicator: Indicator, year: int, attributes: Mapping[str, str], growth: Mapping[str, Decimal | None]
) -> Threshold | None:
    """Return the limit that holds for a park in a year, None if there is none or the register does not know enough."""
    return indicator.threshold(year, attributes, growing=_growing(indicator, growth))


def _met_in(definition: Definition, group: str, verdicts: Mapping[str, Verdict]) -> int:
    return sum(one.group == group and verdicts.get(one.code) == "met" for one in definition.indicators)


def _verdict(
    indicator: Indicator,
    value: Decimal | None,
    year: int,
    attributes: Mapping[str, str],
    growth: Mapping[str, Decimal | None],
) -> Verdict:
    if value is None:
        return "unknown"
    phase = _growing(indicator, growth)
    if phase is None and any(one.when != "always" for one in indicator.thresholds):
        return "unknown"
    threshold = indicator.threshold(year, attributes, growing=phase)
    if threshold is None:  # none of this year; or what the register does not know of the park decides
        return "unknown" if any(one.applies(year, one.where) for one in indicator.thresholds) else "not_applicable"
    return "met" if threshold.is_met(value) else "not_met"


def _growing(indicator: Indicator, growth: Mapping[str, Decimal | None]) -> bool | None:
    """Say whether the measure a threshold hangs on grew; None if unknown, or without change: undefined then."""
    change = growth.get(indicator.code)
    return None if not change else change > 0
