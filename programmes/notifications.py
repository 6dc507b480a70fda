"""What is told about obligations: to whom follows from the reminder's audience in the definition."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.domain import people
from accounts.models import Organisation, User
from journal.domain import notifications
from journal.models import Event
from parks.notifications import CHANGES, KIND, TEMPLATE
from parks.notifications import link as incident_page
from programmes.choices import Level, ParticipationState
from programmes.domain import going_live
from programmes.domain.bodies import bodies_at
from programmes.models import Obligation, Participation, Round


def reminded(event: Event) -> Iterable[User]:
    """Return the officials of the levels that this rung of the ladder addresses."""
    obligation = _obligation(event)
    levels = obligation.round.definition.audience(obligation.form, event.data["step"])
    bodies = {body.pk for level in levels for body in _bodies(obligation, Level(level))}
    return people.officials_of(bodies)


def debtor(event: Event) -> Iterable[User]:
    return people.officials_of({_obligation(event).debtor_id})


def owing(event: Event) -> Iterable[User]:
    """Return the officials of the bodies that owe a filing in the round; who filed it on paper owes nothing.

    A trial is owed by nobody: it is told to those who would owe.
    """
    opened = Round.objects.select_related("programme", "edition").get(pk=event.subject_id)
    if opened.is_trial:
        return people.officials_of({one.body.pk for one in going_live.debtors(opened) if one.body})
    owed = Obligation.objects.filter(round=event.subject_id).open()
    return people.officials_of(owed.values_list("debtor", flat=True))


def running(event: Event) -> Iterable[User]:
    """Return the officials of province and ministry in every programme that the park of an incident takes part in."""
    inside = Participation.objects.filter(park=event.park_id).exclude(state=ParticipationState.WITHDRAWN)
    found = {
        body.pk
        for base in inside.select_related("programme", "unit")
        for level in (Level.PROVINCE, Level.MINISTRY)
        for body in bodies_at(programme=base.programme, level=level, unit=base.unit)
    }
    return people.officials_of(found)


def _bodies(obligation: Obligation, level: Level) -> list[Organisation]:
    own = Level.PARK if obligation.participation else Level.PROVINCE
    if level == own:
        return [obligation.debtor]
    return bodies_at(programme=obligation.programme, level=level, unit=obligation.unit)


def _obligation(event: Event) -> Obligation:
    rows = Obligation.objects.select_related(
        "programme", "debtor", "unit", "participation__park__committee", "round__edition"
    )
    return rows.get(pk=event.subject_id)


def round_link(event: Event) -> str:
    return reverse("programmes:round_detail", args=[Round.objects.get(pk=event.subject_id).public_id])


def link(event: Event) -> str:
    return reverse("programmes:obligation_detail", args=[event.subject_id])


notifications.register("round.opened", kind="round", recipients=owing, link=round_link, template="round_opened")
notifications.register(
    "obligation.reminded", kind="reminder", recipients=reminded, link=link, template="obligation_reminded"
)
notifications.register(
    "obligation.extended", kind="extension", recipients=debtor, link=link, template="obligation_extended"
)
for _change in CHANGES:
    notifications.register(_change, kind=KIND, recipients=running, link=incident_page, template=TEMPLATE)
