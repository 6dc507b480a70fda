"""Objections to a public notice: made by anybody, answered by the ministry, followed with a code (GB-15)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.domain import people
from accounts.models import User
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from evaluations.choices import ObjectionOutcome, ObjectionState
from evaluations.domain import receipts, staging, visitors
from evaluations.domain.candidates import Candidate
from evaluations.domain.candidates import of_call as candidates_of
from evaluations.models import Objection, Objector, PublicNotice
from journal.domain import events, files, origin
from programmes.choices import Level
from programmes.domain.bodies import bodies_at
from programmes.models import Programme

KINDS = frozenset({"pdf", "docx", "doc", "ofd", "jpeg", "png"})
MOST_FILES = 3
MOST_OBJECTIONS, MOST_LOOKS = 10, 30  # from one address within an hour


@dataclass(frozen=True)
class Person:
    """Who objects under their real name, and how they are reached."""

    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the objector keeps. The code is shown here and nowhere else."""

    objection: Objection
    code: str


def receive(
    *,
    notice: PublicNotice,
    sequence: int | None,
    text: str,
    person: Person | None,
    uploads: Sequence[Any] = (),
    key: str,
    address: str,
) -> Receipt:
    """Take an objection to an entry of a notice, or to the notice as a whole, under a real name or without one.

    `key` belongs to the form that was shown: sent twice it is one objection. Neither the journal nor the files tell who
    objected. Raises `ActRefused` outside the window, `RuleViolation` at the field, and after too many tries.
    """
    visitors.count(act="object", address=address, most=MOST_OBJECTIONS)
    code = receipts.code_of(key)
    with origin.coming_from(""), transaction.atomic():
        return Receipt(_receive(notice, sequence, text, person, uploads, code), code)


def follow(*, code: str, address: str) -> Objection:
    """Return the objection that belongs to a code. Raises `RuleViolation` for none, and after too many tries."""
    visitors.count(act="follow", address=address, most=MOST_LOOKS)
    rows = Objection.objects.select_related("notice__round__programme")
    found = rows.filter(code_digest=receipts.digest_of(code)).first()
    if found is None:
        message = _("There is no objection with this code.")
        raise RuleViolation([Problem("code", message, remedy=_("Compare it with the receipt, letter by letter."))])
    return found


@transaction.atomic
def assign(*, actor: policy.Actor, objection: Objection, official: User) -> Objection:
    """Give an objection to an official of the ministries that run the programme. Raises `RuleViolation` for others."""
    locked = _lock(objection)
    policy.require(actor, "evaluations.handle_objection", locked)
    if not officials(locked.notice.round.programme).filter(pk=official.pk).exists():
        message = _("%(name)s does not work in a ministry of this programme.") % {"name": official.name}
        raise RuleViolation([Problem("official", message, remedy=_("Choose somebody from the list."))])
    Objection.objects.filter(pk=locked.pk).update(assigned_to=official, state=ObjectionState.HANDLING)
    events.record(kind="objection.assigned", actor=actor, subject=locked.as_subject(), basis=_rule(locked))
    locked.refresh_from_db()
    return locked


@transaction.atomic
def answer(
    *, actor: policy.Actor, objection: Objection, outcome: ObjectionOutcome, text: str, take_off: bool = False
) -> Objection:
    """Answer an objection for good; the objector reads it with the code. With the last one the decision unlocks.

    `take_off` declines the candidate concerned, if it was staged to be taken up: only for an objection that is upheld.
    Raises `RuleViolation` at the field, `ActRefused` when somebody was faster.
    """
    locked = _lock(objection)
    policy.require(actor, "evaluations.handle_objection", locked)
    _check_answer(locked, outcome, text, take_off=take_off)
    answered = Objection.objects.filter(pk=locked.pk).exclude(state=ObjectionState.ANSWERED)
    if not answered.update(
        state=ObjectionState.ANSWERED,
        outcome=outcome,
        answer=text.strip(),
        answered_by_id=actor.pk,
        answered_at=clock.now(),
    ):
        raise ActRefused("evaluations.handle_objection", _("Somebody answered it in the meantime."))
    locked.refresh_from_db()
    events.record(
        kind="objection.answered",
        actor=actor,
        subject=locked.as_subject(),
        basis=_rule(locked),
        data={"outcome": outcome},
    )
    if take_off:
        _take_off(actor, locked)
    return locked


def officials(programme: Programme) -> QuerySet[User]:
    """Return the officials of the ministries that run a programme, by name: who may be given an objection."""
    bodies = bodies_at(programme=programme, level=Level.MINISTRY)
    return people.officials_of(body.pk for body in bodies).order_by("name", "pk")


def candidate_of(objection: Objection) -> Candidate | None:
    """Return the candidate that an objection is about; None for the notice as a whole, or a park off the lists."""
    entry = objection.notice.entry(objection.sequence) if objection.sequence else None
    if entry is None:
        return None
    wanted = (entry.get("unit"), entry.get("park"))
    return next((one for one in candidates_of(objection.notice.round) if _named_by(one) == wanted), None)


def _named_by(candidate: Candidate) -> tuple[str, str]:
    return candidate.entry.version.filing.unit.region_id, str(candidate.entry.park.public_id)


def _receive(
    notice: PublicNotice, sequence: int | None, text: str, person: Person | None, uploads: Sequence[Any], code: str
) -> Objection:
    # The notice is the lock: numbers follow each other, and its last day does not pass in between.
    rows = PublicNotice.objects.select_for_update(of=("self",)).select_related("round__programme", "round__edition")
    locked = rows.get(pk=notice.pk)
    standing = Objection.objects.filter(code_digest=receipts.digest_of(code), notice=locked).first()
    if standing:
        return standing
    policy.require(policy.VISITOR, "evaluations.object", locked)
    _check_objection(locked, sequence, text, person, uploads)
    objection = Objection.objects.create(
        notice=locked,
        number=locked.objections.count() + 1,
        sequence=sequence,
        text=text.strip(),
        is_named=person is not None,
        received_at=clock.now(),
        code_digest=receipts.digest_of(code),
    )
    if person:
        Objector.objects.create(
            objection=objection, name=person.name.strip(), phone=person.phone.strip(), email=person.email.strip()
        )
    _attach(objection, uploads)
    subject = objection.as_subject()
    events.record(kind="objection.received", actor=policy.VISITOR, subject=subject, basis=_rule(objection))
    return objection


def _attach(objection: Objection, uploads: Sequence[Any]) -> None:
    """Keep the files under names of ours: their own may tell who objects."""
    for place, upload in enumerate(uploads, start=1):
        ending = str(upload.name).rpartition(".")[2].lower()[:5]
        upload.name = _("Attachment %(place)d") % {"place": place} + f".{ending}"
        stored = files.store(
            upload=upload, actor=policy.VISITOR, subject=objection.as_subject(), kinds=KINDS, address="attachments"
        )
        objection.files.add(stored)


def _check_objection(
    notice: PublicNotice, sequence: int | None, text: str, person: Person | None, uploads: Sequence[Any]
) -> None:
    problems = []
    if sequence is not None and notice.entry(sequence) is None:
        problems.append(Problem("sequence", _("The notice has no such entry."), remedy=_("Choose from the list.")))
    if not text.strip():
        problems.append(Problem("text", _("Say what you object to, and why.")))
    problems += _person_problems(person) if person else []
    if len(uploads) > MOST_FILES:
        message = _("At most %(most)d files can be attached.") % {"most": MOST_FILES}
        problems.append(Problem("attachments", message, remedy=_("Put them together into one PDF.")))
    if problems:
        raise RuleViolation(problems)


def _person_problems(person: Person) -> list[Problem]:
    problems = []
    if not person.name.strip():
        problems.append(Problem("name", _("Give your name."), remedy=_("Or object without a name.")))
    if not (person.phone.strip() or person.email.strip()):
        problems.append(Problem("phone", _("Give a telephone number or an e-mail address.")))
    return problems


def _check_answer(objection: Objection, outcome: ObjectionOutcome, text: str, *, take_off: bool) -> None:
    problems = []
    if not text.strip():
        remedy = _("The objector reads it with the code.")
        problems.append(Problem("text", _("Write the answer."), _rule(objection), remedy))
    if take_off and outcome != ObjectionOutcome.UPHELD:
        problems.append(Problem("take_off", _("A candidate is taken off only if the objection is upheld.")))
    if take_off and objection.sequence is None:
        problems.append(Problem("take_off", _("The objection is about no single candidate.")))
    if problems:
        raise RuleViolation(problems)


def _take_off(actor: policy.Actor, objection: Objection) -> None:
    candidate = candidate_of(objection)
    if candidate:
        reason = _("An objection in the public notice was upheld.")
        staging.take_off(actor=actor, candidate=candidate, reason=reason)


def _lock(objection: Objection) -> Objection:
    Objection.objects.select_for_update().only("pk").get(pk=objection.pk)
    return Objection.objects.select_related("notice__round__programme", "notice__round__edition").get(pk=objection.pk)


def _rule(objection: Objection) -> str:
    definition = objection.notice.round.definition
    demanded = definition.public_notice
    return (demanded.rule if demanded else definition.naming_rule) or ""
