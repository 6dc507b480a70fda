"""A sheet between preview and confirmation: its rows are kept by the portal, and written in one act."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from common import policy, sheet_reading, uploads
from common.errors import Problem, RuleViolation
from common.subjects import Subject
from journal.domain import events, files
from journal.models import StoredFile
from programmes.models import Programme
from reports.domain.history import scope
from reports.domain.history.previewing import Preview, preview
from reports.domain.history.scope import Kind
from reports.domain.history.taking_over import take_over
from reports.models import FilingVersion

KIND = "reports.history"


@dataclass(frozen=True)
class Kept:
    """The rows of a sheet as they were read, and of what they are."""

    file: StoredFile
    kind: Kind
    rows: Sequence[Sequence[str]]


@transaction.atomic
def keep(*, actor: policy.Actor, kind: Kind, upload: "File[bytes]") -> StoredFile:
    """Read a sheet and keep its rows for the confirmation. Raises `RuleViolation` at `sheet`."""
    policy.require(actor, "reports.take_over_filings", kind.programme)
    rows = sheet_reading.read_sheet(upload, address="sheet")
    name = uploads.clean_name(upload.name or "")
    content = json.dumps({"kind": kind.code, "rows": rows}, ensure_ascii=False).encode()
    return files.store_made(content=content, name=name, media_type="application/json", subject=_subject(actor, name))


def kept(actor: policy.Actor, public_id: UUID) -> Kept | None:
    """Return the rows the actor has sent; None when there are none, or they are another's."""
    stored = StoredFile.objects.filter(public_id=public_id, subject_kind=KIND, subject_id=actor.pk).first()
    if stored is None:
        return None
    content = json.loads(files.path_of(stored).read_text(encoding="utf-8"))
    kind = scope.kind_of(actor, content["kind"])
    return Kept(stored, kind, content["rows"]) if kind else None


@transaction.atomic
def take_over_sheet(
    *, actor: policy.Actor, sheet: Kept, note: str, accept_unusual: bool = False
) -> list[FilingVersion]:
    """Write all papers of a sheet or none. What is there already is left as it is.

    Raises `RuleViolation` while a row is to be mended, or unusual figures were not confirmed to be as on paper.
    """
    Programme.objects.select_for_update().get(pk=sheet.kind.programme.pk)
    found = preview(actor=actor, kind=sheet.kind, rows=sheet.rows)
    _check(found, note, accept_unusual=accept_unusual)
    written = [
        take_over(
            actor=actor,
            participation=paper.participation,
            form=paper.form,
            period=paper.period,
            filed_on=paper.filed_on,
            content=paper.content,
            note=note,
        )
        for paper in found.papers
    ]
    data = {"sheet": sheet.file.name, "sha256": sheet.file.sha256, "count": len(written), "unusual": found.is_unusual}
    events.record(kind="history.taken_over", actor=actor, subject=sheet.file.subject, reason=note, data=data)
    return written


def _check(found: Preview, note: str, *, accept_unusual: bool) -> None:
    problems = []
    if found.is_wrong:
        message = _("Some rows are to be mended; nothing was written.")
        problems.append(Problem("", message, remedy=_("Mend them in the sheet and send it again.")))
    elif not found.papers:
        problems.append(Problem("", _("There is nothing new in the sheet.")))
    if found.is_unusual and not accept_unusual:
        message = _("Confirm that the unusual figures are as on paper.")
        problems.append(Problem("accept_unusual", message))
    if not note.strip():
        problems.append(Problem("note", _("Say from what it was entered.")))
    if problems:
        raise RuleViolation(problems)


def _subject(actor: policy.Actor, name: str) -> Subject:
    """The rows belong to who sent them, until they are written."""
    return Subject(KIND, actor.pk, name)
