"""The life of a filing on the receivers' side: opened, returned with reasons, passed on, filed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from reports.choices import FilingAct
from reports.domain import chain, dossiers, eligibility
from reports.domain.transitions import lock, move
from reports.models import Filing, FilingVersion, Handling, ReturnReason


@dataclass(frozen=True)
class Reason:
    """Why a section or one of its cells comes back: `section`, or `section/row/column`."""

    address: str
    text: str

    @property
    def section(self) -> str:
        return self.address.split("/")[0]


@transaction.atomic
def open_by_holder(*, actor: policy.Actor, filing: Filing) -> bool:
    """Note that the holder has opened the filing: from then on it cannot be taken back. Once only."""
    if not policy.can(actor, "reports.receive_filing", filing):
        return False
    opened = Filing.objects.filter(pk=filing.pk, step=filing.step, state=filing.state, opened_at__isnull=True)
    if not opened.update(opened_at=clock.now()):
        return False
    filing.refresh_from_db(fields=["opened_at"])
    events.record(kind="filing.received", actor=actor, subject=filing.as_subject())
    return True


@transaction.atomic
def return_filing(
    *, actor: policy.Actor, filing: Filing, reasons: Sequence[Reason], note: str, due_on: date | None = None
) -> Handling:
    """Give the filing back to its filer; only the sections named open again (X-02).

    Raises `RuleViolation` when no reason is given, one is empty, a section is unknown or the day has passed.
    """
    locked = lock(filing)
    policy.require(actor, "reports.return_filing", locked)
    if problems := _return_problems(locked, reasons, due_on):
        raise RuleViolation(problems)
    handling = _handle(actor, locked, FilingAct.RETURN, note, due_on)
    ReturnReason.objects.bulk_create(
        ReturnReason(handling=handling, section=one.section, address=one.address, reason=one.text.strip())
        for one in reasons
    )
    move(locked, FilingAct.RETURN, holder=locked.body, step=0)
    data = {"sections": sorted({one.section for one in reasons}), "count": len(reasons), "due_on": due_on}
    _record("filing.returned", actor, locked, handling, data)
    return handling


@transaction.atomic
def pass_on_filing(*, actor: policy.Actor, filing: Filing, opinion: str) -> Handling:
    """Give the filing to the next level of its chain, with an opinion where the definition asks for one."""
    locked = lock(filing)
    policy.require(actor, "reports.pass_on_filing", locked)
    _require_opinion(locked, opinion)
    _require_conditions(locked)
    handling = _handle(actor, locked, FilingAct.PASS_ON, opinion)
    following = locked.step + 1
    move(locked, FilingAct.PASS_ON, holder=chain.next_body(locked, following), step=following)
    _record("filing.passed_on", actor, locked, handling, {"to": locked.holder.name, "to_body": locked.holder_id})
    return handling


@transaction.atomic
def file_filing(*, actor: policy.Actor, filing: Filing, opinion: str) -> Handling:
    """Accept the filing at the last level of its chain. The time of handing in is not touched."""
    return _conclude(actor, filing, FilingAct.FILE, opinion, "filing.filed")


@transaction.atomic
def recommend_filing(*, actor: policy.Actor, filing: Filing, opinion: str) -> Handling:
    """Recommend an application at the last level of its chain: it can stand on the list (GB-11).

    Raises `RuleViolation` at the code of each condition that is not met, or not established and not judged.
    """
    return _conclude(actor, filing, FilingAct.RECOMMEND, opinion, "filing.recommended")


@transaction.atomic
def decline_filing(*, actor: policy.Actor, filing: Filing, opinion: str) -> Handling:
    """Do not recommend an application, for a reason that its filer is told: rather none than poor (GB-11)."""
    if not opinion.strip():
        message = _("Say why it is not recommended.")
        raise RuleViolation([Problem("opinion", message, filing.current_step.rule, _("The park is told the reason."))])
    return _conclude(actor, filing, FilingAct.DECLINE, opinion, "filing.declined")


def _conclude(actor: policy.Actor, filing: Filing, act: FilingAct, opinion: str, kind: str) -> Handling:
    """End the life of a filing at the level that holds it."""
    locked = lock(filing)
    policy.require(actor, f"reports.{act.value}_filing", locked)
    _require_opinion(locked, opinion)
    if act == FilingAct.RECOMMEND:
        _require_conditions(locked)
    handling = _handle(actor, locked, act, opinion)
    move(locked, act, holder=locked.holder, step=locked.step)
    _record(kind, actor, locked, handling, {})
    return handling


def _handle(actor: policy.Actor, filing: Filing, act: FilingAct, opinion: str, due_on: date | None = None) -> Handling:
    return Handling.objects.create(
        filing=filing,
        version=_current(filing),
        act=act,
        step=filing.step,
        body=filing.holder,
        at=clock.now(),
        by_id=actor.pk,
        by_name=actor.label,
        opinion=opinion.strip(),
        due_on=due_on,
    )


def _current(filing: Filing) -> FilingVersion:
    version = filing.current_version
    assert version is not None  # noqa: S101 - the table of states: what is under review has a version
    return version


def _record(kind: str, actor: policy.Actor, filing: Filing, handling: Handling, data: dict[str, object]) -> None:
    events.record(
        kind=kind,
        actor=actor,
        subject=filing.as_subject(),
        basis=filing.filled_form.rule,
        reason=handling.opinion,
        data={"version": handling.version.label, "by_body": handling.body.name, **data},
    )


def _require_opinion(filing: Filing, opinion: str) -> None:
    step = filing.current_step
    if step.opinion == "required" and not opinion.strip():
        raise RuleViolation([Problem("opinion", _("Write your opinion."), step.rule, _("It goes on with the filing."))])


def _require_conditions(filing: Filing) -> None:
    """Who recommends answers for the conditions for applying (GB-07, GB-08, GB-09); other levels read them."""
    if filing.current_step.verb != "recommend":
        return
    if problems := list(eligibility.to_settle(dossiers.of_version(_current(filing)))):
        raise RuleViolation(problems)


def _return_problems(filing: Filing, reasons: Sequence[Reason], due_on: date | None) -> list[Problem]:
    sections = {section.code for section in filing.filled_form.sections}
    problems = [
        Problem(f"reason/{one.address}", _("Say what is to be mended here."), remedy=_("Or take the tick away."))
        for one in reasons
        if not one.text.strip()
    ]
    if not reasons:
        remedy = _("Only the sections you name open again.")
        problems.append(Problem("reasons", _("Name at least one section and say why."), remedy=remedy))
    if any(one.section not in sections for one in reasons):
        problems.append(Problem("reasons", _("One of the sections is not part of this form.")))
    if len({one.address for one in reasons}) < len(reasons):
        problems.append(Problem("reasons", _("A place is named twice. Put its reasons together.")))
    if due_on and due_on < clock.today():
        problems.append(Problem("due_on", _("The day has passed already."), remedy=_("Choose a later day.")))
    return problems
