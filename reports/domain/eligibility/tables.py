"""The check as it is shown: a table of clauses for each park of an application or list."""

from collections.abc import Sequence
from dataclasses import dataclass

from common import policy
from parks.models import Park
from reports.choices import EligibilityOutcome, FilingState
from reports.domain import dossiers
from reports.domain.dossiers import Dossier
from reports.domain.eligibility.cases import of_dossier
from reports.domain.eligibility.findings import Finding, findings_of, outcome_of
from reports.models import Filing, FilingVersion


@dataclass(frozen=True)
class Table:
    """The findings of one park; `number` is its row in a list."""

    park: Park
    number: int | None
    findings: Sequence[Finding]

    @property
    def outcome(self) -> EligibilityOutcome:
        return outcome_of(self.findings)

    @property
    def to_judge(self) -> int:
        """Return how many clauses wait for the judgement of the province."""
        return sum(one.outcome == EligibilityOutcome.UNKNOWN for one in self.findings)


def tables(dossier: Dossier) -> list[Table]:
    """Return a table for each park of an application or list, as it stands today; none for other filings."""
    return [Table(one.case.park, one.number, findings_of(one.case)) for one in of_dossier(dossier)]


def dossier_for(actor: policy.Actor, filing: Filing) -> Dossier:
    """Return what a reader may see of a filing: the draft for its filer, else the version that stands.

    Raises `FilingVersion.DoesNotExist` when there is nothing the reader may see.
    """
    is_open = filing.state in (FilingState.DRAFT, FilingState.RETURNED)
    if is_open and policy.can(actor, "reports.read_draft", filing):
        return dossiers.of_draft(filing)
    related = "filing__round__edition", "filing__unit__region", "filing__park", "filing__participation"
    rows = FilingVersion.objects.visible_to(actor).select_related(*related)
    return dossiers.of_version(rows.get(current_of=filing))
