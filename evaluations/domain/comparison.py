"""The submitted sheets beside each other: for the ministry, by criterion, with what divides the reviewers (G13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from common import policy
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

    @property
    def spread(self) -> int:
        totals = [sheet.total or 0 for sheet in self.sheets]
        return max(totals) - min(totals)


def compare(*, actor: policy.Actor, evaluation: Evaluation) -> Comparison | None:
    """Return the submitted sheets that the actor sees, None when there is none."""
    rows = ScoreSheet.objects.visible_to(actor).filter(
        assignment__evaluation=evaluation, assignment__state=AssignmentState.SUBMITTED
    )
    sheets = list(rows.select_related("assignment__reviewer").prefetch_related("scores").order_by("assignment_id"))
    if not sheets:
        return None
    drafts = [content(sheet, evaluation.rules) for sheet in sheets]
    lines = [
        Line(one, [Cell(draft.points[one.code] or 0, draft.reasons[one.code]) for draft in drafts])
        for one in evaluation.rules.criteria
    ]
    return Comparison(sheets, lines)
