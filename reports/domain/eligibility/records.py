"""What was found is kept with the version handed in, and again when the incident register changes (GB-09, X-02)."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import translation

from common import clock, policy
from journal.domain import events
from parks.domain import incidents
from parks.models import Park
from programmes.choices import RoundKind
from reports.choices import EligibilityCause, FilingState
from reports.domain import dossiers
from reports.domain.eligibility.cases import Case, of_dossier
from reports.domain.eligibility.findings import Finding, findings_of, outcome_of
from reports.models import EligibilityRecord, Filing, FilingVersion

STANDING = (FilingState.REVIEWING, FilingState.FILED, FilingState.RECOMMENDED)


def freeze(version: FilingVersion) -> list[EligibilityRecord]:
    """Keep what is found of each park of a version just handed in; nothing for other filings, nor on trial."""
    made: list[EligibilityRecord] = []
    if version.filing.round.is_trial:
        return made
    for placed in of_dossier(dossiers.of_version(version)):
        park = placed.case.park
        incidents.note_recommender(park, version.filing.unit.region_id)
        made.append(_keep(version, park, EligibilityCause.SUBMITTED, _findings(placed.case)))
    return made


def latest(version: FilingVersion, park: Park) -> EligibilityRecord | None:
    """Return how a park of a version stood last."""
    return EligibilityRecord.objects.filter(version=version, park=park).order_by("-id").first()


def unsettled(version: FilingVersion | None) -> list[EligibilityRecord]:
    """Return how the parks of a version stood last that cannot be taken up as things are, in the order of the list."""
    rows = EligibilityRecord.objects.filter(version=version).select_related("park").order_by("id") if version else []
    last = {one.park_id: one for one in rows}
    return [one for one in last.values() if one.unsettled]


def reopen(*, actor: policy.Actor, park: Park, because: str, decided: Collection[int] = ()) -> list[EligibilityRecord]:
    """Check a park anew in every application and list that stands in a call not yet decided.

    Where something differs from what was found last, that is kept, and province and ministry are told.
    `because` names what changed; `decided` are the rounds whose calls are decided: the apps above know them.
    """
    made = []
    for filing in _standing(park, decided):
        version = filing.current_version
        if version is not None and (record := _checked_anew(version, park, EligibilityCause.REOPENED)):
            _tell(actor, filing, record, because)
            made.append(record)
    return made


def note_judged(filing: Filing, park: Park) -> None:
    """Keep what the province has judged with every version of its unit in the call that puts the park forward."""
    for one in _standing(park, ()):
        if one.current_version and (one.round_id, one.unit_id) == (filing.round_id, filing.unit_id):
            _checked_anew(one.current_version, park, EligibilityCause.JUDGED)


def _standing(park: Park, decided: Collection[int]) -> list[Filing]:
    """Return the filings that put a park forward: lists and applications in rounds that are not decided."""
    ours = Q(park=park) | Q(current_version__entries__park=park)
    open_ones = Q(round__kind=RoundKind.CALL) | Q(is_application=True)
    rows = Filing.objects.in_earnest().filter(ours, open_ones, state__in=STANDING).exclude(round__in=decided)
    related = "programme", "round__edition", "unit__region", "park", "participation"
    return list(rows.select_related(*related, "current_version").distinct().order_by("id"))


def _checked_anew(version: FilingVersion, park: Park, cause: EligibilityCause) -> EligibilityRecord | None:
    before = latest(version, park)
    cases = (placed.case for placed in of_dossier(dossiers.of_version(version)) if placed.case.park == park)
    case = next(cases, None)
    if case is None:
        return None
    findings = _findings(case)
    if before and _facts(before.findings) == _facts([one.frozen() for one in findings]):
        return None
    return _keep(version, park, cause, findings)


def _findings(case: Case) -> list[Finding]:
    # Kept once for all readers, in the language of the product.
    with translation.override(settings.LANGUAGE_CODE):
        return findings_of(case)


def _keep(version: FilingVersion, park: Park, cause: EligibilityCause, findings: list[Finding]) -> EligibilityRecord:
    return EligibilityRecord.objects.create(
        version=version,
        park=park,
        cause=cause,
        outcome=outcome_of(findings),
        findings=[one.frozen() for one in findings],
        at=clock.now(),
    )


def _facts(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(row["clause"], row["outcome"], row["facts"]) for row in rows]


def _tell(actor: policy.Actor, filing: Filing, record: EligibilityRecord, because: str) -> None:
    park = record.park
    data = {"park": park.name, "park_key": str(park.public_id), "outcome": record.outcome, "because": because}
    events.record(kind="eligibility.reopened", actor=actor, subject=filing.as_subject(), data=data)
