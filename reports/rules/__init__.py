from reports.rules import energy, filing, papers, plan, public_report, receiving, records, sight, taking_over
from reports.rules.commenting import commenting_body
from reports.rules.filing import signatories
from reports.rules.receiving import judging_body
from reports.rules.sight import COVER

__all__ = [
    "COVER",
    "commenting_body",
    "energy",
    "filing",
    "judging_body",
    "papers",
    "plan",
    "public_report",
    "receiving",
    "records",
    "sight",
    "signatories",
    "taking_over",
]
