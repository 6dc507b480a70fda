"""The public notice of the candidates: its list is frozen when it opens (GB-15)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.domain.candidates import Candidate, demands_review
from evaluations.models import NoticeExtension, PublicNotice
from journal.domain import events
from programmes.domain.calendar import add_working_days
from programmes.models import Round


@transaction.atomic
def open_notice(
    *,
    actor: policy.Actor,
    round: Round,  # noqa: A002 - the word of the programme
    title: str,
    text: str,
    opens_on: date,
    closes_on: date,
    phone: str,
    address: str,
    email: str,
    candidates: Sequence[Candidate],
    corrects: PublicNotice | None = None,
    correction: str = "",
) -> PublicNotice:
    """Put the candidates before the public from the first to the last day, both whole.

    The list is copied and sealed with a digest; what changes later changes no notice. A notice that `corrects` an
    earlier one says what is corrected, runs for the whole window and takes its place; objections to the earlier one
    are still to be answered. Raises `RuleViolation` for a past opening, a window shorter than the programme's, an
    empty list, a list that the ministry has not accepted or a candidate whom no expert has reviewed.
    """
    policy.require(actor, "evaluations.open_notice", round)
    if corrects:
        policy.require(actor, "evaluations.correct_notice", corrects)
    _check(round, opens_on, closes_on, candidates)
    _check_correction(round, corrects, correction)
    entries = frozen(candidates)
    notice = PublicNotice.objects.create(
        round=round,
        title=title,
        text=text,
        opens_on=opens_on,
        closes_on=closes_on,
        phone=phone,
        address=address,
        email=email,
        entries=entries,
        digest=digest(entries),
        opened_by_id=actor.pk,
        opened_at=clock.now(),
        corrects=corrects,
        correction=correction.strip(),
    )
    events.record(
        kind="notice.corrected" if corrects else "notice.opened",
        actor=actor,
        subject=notice.as_subject(),
        basis=_rule(round),
        reason=notice.correction,
        data={"digest": notice.digest},
    )
    return notice


@transaction.atomic
def extend_notice(*, actor: policy.Actor, notice: PublicNotice, closes_on: date, reason: str) -> NoticeExtension:
    """Let a notice that is not over run longer, with a reason. The list stays as it was frozen.

    Raises `RuleViolation` for a day that is not later than the present one, or without a reason.
    """
    rows = PublicNotice.objects.select_for_update(of=("self",)).select_related("round__programme", "round__edition")
    locked = rows.get(pk=notice.pk)
    policy.require(actor, "evaluations.extend_notice", locked)
    _check_extension(locked, closes_on, reason)
    extension = NoticeExtension.objects.create(
        notice=locked,
        closed_before=locked.closes_on,
        closes_on=closes_on,
        reason=reason.strip(),
        extended_by_id=actor.pk,
        extended_at=clock.now(),
    )
    PublicNotice.objects.filter(pk=locked.pk).update(closes_on=closes_on)
    events.record(
        kind="notice.extended",
        actor=actor,
        subject=locked.as_subject(),
        basis=_rule(locked.round),
        reason=extension.reason,
        data={"from": extension.closed_before.isoformat(), "to": closes_on.isoformat()},
    )
    return extension


def frozen(candidates: Sequence[Candidate]) -> list[dict[str, str | int]]:
    """Return the rows of the notice: place, name and recommending region as printed, and whom they mean."""
    return [
        {
            "sequence": place,
            "name": one.name_printed,
            "region": one.region_printed,
            "unit": one.entry.version.filing.unit.region_id,
            "park": str(one.entry.park.public_id),
        }
        for place, one in enumerate(candidates, start=1)
    ]


def of_call(round: Round) -> list[PublicNotice]:  # noqa: A002
    """Return the notices of a call, the latest first, each with the one that corrects it."""
    return list(round.notices.select_related("corrected_by").order_by("-opens_on", "-id"))


def standing(round: Round) -> list[PublicNotice]:  # noqa: A002
    """Return the notices of a call that no later one corrects, in the order of their opening."""
    return list(round.notices.filter(corrected_by__isnull=True).order_by("opens_on", "id"))


def names(notice: PublicNotice, candidate: Candidate) -> bool:
    """Say whether a candidate stands on the frozen list of a notice."""
    filing, park = candidate.entry.version.filing, str(candidate.entry.park.public_id)
    return any((one.get("unit"), one.get("park")) == (filing.unit.region_id, park) for one in notice.entries)


def digest(entries: Sequence[dict[str, str | int]]) -> str:
    """Return the sha256 of the rows as canonical JSON."""
    canonical = json.dumps(list(entries), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def shortest_window(round: Round) -> int:  # noqa: A002
    """Return the days that a notice of this programme lasts at least."""
    rule = round.definition.public_notice
    return rule.days if rule else 1


def shortest_end(round: Round, opens_on: date) -> date:  # noqa: A002
    """Return the earliest last day of a notice that opens on a day: working days where the programme counts them."""
    rule, days = round.definition.public_notice, shortest_window(round)
    if rule and rule.working:
        return add_working_days(opens_on - timedelta(days=1), days)
    return last_day(opens_on, days)


def last_day(opens_on: date, days: int) -> date:
    """Return the last day of a window of so many days; the first one counts."""
    return opens_on + timedelta(days=days - 1)


def is_running(notice: PublicNotice, day: date) -> bool:
    """Say whether objections are taken on a day; the first and the last day count."""
    return notice.opens_on <= day <= notice.closes_on


def _check(opened: Round, opens_on: date, closes_on: date, candidates: Sequence[Candidate]) -> None:
    problems, rule = [], _rule(opened)
    if opens_on < clock.today():
        problems.append(Problem("opens_on", _("The notice would open in the past."), rule, _("Choose today or later.")))
    least = shortest_window(opened)
    if closes_on < shortest_end(opened, opens_on):
        message = _("The notice lasts at least %(days)d days.") % {"days": least}
        problems.append(Problem("closes_on", message, rule, _("Choose a later day.")))
    if not candidates:
        problems.append(Problem("candidates", _("No candidate is chosen."), rule, _("Tick at least one.")))
    problems += [_not_accepted(one, rule) for one in candidates if not one.accepted]
    problems += [Problem("candidates", f"{one.entry.park.name}：{one.unfit}", rule) for one in candidates if one.unfit]
    problems += [problem for one in candidates if one.accepted and (problem := _not_reviewed(opened, one))]
    if problems:
        raise RuleViolation(problems)


def _not_accepted(candidate: Candidate, rule: str) -> Problem:
    message = _("%(park)s is on no list that the ministry has accepted.") % {"park": candidate.entry.park.name}
    return Problem("candidates", message, rule, _("File the list of the province first."))


def _not_reviewed(opened: Round, candidate: Candidate) -> Problem | None:
    """Experts review before the notice; against their word a candidate stands in it only if it was staged (GB-14)."""
    rule = demands_review(opened.definition)
    if not rule or candidate.is_recommended or (candidate.review and candidate.is_taken_up):
        return None
    park = {"park": candidate.entry.park.name}
    if candidate.review is None:
        message = _("The result of the expert review of %(park)s is not recorded.") % park
        return Problem("candidates", message, rule, _("Record it first."))
    message = _("The experts did not recommend %(park)s.") % park
    return Problem("candidates", message, rule, _("Take away the tick, or decide to take it up and say why."))


def _check_correction(opened: Round, corrects: PublicNotice | None, correction: str) -> None:
    problems = []
    if corrects and corrects.round_id != opened.pk:
        problems.append(Problem("corrects", _("This notice belongs to another call.")))
    if corrects and not correction.strip():
        remedy = _("Readers of the earlier notice see it.")
        problems.append(Problem("correction", _("Say what is corrected."), _rule(opened), remedy))
    if problems:
        raise RuleViolation(problems)


def _check_extension(notice: PublicNotice, closes_on: date, reason: str) -> None:
    problems = []
    if closes_on <= notice.closes_on:
        message = _("An extension ends after the present last day, %(day)s.") % {"day": notice.closes_on.isoformat()}
        problems.append(Problem("closes_on", message, _rule(notice.round), _("Choose a later day.")))
    if not reason.strip():
        problems.append(Problem("reason", _("Say why the notice runs longer."), remedy=_("It is printed with it.")))
    if problems:
        raise RuleViolation(problems)


def _rule(opened: Round) -> str:
    """Return the rule under which the programme demands a notice."""
    notice = opened.definition.public_notice
    return notice.rule if notice else opened.definition.naming_rule
