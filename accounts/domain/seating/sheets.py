"""A sheet that was sent: kept, looked at as often as wanted, written once."""

from collections.abc import Collection

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain.seating import columns
from accounts.domain.seating.lines import LineState, Preview, work
from accounts.models import SeatSheet
from common import clock, policy, uploads
from common.errors import ActRefused, Problem, RuleViolation
from common.sheet_reading import read_sheet
from common.subjects import Subject
from journal.domain import events

MOST_ROWS = 1000


@transaction.atomic
def keep(*, actor: policy.Actor, upload: "File[bytes]") -> SeatSheet:
    """Keep a sheet that can be read; raises `RuleViolation` at `sheet` for one that cannot."""
    policy.require(actor, "accounts.import_seats")
    table = read_sheet(upload)
    rows = columns.parse(table)
    if not rows or len(rows) > MOST_ROWS:
        message = _("A sheet has 1 to %(count)d rows below its heads.") % {"count": MOST_ROWS}
        raise RuleViolation([Problem("sheet", message)])
    name = uploads.clean_name(upload.name or "")
    return SeatSheet.objects.create(name=name, rows=table, sent_by_id=actor.pk, sent_at=clock.now())


@transaction.atomic
def preview(*, actor: policy.Actor, sheet: SeatSheet) -> Preview:
    """Return what the sheet would do for this actor now; nothing of it stays."""
    policy.require(actor, "accounts.import_seats")
    with transaction.atomic():
        found = _worked(actor, sheet, accepted=None)
        transaction.set_rollback(True)
    return found


@transaction.atomic
def write(*, actor: policy.Actor, sheet: SeatSheet, accepted: Collection[int], seal: str) -> Preview:
    """Write the whole sheet, or nothing: rows that are doubtful only when accepted, none when one is to be mended."""
    policy.require(actor, "accounts.import_seats")
    if not SeatSheet.objects.filter(pk=sheet.pk, written_at=None).update(written_at=clock.now()):
        raise ActRefused("accounts.import_seats", _("This sheet was written already."))
    if preview(actor=actor, sheet=sheet).seal != seal:
        raise RuleViolation([Problem("", _("Something has changed since you looked. Look again."))])
    done = _worked(actor, sheet, accepted=accepted)
    if done.is_wrong:
        raise RuleViolation([Problem("", _("Rows are to be mended. Nothing was written."))])
    _record(actor, sheet, done)
    return done


def _worked(actor: policy.Actor, sheet: SeatSheet, *, accepted: Collection[int] | None) -> Preview:
    """Work all rows one after the other; None accepts all, to look at what would be done."""
    rows = columns.parse(sheet.rows)
    return Preview(tuple(work(actor, row, accepted=accepted is None or row.number in accepted) for row in rows))


def _record(actor: policy.Actor, sheet: SeatSheet, done: Preview) -> None:
    data = {"name": sheet.name, **{str(state): done.count(state) for state in LineState}}
    subject = Subject("accounts.seat_sheet", sheet.pk, sheet.name)
    events.record(kind="seats.imported", actor=actor, subject=subject, data=data)
