"""A workbook on its way into the draft: sent and read, looked at, confirmed once."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common import clock, policy, sheet_reading
from common.errors import ActRefused, Problem, RuleViolation
from journal.domain import events, files, jobs
from reports.choices import WorkbookState
from reports.domain import dossiers, sections
from reports.domain.dossiers import Dossier
from reports.domain.transitions import lock
from reports.domain.workbooks.comparing import Comparison, compare
from reports.domain.workbooks.merging import Side
from reports.domain.workbooks.reading import Sent, read_sheets
from reports.domain.workbooks.recognising import ADDRESS, recognise
from reports.models import Filing, SentWorkbook

JOB = "reports.workbook"
KINDS = frozenset({"xlsx"})
SMALL = 400 * 1024  # bytes; what is larger is read by a worker


@dataclass(frozen=True)
class Read:
    """What was kept of a workbook: base and sides by section, cells by address, what was not found."""

    base: Mapping[str, Side] | None
    sides: Mapping[str, Side]
    at: Mapping[str, tuple[str, str]]
    notes: tuple[str, ...]


@transaction.atomic
def send_workbook(*, actor: policy.Actor, filing: Filing, upload: "File[bytes]") -> SentWorkbook:
    """Keep a workbook for a draft and read it, a large one by a worker; nothing is written into the draft.

    Raises `RuleViolation` at `workbook` for a file that is none, or not the one of this filing.
    """
    locked = lock(filing)
    policy.require(actor, "reports.edit_filing", locked)
    stored = files.store(upload=upload, actor=actor, subject=locked.as_subject(), kinds=KINDS, address=ADDRESS)
    sent = SentWorkbook.objects.create(filing=locked, file=stored, sent_by_id=actor.pk, sent_at=clock.now())
    if stored.size <= SMALL:
        _take_in(sent)
        return sent
    args = {"workbook": sent.pk, "language": get_language()}
    key = f"workbook:{sent.pk}"
    sent.job = jobs.enqueue(kind=JOB, key=key, args=args, subject=locked.as_subject(), requested_by=actor)
    sent.save(update_fields=["job"])
    return sent


def read_large(*, sent: SentWorkbook, language: str) -> None:
    """Read a workbook that was left to a worker; what is wrong with it is kept for whoever sent it."""
    if sent.state != WorkbookState.QUEUED:
        return
    with translation.override(language):
        try:
            _take_in(sent)
        except RuleViolation as violation:
            _refuse(sent, violation)


def give_up(sent: SentWorkbook) -> None:
    """Say of a workbook that could not be read by any try that it was not taken."""
    message, remedy = _("The workbook could not be read."), _("Send it again, or download a new one.")
    _refuse(sent, RuleViolation([Problem(ADDRESS, message, remedy=remedy)]))


def look(*, actor: policy.Actor, sent: SentWorkbook, chosen: Collection[str] = ()) -> Comparison:
    """Compare a workbook with the draft as it stands now; `chosen` are the addresses where the workbook wins."""
    policy.require(actor, "reports.edit_filing", sent.filing)
    if not sent.content:
        raise ActRefused("reports.edit_filing", _("This workbook is not read."))
    return _compared(sent, dossiers.of_draft(sent.filing), chosen)


@transaction.atomic
def write_workbook(*, actor: policy.Actor, sent: SentWorkbook, seal: str, chosen: Collection[str] = ()) -> Comparison:
    """Write what the workbook brings into the draft, all of it or nothing; conflicts stay as on line unless chosen.

    Raises `RuleViolation` when somebody saved since the comparison with this seal was looked at.
    """
    locked = lock(sent.filing)
    policy.require(actor, "reports.edit_filing", locked)
    _claim(sent)
    dossier = dossiers.of_draft(locked)
    found = _compared(sent, dossier, chosen)
    if found.seal != seal:
        message = _("Somebody saved on line since you looked. What is there now was compared anew; nothing was lost.")
        raise RuleViolation([Problem("", message, remedy=_("Look again and confirm."))])
    for code, content in found.contents.items():
        version = dossier.numbers[code]
        sections.save_section(actor=actor, filing=locked, code=code, content=content, base_version=version)
    events.record(
        kind="filing.workbook_written",
        actor=actor,
        subject=locked.as_subject(),
        data={**found.counts, "name": sent.file.name, "sha256": sent.file.sha256},
    )
    return found


def _take_in(sent: SentWorkbook) -> None:
    """Recognise and read the file; the words of its answers are those of the language it was made in."""
    dossier = dossiers.of_draft(sent.filing)
    with files.path_of(sent.file).open("rb") as content:
        sheets = sheet_reading.read_workbook(File(content, name=sent.file.name), address=ADDRESS)
    manifest = recognise(dossier, sheets)
    with translation.override(manifest.language if manifest else get_language()):
        found = read_sheets(dossier, sheets, manifest)
    sent.content = _kept(found, manifest.base if manifest else None)
    sent.state = WorkbookState.READY
    sent.save(update_fields=["content", "state"])


def _refuse(sent: SentWorkbook, violation: RuleViolation) -> None:
    sent.refusal = [{"message": str(one.message), "remedy": str(one.remedy)} for one in violation.problems]
    sent.state = WorkbookState.FAILED
    sent.save(update_fields=["refusal", "state"])


def _claim(sent: SentWorkbook) -> None:
    """Mark the workbook as written, once."""
    ready = SentWorkbook.objects.filter(pk=sent.pk, state=WorkbookState.READY)
    if not ready.update(state=WorkbookState.DONE, written_at=clock.now()):
        raise ActRefused("reports.edit_filing", _("This workbook was taken over already, or is not read yet."))
    sent.refresh_from_db()


def _compared(sent: SentWorkbook, dossier: Dossier, chosen: Collection[str]) -> Comparison:
    read = read_of(sent)
    return compare(dossier, base=read.base, sides=read.sides, at=read.at, notes=read.notes, chosen=chosen)


def read_of(sent: SentWorkbook) -> Read:
    """Return what was kept of a workbook that is read."""
    kept: dict[str, Any] = sent.content
    return Read(
        base=None if kept["base"] is None else _sides(kept["base"]),
        sides=_sides(kept["sides"]),
        at={address: (sheet, cell) for address, (sheet, cell) in kept["at"].items()},
        notes=tuple(kept["notes"]),
    )


def _kept(found: Sent, base: Mapping[str, Side] | None) -> dict[str, Any]:
    return {
        "base": None if base is None else {code: asdict(side) for code, side in base.items()},
        "sides": {code: asdict(side) for code, side in found.sides.items()},
        "at": found.at,
        "notes": found.notes,
    }


def _sides(kept: Mapping[str, Any]) -> dict[str, Side]:
    return {code: Side(side["values"], tuple(side["rows"])) for code, side in kept.items()}
