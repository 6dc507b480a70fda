"""The public notice of the candidates: its list is frozen when it opens (GB-15)."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from evaluations.domain.candidates import Candidate
from evaluations.models import PublicNotice
from journal.domain import events
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
) -> PublicNotice:
    """Put the candidates before the public from the first to the last day, both whole.

    The list is copied and sealed with a digest; what changes later changes no notice. Raises `RuleViolation` for a
    past opening, a window shorter than the programme's, an empty list or a list that the ministry has not accepted.
    """
    policy.require(actor, "evaluations.open_notice", round)
    _check(round, opens_on, closes_on, candidates)
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
    )
    events.record(
        kind="notice.opened",
        actor=actor,
        subject=notice.as_subject(),
        basis=_rule(round),
        data={"digest": notice.digest},
    )
    return notice


def frozen(candidates: Sequence[Candidate]) -> list[dict[str, str | int]]:
    """Return the rows of the notice: place, name and recommending region as printed."""
    return [
        {"sequence": place, "name": one.name_printed, "region": one.region_printed}
        for place, one in enumerate(candidates, start=1)
    ]


def digest(entries: Sequence[dict[str, str | int]]) -> str:
    """Return the sha256 of the rows as canonical JSON."""
    canonical = json.dumps(list(entries), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def shortest_window(round: Round) -> int:  # noqa: A002
    """Return the days that a notice of this programme lasts at least."""
    rule = round.definition.public_notice
    return rule.days if rule else 1


def last_day(opens_on: date, days: int) -> date:
    """Return the last day of a window of so many days; the first one counts."""
    return opens_on + timedelta(days=days - 1)


def is_running(notice: PublicNotice, day: date) -> bool:
    """Say whether objections are taken on a day; the first and the last day count."""
    return notice.opens_on <= day <= notice.closes_on


def last_of(round: Round) -> PublicNotice | None:  # noqa: A002
    """Return the notice of a call that closes last."""
    return round.notices.order_by("-closes_on", "-id").first()


def _check(opened: Round, opens_on: date, closes_on: date, candidates: Sequence[Candidate]) -> None:
    problems, rule = [], _rule(opened)
    if opens_on < clock.today():
        problems.append(Problem("opens_on", _("The notice would open in the past."), rule, _("Choose today or later.")))
    least = shortest_window(opened)
    if closes_on < last_day(opens_on, least):
        message = _("The notice lasts at least %(days)d days.") % {"days": least}
        problems.append(Problem("closes_on", message, rule, _("Choose a later day.")))
    if not candidates:
        problems.append(Problem("candidates", _("No candidate is chosen."), rule, _("Tick at least one.")))
    problems += [_not_accepted(one, rule) for one in candidates if not one.accepted]
    if problems:
        raise RuleViolation(problems)


def _not_accepted(candidate: Candidate, rule: str) -> Problem:
    message = _("%(park)s is on no list that the ministry has accepted.") % {"park": candidate.entry.park.name}
    return Problem("candidates", message, rule, _("File the list of the province first."))


def _rule(opened: Round) -> str:
    """Return the rule under which the programme demands a notice."""
    notice = opened.definition.public_notice
    return notice.rule if notice else opened.definition.naming_rule
