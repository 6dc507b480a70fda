"""The ministry names a batch of bases; the published list follows from it (GB-16)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.domain.candidates import Candidate, of_call
from evaluations.domain.first_batch import import_first_batch
from evaluations.models import Naming
from journal.domain import events
from programmes.domain import participations
from programmes.models import Participation, Round
from reports.models import ListEntry

__all__ = ["NamedBase", "bases_of", "import_first_batch", "name_bases", "next_batch"]


@dataclass(frozen=True)
class NamedBase:
    """A candidate as the list is to print it."""

    entry: ListEntry
    sequence: int
    name_printed: str
    region_printed: str


@transaction.atomic
def name_bases(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the programme
    entries: Sequence[NamedBase],
    batch: int,
    title: str,
    document: str,
    dated: date,
) -> Naming:
    """Name a batch: each base enters the programme as printed, and the list is public from now on.

    A call is decided once: the same decision again returns the first. Raises `RuleViolation` with `entries/<id>/…`
    or the field when a base is not a candidate, is listed already, or two have the same sequence.
    """
    call = Round.objects.select_for_update(of=("self",)).select_related("programme", "edition").get(pk=round.pk)
    policy.require(actor, "evaluations.name_bases", call)
    standing = Naming.objects.filter(round=call).first()
    if standing:
        return standing
    if found := problems(call, entries, batch, document, dated):
        raise RuleViolation(found)
    naming = Naming.objects.create(
        round=call,
        batch=batch,
        title=title,
        document=document,
        dated=dated,
        published_at=clock.now(),
        decided_by_id=actor.pk,
    )
    _enrol(actor, naming, entries)
    events.record(
        kind="bases.named",
        actor=actor,
        subject=naming.as_subject(),
        basis=call.definition.naming_rule,
        data={"bases": len(entries), "document": document},
    )
    return naming


def bases_of(naming: Naming) -> QuerySet[Participation]:
    """Return the bases of a named list in their order."""
    rows = Participation.objects.filter(programme=naming.round.programme_id, batch=naming.batch)
    return rows.select_related("park", "unit__region").order_by("sequence")


def next_batch(programme: str) -> int:
    """Return the number that the next batch of a programme gets."""
    last = Participation.objects.filter(programme=programme).order_by("-batch").values_list("batch", flat=True).first()
    return (last or 0) + 1


def problems(call: Round, entries: Sequence[NamedBase], batch: int, document: str, dated: date) -> list[Problem]:
    """Return what stands against a decision: at a field, or at `entries/<id>` and its `sequence`, `name`, `region`."""
    found, rule = {candidate.entry.pk: candidate for candidate in of_call(call)}, call.definition.naming_rule
    return [
        *_head_problems(call, entries, batch, document, dated),
        *(problem for named in entries for problem in _entry_problems(named, found.get(named.entry.pk), rule)),
        *_sequence_problems(entries, rule),
        *_twice_problems(entries, rule),
    ]


def _enrol(actor: policy.Actor, naming: Naming, entries: Sequence[NamedBase]) -> None:
    for named in sorted(entries, key=lambda one: one.sequence):
        participations.enrol(
            actor=actor,
            park=named.entry.park,
            programme=naming.round.programme,
            unit=named.entry.version.filing.unit,
            batch=naming.batch,
            sequence=named.sequence,
            name_printed=named.name_printed.strip(),
            region_printed=named.region_printed.strip(),
            listed_on=naming.dated,
            document=naming.document,
            edition=naming.round.edition,
        )


def _head_problems(
    call: Round, entries: Sequence[NamedBase], batch: int, document: str, dated: date
) -> Iterator[Problem]:
    rule = call.definition.naming_rule
    if not entries:
        yield Problem("entries", _("No candidate is chosen."), rule, _("Tick at least one."))
    if Participation.objects.filter(programme=call.programme_id, batch=batch).exists():
        yield Problem(
            "batch", _("Batch %(batch)d has been named already.") % {"batch": batch}, rule, _("Take the next number.")
        )
    if not document.strip():
        yield Problem("document", _("Give the number of the document."), rule, _("It is printed on the list."))
    if dated > clock.today():
        yield Problem("dated", _("The document is dated later than today."), rule, _("Give the day printed on it."))


def _entry_problems(named: NamedBase, candidate: Candidate | None, rule: str) -> Iterator[Problem]:
    address, park = f"entries/{named.entry.pk}", {"park": named.entry.park.name}
    if candidate is None or not candidate.accepted:
        message = _("%(park)s is on no list that the ministry has accepted.") % park
        yield Problem(address, message, rule, _("File the list of the province first."))
    elif candidate.listed:
        yield Problem(address, _("%(park)s is in the programme already.") % park, rule, _("Take away the tick."))
    if not named.name_printed.strip():
        yield Problem(f"{address}/name", _("Give the name as it is to be printed."), rule)
    if not named.region_printed.strip():
        yield Problem(f"{address}/region", _("Give the region as it is to be printed."), rule)


def _sequence_problems(entries: Sequence[NamedBase], rule: str) -> Iterator[Problem]:
    counts = Counter(named.sequence for named in entries)
    for named in entries:
        if counts[named.sequence] > 1 or named.sequence < 1:
            message = _("%(sequence)d is not a place of its own on the list.") % {"sequence": named.sequence}
            yield Problem(f"entries/{named.entry.pk}/sequence", message, rule, _("Number the bases 1, 2, 3 …"))


def _twice_problems(entries: Sequence[NamedBase], rule: str) -> Iterator[Problem]:
    """A park can be on the lists of two provinces; it is named once."""
    counts = Counter(named.entry.park_id for named in entries)
    for named in entries:
        if counts[named.entry.park_id] > 1:
            message = _("%(park)s is ticked on two lists.") % {"park": named.entry.park.name}
            yield Problem(f"entries/{named.entry.pk}", message, rule, _("Keep the tick of one list."))
