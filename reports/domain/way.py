"""The way of one figure from its base to its target: what should be reached, what is, at which pace it will be met.

Pure arithmetic over years. Between the years that a plan sets, the way is a straight line; a pace is a change a year.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_CEILING, Decimal
from functools import cached_property
from typing import Literal

State = Literal["on_target", "on_course", "off_course", "unknown"]
HUNDRED = Decimal(100)
FARTHEST = 100  # years; a pace that needs longer leads nowhere


@dataclass(frozen=True)
class Way:
    """Base and target with their years, the milestones between, and the figures reported by year.

    `margin` is how far behind, in points of the whole way (percent), still counts as on course.
    """

    base: Decimal
    base_year: int
    target: Decimal
    target_year: int
    rises: bool  # which way is better, for a target that only asks to hold the base
    actual: Mapping[int, Decimal] = field(default_factory=dict)
    milestones: Mapping[int, Decimal] = field(default_factory=dict)
    margin: Decimal = Decimal(0)

    @cached_property
    def last_year(self) -> int | None:
        """Return the last year after the base of which anything was reported."""
        return max((year for year in self.actual if year > self.base_year), default=None)

    @cached_property
    def last(self) -> Decimal | None:
        return None if self.last_year is None else self.actual[self.last_year]

    def expected(self, year: int) -> Decimal:
        """Return what should be reached by the end of a year."""
        knots = {self.base_year: self.base, **self.milestones, self.target_year: self.target}
        before = max((one for one in knots if one <= year), default=self.base_year)
        after = min((one for one in knots if one >= year), default=self.target_year)
        if before >= after:
            return knots[min(before, self.target_year)]
        return knots[before] + (knots[after] - knots[before]) * (year - before) / (after - before)

    @property
    def whole(self) -> Decimal:
        """Return the change from base to target; negative for a figure that is to fall."""
        return self.target - self.base

    @property
    def planned_pace(self) -> Decimal:
        """Return the change a year that leads from base to target."""
        return self.whole / (self.target_year - self.base_year)

    @property
    def pace(self) -> Decimal | None:
        """Return the change a year that was reached since the base."""
        if self.last is None or self.last_year is None:
            return None
        return (self.last - self.base) / (self.last_year - self.base_year)

    @property
    def required_pace(self) -> Decimal | None:
        """Return the change a year that still leads to the target; None once it is met or its year is over."""
        if self.last is None or self.last_year is None or self.is_met or self.last_year >= self.target_year:
            return None
        return (self.target - self.last) / (self.target_year - self.last_year)

    @property
    def gap(self) -> Decimal | None:
        """Return how much is missing to what should be reached by the last year: negative when ahead."""
        if self.last is None or self.last_year is None:
            return None
        missing = self.expected(self.last_year) - self.last
        return missing if self._upwards else -missing

    @property
    def is_met(self) -> bool:
        if self.last is None:
            return False
        return self.last >= self.target if self._upwards else self.last <= self.target

    @property
    def met_in(self) -> int | None:
        """Return the year in which the target is met at the pace reached; None if it never is, or nobody can say."""
        if self.is_met:
            return self.last_year
        if not self.pace or not self.whole or (self.pace > 0) != (self.whole > 0):
            return None
        years = int((self.whole / self.pace).to_integral_value(rounding=ROUND_CEILING))
        return self.base_year + years if years <= FARTHEST else None

    @property
    def share(self) -> Decimal | None:
        """Return the share of the way that is behind us, in percent; None where base and target are the same."""
        if self.last is None or not self.whole:
            return None
        return (self.last - self.base) / self.whole * HUNDRED

    @property
    def share_due(self) -> Decimal | None:
        """Return the share that should be behind us by the last year."""
        if self.last_year is None or not self.whole:
            return None
        return (self.expected(self.last_year) - self.base) / self.whole * HUNDRED

    @property
    def state(self) -> State:
        """Say met, on course, behind, or that it cannot be said, by the codes of the vocabulary of states."""
        if self.last is None or self.last_year is None:
            return "unknown"
        if self.is_met:
            return "on_target"
        return "off_course" if self.last_year >= self.target_year or self._is_behind else "on_course"

    @property
    def _is_behind(self) -> bool:
        if self.share is None or self.share_due is None:  # it was to hold the base and has not
            return True
        return self.share < self.share_due - self.margin

    @property
    def _upwards(self) -> bool:
        return self.whole > 0 if self.whole else self.rises
