"""The ministry names a batch of bases; the published list follows from it (GB-16)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.choices import Verdict
from evaluations.domain import conditions, declined, follow_up, locks, staging
from evaluations.domain.candidates import Candidate, of_call
from evaluations.domain.first_batch import import_first_batch
from evaluations.domain.letters import Letter
from evaluations.models import NamedPark, Naming, StagedDecision
from journal.domain import events
from programmes.domain import participations
from programmes.models import Participation, Round

__all__ = ["Decision", "NamedBase", "bases_of", "import_first_batch", "name_bases", "next_batch", "plan", "problems"]


@dataclass(frozen=True)
class NamedBase:
    """A candidate that is taken up, as the list is to print it."""

    candidate: Candidate
    sequence: int

    @property
    def name_printed(self) -> str:
        return self.candidate.staged.name_printed if self.candidate.staged else self.candidate.name_printed

    @property
    def region_printed(self) -> str:
        return self.candidate.staged.region_printed if self.candidate.staged else self.candidate.region_printed


@dataclass(frozen=True)
class Decision:
    """What the ministry signs: the number of the batch, title and document, the letter, and the day of the plans.

    `seen` tells which state of the staging was looked at (`staging.digest`).
    """

    batch: int
    title: str
    document: str
    dated: date
    seen: str
    letter: Letter = field(default_factory=Letter)
    plan_due_on: date | None = None


@dataclass(frozen=True)
class Plan:
    """What the staged decisions of a call come to."""

    bases: Sequence[NamedBase]
    declined: Sequence[Candidate]
    held: Sequence[Candidate]  # these and the undecided stay candidates of the call, undecided


@transaction.atomic
def name_bases(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the programme
    decision: Decision,
) -> Naming:
    """Release the staged decisions of a call: the list is public, each base enters the programme and owes its plan.

    A call is decided once: the same decision again returns the first. Raises `RuleViolation` at a field of the
    decision, at `notice` or `objections` while the way is not free, or at `candidates/<id>`.
    """
    call = Round.objects.select_for_update(of=("self",)).select_related("programme", "edition").get(pk=round.pk)
    policy.require(actor, "evaluations.name_bases", call)
    standing = Naming.objects.filter(round=call).first()
    if standing:
        return standing
    planned = plan(call)
    if found := problems(call, planned, decision):
        raise RuleViolation(found)
    naming = _publish(actor, call, decision)
    bases = [_entered(actor, naming, base) for base in planned.bases]
    follow_up.create(actor=actor, call=call, bases=bases, dated=decision.dated, plan_due_on=decision.plan_due_on)
    StagedDecision.objects.filter(round=call).exclude(verdict=Verdict.HOLD).update(released_at=clock.now())
    _record(actor, naming, planned)
    declined.tell(actor=actor, call=call)
    return naming


def plan(call: Round) -> Plan:
    """Return what a release of the staged decisions would do as they stand now."""
    found = of_call(call)
    staged = {verdict: [one for one in found if one.staged and one.staged.verdict == verdict] for verdict in Verdict}
    bases = [NamedBase(candidate, place) for place, candidate in staging.places(staged[Verdict.TAKE_UP])]
    open_ones = [one for one in found if one.staged is None and one.can_be_named]
    return Plan(bases, staged[Verdict.DECLINE], [*staged[Verdict.HOLD], *open_ones])


def bases_of(naming: Naming) -> QuerySet[NamedPark]:
    """Return the bases of a named list in their order."""
    related = "participation__park", "participation__unit__region", "participation__programme"
    return NamedPark.objects.filter(naming=naming).select_related(*related).order_by("sequence")


def next_batch(call: Round) -> int:
    """Return the number that the next batch gets: of the lists that entered parks, or of those that named some."""
    last = _batches(call).order_by("-batch").values_list("batch", flat=True).first()
    return (last or 0) + 1


def _batches(call: Round) -> QuerySet[Any]:
    """Return what has a batch already: parks that are in the programme apply there, so only what was named counts."""
    if call.acceptance:
        return Naming.objects.filter(round__programme=call.programme_id)
    return Participation.objects.filter(programme=call.programme_id)


def problems(call: Round, planned: Plan, decision: Decision) -> list[Problem]:
    """Return what stands against a decision: at a field, at `notice` and `objections`, or at `candidates/<id>`."""
    rule = call.definition.naming_rule
    taken = [base.candidate for base in planned.bases]
    return [
        *_head_problems(call, planned, decision),
        *follow_up.problems(call, decision.dated, decision.plan_due_on),
        *locks.of_call(call),
        *locks.of_candidates(call, taken),
        *(problem for base in planned.bases for problem in _entry_problems(base, len(planned.bases), rule)),
        *_twice_problems(planned.bases, rule),
    ]


def _publish(actor: policy.Actor, call: Round, decision: Decision) -> Naming:
    return Naming.objects.create(
        round=call,
        batch=decision.batch,
        title=decision.title,
        document=decision.document,
        dated=decision.dated,
        letter_title=decision.letter.title,
        addressees=decision.letter.addressees,
        letter=decision.letter.text,
        published_at=clock.now(),
        decided_by_id=actor.pk,
    )


def _entered(actor: policy.Actor, naming: Naming, base: NamedBase) -> Participation:
    """Put a base on the list; one that is new in the programme enters it."""
    applied = base.candidate.entry.version.filing.participation
    entered = applied or _enrol(actor, naming, base)
    NamedPark.objects.create(
        naming=naming,
        participation=entered,
        sequence=base.sequence,
        name_printed=base.name_printed,
        region_printed=base.region_printed,
    )
    return entered


def _enrol(actor: policy.Actor, naming: Naming, base: NamedBase) -> Participation:
    return participations.enrol(
        actor=actor,
        park=base.candidate.entry.park,
        programme=naming.round.programme,
        unit=base.candidate.entry.version.filing.unit,
        batch=naming.batch,
        sequence=base.sequence,
        name_printed=base.name_printed,
        region_printed=base.region_printed,
        listed_on=naming.dated,
        document=naming.document,
        edition=naming.round.edition,
    )


def _record(actor: policy.Actor, naming: Naming, planned: Plan) -> None:
    events.record(
        kind="bases.named",
        actor=actor,
        subject=naming.as_subject(),
        basis=naming.round.definition.naming_rule,
        data={"bases": len(planned.bases), "document": naming.document},
    )


def _head_problems(call: Round, planned: Plan, decision: Decision) -> Iterator[Problem]:
    rule, batch = call.definition.naming_rule, {"batch": decision.batch}
    if not planned.bases:
        yield Problem("decision", _("Nobody is staged to be taken up."), rule, _("Decide on the candidates first."))
    if decision.seen != staging.digest(call):
        message = _("The staged decisions changed since you looked at them.")
        yield Problem("decision", message, rule, _("Look at the list again."))
    if _batches(call).filter(batch=decision.batch).exists():
        yield Problem("batch", _("Batch %(batch)d has been named already.") % batch, rule, _("Take the next number."))
    if not decision.document.strip():
        yield Problem("document", _("Give the number of the document."), rule, _("It is printed on the list."))
    if decision.dated > clock.today():
        yield Problem("dated", _("The document is dated later than today."), rule, _("Give the day printed on it."))


def _entry_problems(base: NamedBase, count: int, rule: str) -> Iterator[Problem]:
    """What was staged may have been overtaken: the list returned, the excess refused, the park named elsewhere.

    Or an incident was entered that opened its conditions again (GB-09).
    """
    candidate = base.candidate
    address, park = f"candidates/{candidate.entry.pk}", {"park": candidate.entry.park.name}
    if base.sequence > count:
        message = _("%(place)d leaves a gap in the list.") % {"place": base.sequence}
        yield Problem(f"{address}/sequence", message, rule, _("Number the bases 1, 2, 3 …"))
    if candidate.unfit:
        yield Problem(address, f"{candidate.entry.park.name}：{candidate.unfit}", rule, _("Do not take it up."))
    elif candidate.listed:
        yield Problem(address, _("%(park)s is in the programme already.") % park, rule, _("Do not take it up."))
    elif not candidate.can_be_named:
        message = _("%(park)s is on no list that the ministry has accepted.") % park
        yield Problem(address, message, rule, _("File the list of the province first."))
    yield from conditions.problems_of(candidate)


def _twice_problems(bases: Sequence[NamedBase], rule: str) -> Iterator[Problem]:
    """A park can be on the lists of two provinces; it is named once."""
    counts = Counter(base.candidate.entry.park_id for base in bases)
    for base in bases:
        if counts[base.candidate.entry.park_id] > 1:
            message = _("%(park)s is taken up from two lists.") % {"park": base.candidate.entry.park.name}
            address = f"candidates/{base.candidate.entry.pk}"
            yield Problem(address, message, rule, _("Take it up from one list."))
