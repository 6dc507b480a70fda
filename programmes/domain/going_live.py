"""Before a round opens: what stands in its way, whom it reaches, and the opening itself."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.choices import Role
from accounts.domain import people
from accounts.models import Organisation, Post
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from common.formats import date_text
from journal.domain import events
from programmes.choices import Level, RoundState
from programmes.domain import bodies, obligations
from programmes.domain.calendar import is_known, is_working_day
from programmes.domain.deadlines import rungs
from programmes.models import Participation, ReportingUnit, Round


@dataclass(frozen=True)
class Item:
    """One thing looked at: `done`, `warn` (it can open all the same) or `error` (it cannot)."""

    name: str
    state: str
    detail: str


@dataclass(frozen=True)
class Debtor:
    """A unit or a park that will owe the filing, and the body that owes for it; None: the register has none."""

    name: str
    body: Organisation | None


@dataclass(frozen=True)
class Reach:
    """Whom the opening tells: bodies, people with an account, and how many of them have an address for mails."""

    debtors: int
    bodies: int
    people: int
    mails: int


def checklist(opened: Round) -> list[Item]:
    """Return what is looked at before a round opens, in the order in which it is read."""
    found = debtors(opened)
    return [
        *_dates(opened),
        _item(_("Contact"), opened.contact.strip() != "", opened.contact or _("Name whom to ask (GB-33)."), "error"),
        _bodies(found),
        _officials(found),
        Item(_("Quota"), "done", _quota(opened)),
        Item(_("Reminders"), "done", _("A trial reminds nobody.") if opened.is_trial else _ladder(opened)),
    ]


def debtors(opened: Round) -> list[Debtor]:
    """Return who will owe the filing of a round; nobody where parks apply by themselves."""
    form = opened.definition.forms.get(opened.form)
    if form is None or not form.owed:
        return []
    if Level(form.filer) == Level.PARK:
        return [Debtor(one.name_printed, one.park.committee) for one in obligations.owing_parks(opened)]
    level, units = Level(form.filer), ReportingUnit.objects.filter(programme=opened.programme).select_related("region")
    acting = ((unit, bodies.bodies_at(programme=opened.programme, level=level, unit=unit)) for unit in units)
    return [Debtor(unit.region.name, found[0] if found else None) for unit, found in acting]


def reach(opened: Round) -> Reach:
    """Return whom the opening of a round tells."""
    found = debtors(opened)
    keys = {one.body.pk for one in found if one.body}
    told = people.officials_of(keys)
    return Reach(len(found), len(keys), told.count(), told.exclude(email="").count())


@transaction.atomic
def go_live(*, actor: policy.Actor, opened: Round, owing: Collection[Participation] | None = None) -> Round:
    """Open a prepared round: write down who owes what, and tell them. There is no other way to open one.

    `owing` names the parks that are asked, where not all are. Raises `RuleViolation` with all that is missing.
    """
    policy.require(actor, "programmes.open_round", opened.programme)
    missing = [Problem("", f"{one.name}：{one.detail}") for one in checklist(opened) if one.state == "error"]
    if missing:
        raise RuleViolation(missing)
    if not Round.objects.filter(pk=opened.pk, state=RoundState.PREPARING).update(state=RoundState.OPEN):
        raise ActRefused("programmes.open_round", _("This round is open already."))
    opened.refresh_from_db()
    data = {"due_on": opened.due_on.isoformat(), "overrides": opened.overrides, "trial": opened.is_trial}
    events.record(kind="round.opened", actor=actor, subject=opened.as_subject(), data=data)
    obligations.create_for(actor=actor, opened=opened, owing=owing)
    return opened


def _dates(opened: Round) -> Iterator[Item]:
    past = opened.due_on < clock.today()
    shown = _("%(opens)s to %(due)s") % {"opens": date_text(opened.opens_on), "due": date_text(opened.due_on)}
    yield _item(_("Days in order"), not past, shown if not past else _("The due day has passed already."), "error")
    for day in filter(None, (opened.due_on, opened.closes_on)):
        yield _working(day)


def _working(day: date) -> Item:
    words = {"day": date_text(day)}
    if not is_working_day(day):
        return Item(_("Working day"), "warn", _("%(day)s is no working day.") % words)
    if not is_known(day.year):
        return Item(_("Working day"), "warn", _("%(day)s: holidays of the year are not known yet.") % words)
    return Item(_("Working day"), "done", _("%(day)s is a working day.") % words)


def _bodies(found: Sequence[Debtor]) -> Item:
    missing = [one.name for one in found if one.body is None]
    text = _("All %(count)d have a body in the register.") % {"count": len(found)}
    return _item(_("Bodies"), not missing, _without(missing) if missing else text, "warn")


def _officials(found: Sequence[Debtor]) -> Item:
    keys = {one.body.pk for one in found if one.body}
    held = Post.objects.held_on(clock.today()).filter(organisation__in=keys, role=Role.OFFICIAL, user__is_active=True)
    manned = set(held.values_list("organisation", flat=True))
    missing = [one.body.short_name for one in found if one.body and one.body.pk not in manned]
    return _item(_("Accounts"), not missing, _without(missing) if missing else _("Each body has an official."), "warn")


def _without(names: Sequence[str]) -> str:
    text = ngettext("%(count)d is missing: %(names)s", "%(count)d are missing: %(names)s", len(names))
    return text % {"count": len(names), "names": "、".join(names)}


def _quota(opened: Round) -> str:
    quota = opened.quota or opened.definition.unit_quota
    return _("at most %(count)d per unit") % {"count": quota} if quota else _("none")


def _ladder(opened: Round) -> str:
    ladder = opened.definition.ladder_for(opened.form)
    found = rungs(due=opened.due_on, closes=opened.closes_on, ladder=ladder)
    return "；".join(f"{date_text(instant.astimezone(clock.CHINA).date())} {rung.name}" for instant, rung in found)


def _item(name: str, met: bool, detail: str, otherwise: str) -> Item:  # noqa: FBT001 - the fact looked at
    return Item(name, "done" if met else otherwise, detail)
