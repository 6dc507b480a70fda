"""What the ministry means to decide, kept in the database: seen by all its officials, undone at will, not yet told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from common.subjects import Subject
from evaluations.choices import Verdict
from evaluations.domain import conditions
from evaluations.domain.candidates import Candidate, of_call
from evaluations.models import StagedDecision
from journal.domain import events
from programmes.models import Round


@dataclass(frozen=True)
class Choice:
    """What somebody chose for a candidate; without verdict the staged decision is taken back.

    `base_version` is the version that was shown to whoever chose; 0 when nothing was staged.
    """

    candidate: Candidate
    verdict: str
    reason: str = ""
    sequence: int | None = None
    name_printed: str = ""
    region_printed: str = ""
    base_version: int = 0

    @property
    def address(self) -> str:
        return f"candidates/{self.candidate.entry.pk}"

    @property
    def columns(self) -> dict[str, object]:
        """Return what is stored of it."""
        taken = self.verdict == Verdict.TAKE_UP
        return {
            "verdict": self.verdict,
            "reason": self.reason.strip(),
            "sequence": self.sequence if taken else None,
            "name_printed": (self.name_printed.strip() or self.candidate.name_printed) if taken else "",
            "region_printed": (self.region_printed.strip() or self.candidate.region_printed) if taken else "",
        }

    def differs(self) -> bool:
        """Say whether it changes what was staged when it was read."""
        staged = self.candidate.staged
        if staged is None or not self.verdict:
            return bool(self.verdict) or staged is not None
        return any(getattr(staged, name) != value for name, value in self.columns.items())


@transaction.atomic
def stage(*, actor: policy.Actor, round: Round, choices: Sequence[Choice]) -> int:  # noqa: A002
    """Keep what is meant to be decided on candidates; return how many changed. All or nothing.

    Raises `RuleViolation` at `candidates/<id>` and its `/reason`, `/sequence`: for one that cannot be taken up, or
    whose conditions for applying stand open, for a decline without reason, for a place taken twice, and for one that
    somebody else changed in the meantime.
    """
    call = _lock(actor, round)
    changed = [choice for choice in _renewed(call, choices) if choice.differs()]
    if problems := [*_problems(call, changed), *_places_taken(call, changed)]:
        raise RuleViolation(problems)
    for choice in changed:
        _keep(actor, call, choice)
    if changed:
        _record("decisions.staged", actor, call, len(changed))
    return len(changed)


@transaction.atomic
def undo_all(*, actor: policy.Actor, round: Round) -> int:  # noqa: A002
    """Take back everything that was staged in a call and not released; return how many decisions that were."""
    call = _lock(actor, round)
    undone, _rows = StagedDecision.objects.filter(round=call, released_at__isnull=True).delete()
    if undone:
        _record("decisions.unstaged", actor, call, undone)
    return undone


def take_off(*, actor: policy.Actor, candidate: Candidate, reason: str) -> bool:
    """Decline a candidate that was staged to be taken up, inside another act; False when it was not."""
    staged = candidate.staged
    if staged is None or staged.verdict != Verdict.TAKE_UP or staged.released_at:
        return False
    call = Round.objects.get(pk=staged.round_id)
    choice = Choice(candidate, Verdict.DECLINE, reason, base_version=staged.version)
    _keep(actor, call, choice)
    _record("decisions.staged", actor, call, 1)
    return True


def digest(call: Round) -> str:
    """Return what tells one state of the staging from another: a release names the state that was looked at."""
    rows = StagedDecision.objects.filter(round=call).order_by("pk").values_list("pk", "version")
    return sha256(repr(list(rows)).encode()).hexdigest()


def places(taken: Sequence[Candidate]) -> list[tuple[int, Candidate]]:
    """Return the candidates to be taken up with their places: those chosen, and the free ones in order for the rest."""
    chosen = {one.staged.sequence for one in taken if one.staged and one.staged.sequence}
    free = iter([place for place in range(1, len(taken) + len(chosen) + 1) if place not in chosen])
    placed = [((one.staged.sequence if one.staged else None) or next(free), one) for one in taken]
    return sorted(placed, key=lambda row: row[0])


def subject_of(call: Round) -> Subject:
    """Return under what the journal keeps the staging: nothing by which a province or a park finds it."""
    return Subject("evaluations.staging", call.pk, call.title, programme=call.programme_id)


def _lock(actor: policy.Actor, opened: Round) -> Round:
    call = Round.objects.select_for_update(of=("self",)).select_related("programme", "edition").get(pk=opened.pk)
    policy.require(actor, "evaluations.stage_decisions", call)
    return call


def _renewed(call: Round, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices about the candidates as they stand now; one that is none any more keeps its old row."""
    now = {one.key: one for one in of_call(call)}
    return [_about(choice, now) for choice in choices]


def _about(choice: Choice, now: Mapping[tuple[int, int], Candidate]) -> Choice:
    candidate = now.get(choice.candidate.key, choice.candidate)
    return Choice(**{**choice.__dict__, "candidate": candidate})


def _keep(actor: policy.Actor, call: Round, choice: Choice) -> None:
    staged = choice.candidate.staged
    if not choice.verdict:
        if staged:
            StagedDecision.objects.filter(pk=staged.pk, released_at__isnull=True).delete()
        return
    unit, park = choice.candidate.key
    StagedDecision.objects.update_or_create(
        round=call,
        unit_id=unit,
        park_id=park,
        defaults={
            **choice.columns,
            "version": choice.base_version + 1,
            "staged_by_id": actor.pk,
            "staged_at": clock.now(),
        },
    )


def _problems(call: Round, changed: Sequence[Choice]) -> list[Problem]:
    rule = call.definition.naming_rule
    return [
        problem
        for choice in changed
        for problem in (
            _stale(choice),
            _not_to_take_up(choice, rule),
            *_conditions_open(choice),
            _reason_missing(choice, rule),
        )
        if problem
    ]


def _conditions_open(choice: Choice) -> Iterator[Problem]:
    return conditions.problems_of(choice.candidate) if choice.verdict == Verdict.TAKE_UP else iter(())


def _stale(choice: Choice) -> Problem | None:
    staged = choice.candidate.staged
    if (staged.version if staged else 0) == choice.base_version:
        return None
    if staged is None:
        return Problem(choice.address, _("The decision was taken back in the meantime."), remedy=_("Look at it again."))
    values = {"who": staged.staged_by.name, "verdict": staged.get_verdict_display()}
    message = _("%(who)s changed this in the meantime to “%(verdict)s”.") % values
    return Problem(choice.address, message, remedy=_("Look at it again and choose anew."))


def _not_to_take_up(choice: Choice, rule: str) -> Problem | None:
    candidate, park = choice.candidate, {"park": choice.candidate.entry.park.name}
    if choice.verdict != Verdict.TAKE_UP or candidate.can_be_named:
        return None
    if candidate.unfit:
        return Problem(choice.address, f"{candidate.entry.park.name}：{candidate.unfit}", rule)
    if candidate.listed:
        return Problem(choice.address, _("%(park)s is in the programme already.") % park, rule)
    if candidate.refused:
        message = _("%(park)s stands above the quota, and the excess was refused.") % park
        return Problem(choice.address, message, rule)
    message = _("%(park)s is on no list that the ministry has accepted.") % park
    return Problem(choice.address, message, rule, _("File the list of the province first."))


def _reason_missing(choice: Choice, rule: str) -> Problem | None:
    if choice.reason.strip():
        return None
    address = f"{choice.address}/reason"
    if choice.verdict == Verdict.DECLINE:
        return Problem(address, _("Say why it is not taken up."), rule, _("The province reads it after the release."))
    review = choice.candidate.review
    if choice.verdict == Verdict.TAKE_UP and review and not choice.candidate.is_recommended:
        message = _("The experts did not recommend it: say why it is taken up.")
        return Problem(address, message, rule)
    return None


def _places_taken(call: Round, changed: Sequence[Choice]) -> list[Problem]:
    """A place on the list belongs to one candidate, whoever staged it."""
    keys = {choice.candidate.key for choice in changed}
    rows = StagedDecision.objects.filter(round=call, sequence__isnull=False)
    taken = {row.sequence for row in rows if (row.unit_id, row.park_id) not in keys}
    problems = []
    for choice in changed:
        place = choice.sequence if choice.verdict == Verdict.TAKE_UP else None
        if place in taken:
            message = _("%(place)d is taken on the list.") % {"place": place}
            problems.append(Problem(f"{choice.address}/sequence", message, remedy=_("Choose another place.")))
        taken |= {place} if place else set()
    return problems


def _record(kind: str, actor: policy.Actor, call: Round, count: int) -> None:
    rule = call.definition.naming_rule
    events.record(kind=kind, actor=actor, subject=subject_of(call), basis=rule, data={"count": count})
