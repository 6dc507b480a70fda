"""The check as it is shown: a table of clauses for each park of an application or list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common import policy
from parks.models import Park
from reports.choices import EligibilityOutcome, FilingState
from reports.domain import dossiers
from reports.domain.dossiers import Dossier
from reports.domain.eligibility.cases import of_dossier
from reports.domain.eligibility.findings import STATUSES, Finding, findings_of, outcome_of
from reports.models import EligibilityRecord, Filing, FilingVersion


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


@dataclass(frozen=True)
class KeptRow:
    """A clause as it was kept with a version."""

    name: str
    status: str
    label: str
    evidence: str
    judged_by: str
    opinion: str


@dataclass(frozen=True)
class Kept:
    """What was found of a park at a time: when handed in, or after the register changed."""

    record: EligibilityRecord
    rows: Sequence[KeptRow]


def kept(version: FilingVersion, park: Park) -> list[Kept]:
    """Return what was found of a park of a version, latest first."""
    rows = EligibilityRecord.objects.filter(version=version, park=park).order_by("-id")
    return [Kept(one, [_kept_row(row) for row in one.findings]) for one in rows]


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


def _kept_row(row: Mapping[str, str]) -> KeptRow:
    outcome = EligibilityOutcome(row["outcome"])
    return KeptRow(
        name=row["name"],
        status=STATUSES[outcome],
        label=str(outcome.label),
        evidence=row["evidence"],
        judged_by=row.get("judged_by", ""),
        opinion=row.get("opinion", ""),
    )
