"""What comes of the check of a park, clause by clause: the registers first, then what the province judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import Said
from programmes.definition import EligibilityCheck
from programmes.definition.policy_document import Citation
from reports.choices import EligibilityOutcome as Outcome
from reports.domain.dossiers import Dossier
from reports.domain.eligibility.cases import Case, of_dossier
from reports.domain.eligibility.clauses import verdict_of
from reports.models import EligibilityJudgement

STATUSES = {Outcome.MET: "met", Outcome.UNKNOWN: "explain", Outcome.NOT_MET: "error"}


@dataclass(frozen=True)
class Finding:
    """One clause: met, not met, or for the province to judge; with evidence, basis and what to do."""

    clause: EligibilityCheck
    citation: Citation
    found: Outcome  # by the registers
    evidence: str
    facts: str
    judgement: EligibilityJudgement | None = None  # that stands

    @property
    def outcome(self) -> Outcome:
        """Return what counts: the province judges only what the registers cannot establish."""
        if self.found != Outcome.UNKNOWN or self.judgement is None:
            return self.found
        return Outcome.MET if self.judgement.holds else Outcome.NOT_MET

    @property
    def blocks(self) -> bool:
        return self.clause.blocking and self.outcome == Outcome.NOT_MET

    @property
    def status(self) -> str:
        """Return the code of `common/statuses.py` whose shape fits."""
        return STATUSES[self.outcome]

    @property
    def is_for_the_province(self) -> bool:
        return self.found == Outcome.UNKNOWN

    def frozen(self) -> dict[str, Any]:
        """Return the row that is kept with a version, in the active language."""
        one = self.judgement
        judged = {"judged_by": f"{one.body.name} {one.by_name}", "opinion": one.opinion} if one else {}
        return {
            "clause": self.clause.code,
            "name": str(self.clause.name),
            "rule": self.clause.rule,
            "blocking": self.clause.blocking,
            "outcome": self.outcome.value,
            "evidence": self.evidence,
            "facts": self.facts,
            **judged,
        }


def findings_of(case: Case) -> list[Finding]:
    """Return the findings of a park in the order of the definition."""
    return [_finding(clause, case) for clause in case.definition.eligibility]


def outcome_of(findings: Sequence[Finding]) -> Outcome:
    """Return how a park stands: not met when a clause blocks, else met when every clause is."""
    if any(one.blocks for one in findings):
        return Outcome.NOT_MET
    return Outcome.MET if all(one.outcome == Outcome.MET for one in findings) else Outcome.UNKNOWN


def blocking_problems(dossier: Dossier) -> Iterator[Problem]:
    """Yield what keeps a park of an application or list from being handed in, at its field (GB-07, GB-08, GB-09)."""
    for placed in of_dossier(dossier):
        for finding in findings_of(placed.case):
            if finding.blocks:
                yield _problem(finding, placed.number, placed.address(finding.clause.check))


def _finding(clause: EligibilityCheck, case: Case) -> Finding:
    verdict = verdict_of(clause, case)
    judged = case.judgements.get(clause.code)
    return Finding(
        clause=clause,
        citation=case.definition.basis_of(clause),
        found=verdict.outcome,
        evidence=verdict.evidence,
        facts=verdict.facts,
        # A judgement stands while nothing has changed that it rested on.
        judgement=judged if judged and judged.facts == verdict.facts else None,
    )


def _problem(finding: Finding, number: int | None, address: str) -> Problem:
    judged = finding.judgement
    message = _("Judged as not met: %(text)s") % {"text": judged.opinion} if judged else finding.evidence
    if number is not None:
        text = _("Row %(number)d: %(message)s") % {"number": number, "message": message}
        # What was found differs from park to park; the condition is the same.
        message = Said(text, _("“%(condition)s” is not met.") % {"condition": finding.clause.name.localised})
    return Problem(address, message, finding.clause.rule, finding.clause.remedy.localised)
