"""What was filed on paper before the portal: entered one by one or from a sheet, marked, never late (G30)."""

from reports.domain.history.checking import Paper
from reports.domain.history.columns import Column, columns_of
from reports.domain.history.correcting import content_of, correct_paper
from reports.domain.history.previewing import Fault, Line, LineState, Preview, preview
from reports.domain.history.scope import Kind, bases, kind_of, kinds
from reports.domain.history.sheets import Kept, keep, kept, take_over_sheet
from reports.domain.history.taking_over import take_over

__all__ = [
    "Column",
    "Fault",
    "Kept",
    "Kind",
    "Line",
    "LineState",
    "Paper",
    "Preview",
    "bases",
    "columns_of",
    "content_of",
    "correct_paper",
    "keep",
    "kept",
    "kind_of",
    "kinds",
    "preview",
    "take_over",
    "take_over_sheet",
]
