"""Freezing what is handed in, and comparing it with what was handed in before (X-02)."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max

from common import clock, policy
from reports.choices import FilingAct
from reports.domain import dossiers
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import kind_of
from reports.models import Filing, FilingVersion, Handling

# What papers and archives of a version read beside it.
RELATED = (
    "edition",
    "submitted_by",
    "filing__programme",
    "filing__round__edition",
    "filing__unit__region",
    "filing__participation",
    "filing__park",
    "filing__body",
    "filing__holder",
)


def freeze(
    *,
    actor: policy.Actor,
    dossier: Dossier,
    statement: str,
    key: UUID,
    late: bool,
    filed_on: date | None = None,
) -> FilingVersion:
    """Write the draft down as the next version. Digest: sha256 over content, files, edition and number.

    `filed_on` is the day of the paper that is taken over; without it the version was handed in here.
    """
    filing = dossier.filing
    number = (filing.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    content = {code: kind_of(place.section).frozen(place) for code, place in places(dossier).items()}
    files = [one.frozen() for one in dossier.files]
    return FilingVersion.objects.create(
        filing=filing,
        number=number,
        label=label(filing, number),
        edition=filing.round.edition,
        content=content,
        files=files,
        digest=digest(filing, number, content, files),
        statement=statement,
        submitted_at=clock.now(),
        submitted_by_id=actor.pk,
        idempotency_key=key,
        late=late,
        taken_over=filed_on is not None,
        filed_on=filed_on,
    )


def places(dossier: Dossier) -> dict[str, Place]:
    """Return the sections of the form in their order."""
    return {section.code: Place(dossier, section) for section in dossier.form.sections}


def label(filing: Filing, number: int) -> str:
    """Return what a version is quoted by: rule group, period, unit, filing, version; on trial it says so first."""
    group = filing.filled_form.rule.split("-")[0]
    trial = "TRIAL-" if filing.round.is_trial else ""
    return f"{trial}{group}-{filing.period}-{filing.unit.region_id}-{filing.pk:04d}-{number:02d}"


def digest(filing: Filing, number: int, content: Mapping[str, Any], files: list[dict[str, Any]]) -> str:
    """Return the fingerprint that is printed with the version."""
    return hashlib.sha256(_canonical(filing, number, content, files)).hexdigest()


def canonical(version: FilingVersion) -> bytes:
    """Return what the fingerprint of a version is the SHA-256 of, so that anybody can compute it again."""
    return _canonical(version.filing, version.number, version.content, version.files)


def _canonical(filing: Filing, number: int, content: Mapping[str, Any], files: list[dict[str, Any]]) -> bytes:
    frozen = {
        "filing": str(filing.public_id),
        "number": number,
        "edition": filing.round.rules_digest,
        "content": content,
        "files": files,
    }
    return json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def is_untouched(version: FilingVersion) -> bool:
    """Say whether the version still is what was handed in."""
    return version.digest == digest(version.filing, version.number, version.content, version.files)


def standing(filing: Filing) -> list[FilingVersion]:
    """Return the versions that were not taken back, oldest first."""
    return list(filing.versions.exclude(handlings__act=FilingAct.RETRACT).order_by("number"))


def before(version: FilingVersion) -> FilingVersion | None:
    """Return the version handed in before this one and not taken back."""
    rows = version.filing.versions.filter(number__lt=version.number).exclude(handlings__act=FilingAct.RETRACT)
    return rows.order_by("-number").first()


def returned(filing: Filing) -> FilingVersion | None:
    """Return the version that was returned last, None if none ever was."""
    handling = last_return(filing)
    return handling.version if handling else None


def last_return(filing: Filing) -> Handling | None:
    """Return the last return of what is written now; None if there was none since the approved plan was opened."""
    acts = FilingAct.RETURN, FilingAct.AMEND
    last = filing.handlings.filter(act__in=acts).order_by("-id").first()
    return last if last and last.act == FilingAct.RETURN else None


def values(dossier: Dossier) -> dict[str, dict[str, str]]:
    """Return every typed value and the digests of files by section and path, to compare versions by."""
    return {code: section_values(place) for code, place in places(dossier).items()}


def section_values(place: Place) -> dict[str, str]:
    """Return the values of one section by path; a file field stands for the digests of its files."""
    flat = kind_of(place.section).flat(place, place.content)
    for field in place.section.fields:
        if field.kind == "file":
            found = place.dossier.files_of(place.section.code, field.code)
            flat[field.code] = ",".join(one.sha256 for one in found)
    return flat


def values_of(version: FilingVersion | None) -> dict[str, dict[str, str]] | None:
    """Return the values of a version, None for none."""
    return values(dossiers.of_version(version)) if version else None


def differences(old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return the addresses whose value differs between two versions."""
    return [
        f"{section}/{path}"
        for section in {**old, **new}
        for path in {**old.get(section, {}), **new.get(section, {})}
        if old.get(section, {}).get(path, "") != new.get(section, {}).get(path, "")
    ]
