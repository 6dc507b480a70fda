"""The grid of indicators: for each row what is typed, what stood last year, and what is to be mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from common.anchors import anchor
from common.errors import Problem
from programmes.definition import Citation, Indicator, Threshold, measures
from programmes.domain import attributes
from reports.domain.dossiers import Place
from reports.domain.kinds import indicators
from reports.domain.kinds.base import Contradiction, ToExplain
from reports.domain.kinds.values import NO, YES


@dataclass(frozen=True)
class GridRow:
    """One indicator as the grid shows it."""

    number: int
    place: Place
    cell: indicators.Cell
    problems: tuple[Problem, ...]
    target: str

    @property
    def indicator(self) -> Indicator:
        return self.cell.indicator

    @property
    def definition(self) -> str:
        return measures()[self.indicator.measure].definition.localised

    @property
    def tier(self) -> str:
        """Return how much the indicator counts (core, guiding), "" where the programme tells no tiers."""
        code = self.indicator.tier
        return self.place.dossier.definition.tier(code).name.localised if code else ""

    @property
    def limit(self) -> Threshold | None:
        """Return what this park has to reach this year, None if nothing is demanded or its size is not known."""
        dossier = self.place.dossier
        known = attributes.of_park(dossier.definition, dossier.park) if dossier.park else {}
        return self.indicator.threshold(self.place.year, known)

    @property
    def limit_text(self) -> str:
        return self.limit.shown if self.limit else ""

    @property
    def citation(self) -> Citation:
        """Return on what the limit rests, else the indicator."""
        return self.place.dossier.definition.basis_of(self.limit or self.indicator)

    @property
    def row_id(self) -> str:
        return anchor(self.place.address(self.indicator.code))

    @property
    def value_id(self) -> str:
        return anchor(self.place.address(self.indicator.code, "value"))

    @property
    def reason_id(self) -> str:
        return anchor(self.place.address(self.indicator.code, "reason"))

    @property
    def na_id(self) -> str:
        return anchor(self.place.address(self.indicator.code, "na"))

    @property
    def last(self) -> str:
        return indicators.last_text(self.place, self.cell)

    @property
    def change(self) -> str:
        return indicators.change_text(self.place, self.cell)

    @property
    def computed(self) -> bool:
        return self.indicator.kind == "computed"

    @property
    def yes_no(self) -> bool:
        return self.indicator.kind == "yes_no"

    @property
    def is_yes(self) -> bool:
        return self.cell.value == YES

    @property
    def is_no(self) -> bool:
        return self.cell.value == NO

    @property
    def shown(self) -> str:
        return indicators.shown_number(self.cell) or "—"

    @property
    def tone(self) -> str:
        """Return e for an error, x for a contradiction, w for something to explain."""
        if any(not isinstance(one, ToExplain) for one in self.problems):
            return "e"
        if any(isinstance(one, Contradiction) for one in self.problems):
            return "x"
        return "w" if self.problems else ""

    @property
    def icon(self) -> str:
        return {"e": "bad", "x": "swap", "w": "warn"}.get(self.tone, "doc")

    @property
    def asks_reason(self) -> bool:
        """Say whether the row for the explanation is shown."""
        return bool(self.problems or self.cell.reason or self.cell.na or self.indicator.not_applicable_allowed)


@dataclass(frozen=True)
class GridGroup:
    """The indicators of one task area."""

    title: str
    rows: tuple[GridRow, ...]


def grid(place: Place, problems: Sequence[Problem]) -> list[GridGroup]:
    """Return the rows of the section in its order, under the task areas they belong to."""
    rows = [
        GridRow(number, place, cell, _own(place, cell, problems), indicators.target_text(place, cell))
        for number, cell in enumerate(indicators.all_cells(place), start=1)
    ]
    found = groupby(rows, key=lambda row: row.indicator.area)
    return [GridGroup(_title(place, area), tuple(members)) for area, members in found]


def _own(place: Place, cell: indicators.Cell, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    own = place.address(cell.indicator.code)
    return tuple(one for one in problems if one.address == own or one.address.startswith(f"{own}/"))


def _title(place: Place, area: str | None) -> str:
    return place.dossier.definition.task_area(area).name.localised if area else ""
