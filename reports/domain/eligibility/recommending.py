"""What keeps an application from being recommended: a condition not met, or not established and not judged."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from common.errors import Problem
from reports.choices import EligibilityOutcome as Outcome
from reports.domain.dossiers import Dossier
from reports.domain.eligibility.cases import of_dossier
from reports.domain.eligibility.findings import Finding, findings_of


def to_judge(dossier: Dossier) -> list[Finding]:
    """Return what the province has to judge before it can recommend the park of an application."""
    found = [finding for placed in of_dossier(dossier) for finding in findings_of(placed.case)]
    return [one for one in found if one.clause.blocking and one.outcome == Outcome.UNKNOWN]


def to_settle(dossier: Dossier) -> Iterator[Problem]:
    """Yield what stands against recommending the park of an application; each at the code of its condition.

    Conditions that block nothing are judged in the opinion.
    """
    for placed in of_dossier(dossier):
        for finding in findings_of(placed.case):
            if finding.clause.blocking and finding.outcome != Outcome.MET:
                yield _problem(finding)


def _problem(finding: Finding) -> Problem:
    clause = finding.clause
    values = {"condition": clause.name.localised, "evidence": finding.evidence}
    if finding.outcome == Outcome.UNKNOWN:
        message = _("“%(condition)s” cannot be established: %(evidence)s") % values
        return Problem(clause.code, message, clause.rule, _("Judge it and write on what your judgement rests."))
    if finding.judgement:
        values["evidence"] = finding.judgement.opinion
    message = _("“%(condition)s” is not met: %(evidence)s") % values
    return Problem(clause.code, message, clause.rule, _("Return the application, or do not recommend it."))
