"""The submitted sheets beside each other: for the ministry, by criterion, with what divides the reviewers (G13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from evaluations.choices import AssignmentState
from evaluations.domain.results import mean
from evaluations.domain.sheets import content
from evaluations.models import Evaluation, ScoreSheet
from programmes.definition.scheme import Criterion


@dataclass(frozen=True)
class Cell:
    """What one reviewer gave for a criterion, in hundredths, and why."""

    points: int
    reason: str


@dataclass(frozen=True)
class Line:
    """One criterion over all sheets."""

    criterion: Criterion
    cells: Sequence[Cell]

    @property
    def mean(self) -> int:
        return mean([cell.points for cell in self.cells])

    @property
    def spread(self) -> int:
        """Return highest less lowest, in hundredths."""
        given = [cell.points for cell in self.cells]
        return max(given) - min(given)


@dataclass(frozen=True)
class Comparison:
    """All submitted sheets of an evaluation, one column a sheet."""

    sheets: Sequence[ScoreSheet]
    lines: Sequence[Line]

    def columns(self) -> list[tuple[ScoreSheet, list[tuple[Criterion, Cell]]]]:
        """Return each sheet with what it gives, criterion by criterion."""
        return [
            (sheet, [(line.criterion, line.cells[place]) for line in self.lines])
            for place, sheet in enumerate(self.sheets)
        ]

    @property
    def spread(self) -> int:
        totals = [sheet.total or 0 for sheet in self.sheets]
        return max(totals) - min(totals)


def compare(evaluation: Evaluation, readable: QuerySet[ScoreSheet]) -> Comparison | None:
    """Return the submitted ones of the sheets that the reader may read, None when there is none."""
    rows = readable.filter(assignment__evaluation=evaluation, assignment__state=AssignmentState.SUBMITTED)
    sheets = list(rows.select_related("assignment__reviewer").prefetch_related("scores").order_by("assignment_id"))
    if not sheets:
        return None
    drafts = [content(sheet, evaluation.rules) for sheet in sheets]
    lines = [
        Line(one, [Cell(draft.points[one.code] or 0, draft.reasons[one.code]) for draft in drafts])
        for one in evaluation.rules.criteria
    ]
    return Comparison(sheets, lines)
