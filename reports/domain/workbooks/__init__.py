"""Workbooks that talk back: a filing as xlsx, merged value by value with what was typed on line (G7, G26, G27)."""

from reports.domain.workbooks.comparing import Comparison, Difference
from reports.domain.workbooks.drafting import draft_workbook, version_workbook, workbook_of
from reports.domain.workbooks.grouping import Group
from reports.domain.workbooks.sending import look, send_workbook, write_workbook
from reports.domain.workbooks.talking_back import talking_workbook

__all__ = [
    "Comparison",
    "Difference",
    "Group",
    "draft_workbook",
    "look",
    "send_workbook",
    "talking_workbook",
    "version_workbook",
    "workbook_of",
    "write_workbook",
]
