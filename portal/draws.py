"""What a summary takes from the coverage, which rests on parks, filings and evaluations together."""

from portal.domain import coverage
from programmes.definition import Draw, Field
from reports.domain.drawing import Drawn, Reports, draw


@draw("coverage")
def parks_at_stage(reports: Reports, field: Field, _draw: Draw) -> Drawn:
    """Return how many parks of the unit are at the stage that the field is named after (CR-01)."""
    return Drawn(str(coverage.counted(reports.filing.unit, field.code)))
