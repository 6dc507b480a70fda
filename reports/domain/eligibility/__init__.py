"""Whether a park may take part: clause by clause, with the evidence, what is not met and what the province judges.

A clause of the definition names a kind of check (`clauses`); a `Case` is all that is known of one park in a call; a
`Finding` is what comes of it. `judging` is the province's act, `records` keeps what was found with each version.
"""

from reports.domain.eligibility.cases import Case, Placed, of_dossier
from reports.domain.eligibility.clauses import kinds
from reports.domain.eligibility.findings import Finding, blocking_problems, findings_of, outcome_of
from reports.domain.eligibility.judging import judge
from reports.domain.eligibility.recommending import to_judge, to_settle
from reports.domain.eligibility.records import freeze, latest, reopen, unsettled
from reports.domain.eligibility.tables import Table, dossier_for, kept, tables

__all__ = [
    "Case",
    "Finding",
    "Placed",
    "Table",
    "blocking_problems",
    "dossier_for",
    "findings_of",
    "freeze",
    "judge",
    "kept",
    "kinds",
    "latest",
    "of_dossier",
    "outcome_of",
    "reopen",
    "tables",
    "to_judge",
    "to_settle",
    "unsettled",
]
