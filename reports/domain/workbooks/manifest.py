"""What a workbook knows of itself: for what it was made, and every value it was made of; signed."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from django.core import signing
from django.utils.translation import get_language

from common import clock
from reports.domain.dossiers import Dossier
from reports.domain.workbooks.layout import Sheet
from reports.domain.workbooks.merging import Side
from reports.models import Filing

NAME = "_portal"  # the hidden sheet
_SALT = "reports.workbooks"
_CHUNK = 30_000  # characters of a cell; 32,767 is the most


@dataclass(frozen=True)
class Manifest:
    """For which filing, round and edition a workbook was made, when, and its base: texts and rows by section."""

    filing: str
    form: str
    form_name: str
    programme: str
    unit: str
    filer: str
    period: int
    round: str
    title: str
    edition: str
    language: str
    nonce: str
    made_at: str
    base: Mapping[str, Side]


class Tampered(Exception):
    """The hidden sheet is there, but is not what the portal wrote."""


def manifest_of(filing: Filing, base: Mapping[str, Side]) -> Manifest:
    """Return the manifest of a workbook that is made now."""
    return Manifest(
        filing=str(filing.public_id),
        form=filing.form,
        form_name=filing.filled_form.name.localised,
        programme=filing.programme_id,
        unit=filing.unit.region_id,
        filer=filing.filer_name,
        period=filing.period,
        round=str(filing.round.public_id),
        title=filing.title,
        edition=filing.round.rules_digest,
        language=get_language() or "zh-hans",
        nonce=uuid.uuid4().hex,
        made_at=clock.now().isoformat(),
        base=base,
    )


def base_of(dossier: Dossier, sheets: Sequence[Sheet]) -> dict[str, Side]:
    """Return what stands in the sheets of a draft; empty rows to spare are no part of it."""
    sides = {}
    for sheet in sheets:
        rows = tuple(str(row["uuid"]) for row in dossier.content(sheet.section.code).get("rows", []))
        spare = {line.key for line in sheet.lines} - set(rows) if sheet.section.has_rows else set()
        known = {path: text for path, text in sheet.typed().items() if path.partition("/")[0] not in spare}
        sides[sheet.section.code] = Side(known, rows)
    return sides


def signed(manifest: Manifest) -> list[str]:
    """Return the manifest as texts that fit into cells."""
    text = signing.dumps(asdict(manifest), salt=_SALT, compress=True)
    return [text[place : place + _CHUNK] for place in range(0, len(text), _CHUNK)]


def found_in(sheets: Mapping[str, Sequence[Sequence[str]]]) -> Manifest | None:
    """Return the manifest of a workbook, None if it has none; raises `Tampered`."""
    if NAME not in sheets:
        return None
    text = "".join(row[0] for row in sheets[NAME] if row)
    try:
        content = signing.loads(text, salt=_SALT)
    except signing.BadSignature as error:
        raise Tampered from error
    base = {code: Side(side["values"], tuple(side["rows"])) for code, side in content.pop("base").items()}
    return Manifest(**content, base=base)
