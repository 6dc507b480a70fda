"""Who sees, enters, corrects and moves records of ledgers (X-05).

A park sees itself, a province what it supervises, a ministry the programmes it runs, a body what it is given to handle.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.choices import OrganisationKind, Role
from accounts.models import Organisation
from common import policy
from common.policy import Allowed, Decision, Refused
from parks.models import Park
from programmes.choices import Level, ParticipationState
from programmes.definition import Ledger
from programmes.models import Participation, Programme, ReportingUnit, RunningBody
from programmes.rules import levels_of, reach, seats
from reports.choices import RecordAct, RecordState
from reports.machines import MOVES, Move
from reports.models import Correspondent, PublishedRecord, Record

# In these states nothing of it is corrected: what the public reads, what was struck.
_FIXED = (RecordState.PUBLISHED, RecordState.STRUCK)


@dataclass(frozen=True)
class Wanted:
    """A record that somebody wants to enter: of which ledger, about which base, unit or the whole programme."""

    programme: Programme
    ledger: Ledger
    participation: Participation | None = None
    unit: ReportingUnit | None = None

    @property
    def park(self) -> Park | None:
        return self.participation.park if self.participation else None


@policy.scope(Record)
def records_seen(actor: Any, rows: QuerySet[Record]) -> QuerySet[Record]:
    if actor is policy.SYSTEM:
        return rows
    _regions, bodies, committees = seats(actor)
    own = Q(park__committee__in=committees, internal=False) | Q(owner__in=bodies) | Q(entered_by__in=bodies)
    return rows.filter(
        reach(actor, programme="programme", unit_region="unit__region", park_region="park__region", own=own)
    )


@policy.scope(PublishedRecord)
def published_seen(_actor: Any, rows: QuerySet[PublishedRecord]) -> QuerySet[PublishedRecord]:
    """What was published is public; that it was withdrawn and why is public too."""
    return rows


@policy.scope(Correspondent)
def correspondents_seen(actor: Any, rows: QuerySet[Correspondent]) -> QuerySet[Correspondent]:
    """Who wrote to a park is known to the park alone; the levels above read the message."""
    _regions, _bodies, committees = seats(actor)
    return rows.filter(record__park__committee__in=committees)


@policy.rule("reports.write_to_park")
def may_write(_actor: Any, base: Participation) -> Decision:
    """Anybody writes to a park of a programme that keeps the channel, while the park takes part and has a committee."""
    edition = base.programme.edition
    ledgers = edition.definition.ledgers if edition else ()
    takes = any(one.flow == "answered" for one in ledgers)
    if takes and base.state != ParticipationState.WITHDRAWN and base.park.committee_id:
        return Allowed()
    return Refused(_("Messages are not taken here."))


@policy.rule("reports.record.read")
def may_read_about_record(actor: Any, row: Any) -> Decision:
    seen = Record.objects.visible_to(actor).filter(pk=row.subject_id).exists()
    return Allowed() if seen else Refused(_("There is no such record."))


@policy.rule("reports.enter_record")
def may_enter(actor: Any, wanted: Wanted) -> Decision:
    """Those who keep the ledger enter; in a ledger about units a ministry may enter for the whole country."""
    if wanted.ledger.flow == "answered":
        return Refused(_("These come in from outside; nobody enters them here."))
    if body_for(actor, wanted) is not None:
        return Allowed()
    return Refused(_("Records of this kind are entered by others."))


@policy.rule("reports.see_ledger")
def may_see_ledger(actor: Any, subject: tuple[Programme, Ledger]) -> Decision:
    """Those with a part in the programme; what is not for parks is not there for them."""
    programme, ledger = subject
    levels = levels_of(actor).get(programme.pk, frozenset()) - ({Level.PARK} if ledger.internal else set())
    if levels or any(post.organisation.kind == OrganisationKind.LOCAL_GOVERNMENT for post in _posts(actor)):
        return Allowed()
    return Refused(_("These records are kept by others."))


@policy.rule("reports.keep_ledger")
def may_keep(actor: Any, subject: tuple[Programme, Ledger]) -> Decision:
    """Say whether somebody enters records of a ledger at all; about whom is asked with the record."""
    programme, ledger = subject
    if ledger.flow != "answered" and set(ledger.kept_by) & levels_of(actor).get(programme.pk, frozenset()):
        return Allowed()
    return Refused(_("Records of this kind are entered by others."))


@policy.rule("reports.correct_record")
def may_correct(actor: Any, record: Record) -> Decision:
    """Its keeper answers for it; while a case is edited, those who review it write too."""
    if record.state in _FIXED:
        return Refused(_("This stands as it is. Withdraw it first, or enter it anew."))
    if record.kind.flow == "answered":
        return Refused(_("What came in from outside is not rewritten."))
    roles = roles_of(actor, record)
    if "keeper" in roles or ("reviewer" in roles and record.kind.flow == "published"):
        return Allowed()
    return Refused(_("This is corrected by %(body)s.") % {"body": record.entered_by.name})


@policy.rule("reports.assign_record")
def may_assign(actor: Any, record: Record) -> Decision:
    if record.kind.flow != "followed" or not record.is_pending:
        return Refused(_("There is nothing to handle any more."))
    if roles_of(actor, record) & {"keeper", "above", "owner"}:
        return Allowed()
    return Refused(_("It is given to a body by those who entered it or by the level above."))


@policy.rule("reports.rank_record")
def may_rank(actor: Any, record: Record) -> Decision:
    if not record.kind.ranked or record.state in _FIXED:
        return Refused(_("Records of this kind have no order of merit."))
    if "reviewer" in roles_of(actor, record):
        return Allowed()
    return Refused(_("The order of merit is set by the level above."))


@policy.rule("reports.move_record")
def may_move(actor: Any, subject: tuple[Record, RecordAct]) -> Decision:
    """The table of moves says from which state and by whom."""
    record, act = subject
    move = move_for(record, act)
    if move is None:
        return Refused(_("That cannot be done in the state “%(state)s”.") % {"state": record.get_state_display()})
    if roles_of(actor, record) & set(move.by):
        return Allowed()
    return Refused(_("This is done by others: those who keep, handle or review the record."))


def move_for(record: Record, act: RecordAct) -> Move | None:
    """Return the row of the table for an act on a record as it stands, None if there is none."""
    return next((one for one in moves_of(record) if one.act == act), None)


def moves_of(record: Record) -> list[Move]:
    """Return the rows of the table that lead on from where a record stands."""
    flow = record.kind.flow
    fitting = (one for one in MOVES if one.flow == flow or (not one.flow and flow != "answered"))
    return [one for one in fitting if record.state in one.source]


def roles_of(actor: Any, record: Record) -> frozenset[str]:
    """Return what an actor is to a record: keeper, owner, reviewer, above. Without an owner its keeper handles it."""
    if actor is policy.SYSTEM:
        return frozenset({"keeper", "owner", "reviewer", "above"})
    _regions, bodies, _committees = seats(actor)
    found = {"keeper"} if record.entered_by_id in bodies else set()
    if record.owner_id in bodies or (record.owner_id is None and "keeper" in found):
        found.add("owner")
    levels = levels_toward(actor, record.programme_id, record.unit, record.park)
    if levels & set(record.kind.reviewed_by):
        found.add("reviewer")
    if levels - {Level.PARK}:
        found.add("above")
    return frozenset(found)


def levels_toward(actor: Any, programme: str, unit: ReportingUnit | None, park: Park | None) -> frozenset[Level]:
    """Return the levels at which an actor acts in a programme for this park or unit."""
    return frozenset(level for level, _body in _standing(actor, programme, unit, park))


def body_for(actor: Any, wanted: Wanted) -> Organisation | None:
    """Return the body in whose name an actor enters the record, None if for none."""
    found = _standing(actor, wanted.programme.pk, wanted.unit, wanted.park)
    return next((body for level, body in found if level in wanted.ledger.kept_by), None)


def body_toward(actor: Any, record: Record) -> Organisation:
    """Return the body for which somebody acts on a record; the system acts for the one that entered it."""
    found = _standing(actor, record.programme_id, record.unit, record.park)
    held = (post.organisation for post in _posts(actor) if post.organisation_id == record.owner_id)
    return next((body for _level, body in found), next(held, record.entered_by))


def _standing(
    actor: Any, programme: str, unit: ReportingUnit | None, park: Park | None
) -> Iterator[tuple[Level, Organisation]]:
    if actor is policy.SYSTEM:
        return
    posts = {post.organisation.kind: post.organisation for post in _posts(actor)}
    running = RunningBody.objects.filter(programme=programme, organisation_kind__in=posts).order_by("id")
    for row in running:
        if _reaches(Level(row.level), posts[row.organisation_kind], unit, park):
            yield Level(row.level), posts[row.organisation_kind]


def _reaches(level: Level, body: Organisation, unit: ReportingUnit | None, park: Park | None) -> bool:
    if level == Level.MINISTRY:
        return True
    if level == Level.PROVINCE:
        return unit is not None and unit.region_id == body.region_id
    if level == Level.CITY:
        return park is not None and park.region_id == body.region_id
    return park is not None and park.committee_id == body.pk


def _posts(actor: Any) -> list[Any]:
    return [post for post in getattr(actor, "posts_now", ()) if post.role == Role.OFFICIAL]
