"""Every act on a record: entered, corrected, given to a body, ranked, moved on. Each leaves a revision and an event.

Nothing is changed silently: what stood before stays readable with the reason (X-02).
"""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation
from common import clock, policy
from common.errors import Problem, RuleViolation
from programmes.definition import Ledger
from reports.choices import RecordAct, RecordState
from reports.domain.records import asking, publishing, stating
from reports.domain.records.logging import log
from reports.domain.records.owners import owners_of
from reports.domain.records.stating import Stated, stated_of
from reports.machines import FIRST_STATE, Move
from reports.models import Record
from reports.models.record import CLOSED
from reports.rules.records import Wanted, body_for, move_for


@transaction.atomic
def enter(*, actor: policy.Actor, wanted: Wanted, stated: Stated) -> Record:
    """Enter a record in a ledger. Raises `RuleViolation` at the fields (`record/<field>`, `project`)."""
    policy.require(actor, "reports.enter_record", wanted)
    stating.check(asking.place_for(wanted, stated.fields), wanted.ledger, stated)
    body = body_for(actor, wanted)
    assert body is not None  # noqa: S101 - the rule asked for it
    return make(actor=actor, wanted=wanted, stated=stated, body=body)


def make(*, actor: policy.Actor, wanted: Wanted, stated: Stated, body: Organisation, origin: str = "") -> Record:
    """Write a record down in the name of a body, with its first revision; what is stated was checked before."""
    record = Record(
        programme=wanted.programme,
        edition=wanted.programme.edition,
        ledger=wanted.ledger.code,
        participation=wanted.participation,
        park=wanted.park,
        unit=wanted.unit,
        internal=wanted.ledger.internal,
        state=FIRST_STATE[wanted.ledger.flow],
        entered_by=body,
        entered_at=clock.now(),
        origin=origin,
    )
    stating.write(record, wanted.ledger, stated)
    record.save(force_insert=True)
    log(actor, record, RecordAct.RECEIVE if record.state == RecordState.RECEIVED else RecordAct.ENTER)
    return record


@transaction.atomic
def correct(*, actor: policy.Actor, record: Record, number: int, stated: Stated, reason: str) -> Record:
    """State a record anew with the reason. `number` is the revision read. Raises `RuleViolation` at the fields."""
    locked = lock(record)
    policy.require(actor, "reports.correct_record", locked)
    ledger = locked.kind
    stating.check(asking.place_of(locked, stated.fields), ledger, stated)
    _require_new(locked, ledger, number, stated)
    _require_said(reason, "reason")
    stating.write(locked, ledger, stated)
    return _changed(actor, locked, RecordAct.CORRECT, reason)


@transaction.atomic
def assign(*, actor: policy.Actor, record: Record, owner: Organisation, due_on: date) -> Record:
    """Give a record to a body that is to solve it by a day; it is told, and reminded when the day has passed."""
    locked = lock(record)
    policy.require(actor, "reports.assign_record", locked)
    if owner.pk not in {body.pk for body in owners_of(locked)}:
        message = _("%(body)s has no part in this.") % {"body": owner.name}
        raise RuleViolation([Problem("owner", message, remedy=_("Choose a body from the list."))])
    if due_on < clock.today():
        message = _("The day has passed already.")
        raise RuleViolation([Problem("due_on", message, remedy=_("Choose a later day."))])
    locked.owner, locked.due_on, locked.remind_on = owner, due_on, due_on + timedelta(days=1)
    return _changed(actor, locked, RecordAct.ASSIGN)


@transaction.atomic
def rank(*, actor: policy.Actor, record: Record, place: int | None) -> Record:
    """Set the place of a record in the order of merit of its unit and year; None takes it out of the order."""
    locked = lock(record)
    policy.require(actor, "reports.rank_record", locked)
    if place is not None and _place_taken(locked, place):
        message = _("Place %(place)d is taken already.") % {"place": place}
        raise RuleViolation([Problem("rank", message, remedy=_("Give the other one another place first."))])
    locked.rank = place
    return _changed(actor, locked, RecordAct.RANK)


@transaction.atomic
def move(*, actor: policy.Actor, record: Record, act: RecordAct, said: str = "") -> Record:
    """Move a record on as the table of moves has it. `said` is the answer or the reason where one is due.

    Raises `RuleViolation` at `said`, `ActRefused` when the table or the rule says no.
    """
    locked = lock(record)
    policy.require(actor, "reports.move_record", (locked, act))
    row = move_for(locked, act)
    assert row is not None  # noqa: S101 - the rule asked for it
    if row.says:
        _require_said(said, "said")
    _write_move(locked, row, said)
    if act in (RecordAct.PUBLISH, RecordAct.WITHDRAW):
        publishing.follow(locked, act, said)
    return _changed(actor, locked, act, said if row.says == "reason" else "")


def lock(record: Record) -> Record:
    """Return the record as it stands, held until the act is done."""
    rows = Record.objects.select_for_update(of=("self",))
    related = rows.select_related(
        "programme", "edition", "unit__region", "park", "participation", "owner", "entered_by"
    )
    return related.get(pk=record.pk)


def _write_move(record: Record, row: Move, said: str) -> None:
    record.state = row.target
    if row.says == "answer":
        record.answer = said.strip()
    record.closed_on = clock.today() if row.target in (RecordState.SOLVED, RecordState.ANSWERED) else None
    reminds = record.due_on is not None and record.owner_id is not None and row.target not in CLOSED
    record.remind_on = record.due_on + timedelta(days=1) if reminds and record.due_on else None


def _changed(actor: policy.Actor, record: Record, act: RecordAct, reason: str = "") -> Record:
    """Save a locked record under its next number, with its revision."""
    record.number += 1
    record.save()
    log(actor, record, act, reason)
    return record


def _place_taken(record: Record, place: int) -> bool:
    same = Record.objects.standing().filter(programme=record.programme, ledger=record.ledger, unit=record.unit)
    return same.filter(year=record.year, rank=place).exclude(pk=record.pk).exists()


def _require_new(record: Record, ledger: Ledger, number: int, stated: Stated) -> None:
    if number != record.number:
        remedy = _("Open it again, look at what stands now, and correct that.")
        raise RuleViolation([Problem("", _("Somebody changed this in between."), remedy=remedy)])
    new = {one.code: str(stated.fields.get(one.code, "")).strip() for one in ledger.fields}
    if Stated(new, stated.project) == stated_of(record):
        raise RuleViolation([Problem("", _("Nothing differs from what is on record."))])


def _require_said(said: str, address: str) -> None:
    if not said.strip():
        raise RuleViolation([Problem(address, _("Say why, or what was done."), remedy=_("It stands in the log."))])
