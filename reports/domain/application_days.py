"""The day a unit sets for the applications of a call, ahead of its own list (GB-10)."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from common import clock, policy
from common.errors import Problem, RuleViolation
from common.formats import date_text
from journal.domain import events
from programmes.models import ReportingUnit, Round
from reports.choices import FilingState
from reports.models import ApplicationDay, Filing


def day_of(opened: Round, unit: ReportingUnit) -> date | None:
    """Return the day that a unit has set, None where the day of the round holds."""
    return ApplicationDay.objects.filter(round=opened, unit=unit).values_list("due_on", flat=True).first()


@transaction.atomic
def set_day(*, actor: policy.Actor, opened: Round, unit: ReportingUnit, due_on: date) -> ApplicationDay:
    """Set or move the day for the applications of a unit; it holds for those begun already too.

    Raises `RuleViolation` when the day has passed or lies after that of the list.
    """
    policy.require(actor, "reports.arrange_applications", (opened, unit))
    _check(opened, due_on)
    values = {"due_on": due_on, "set_at": clock.now(), "set_by_id": actor.pk}
    day, _made = ApplicationDay.objects.update_or_create(round=opened, unit=unit, defaults=values)
    begun = Filing.objects.filter(round=opened, unit=unit, is_application=True)
    begun.filter(state__in=(FilingState.DRAFT, FilingState.RETURNED)).update(own_due_on=due_on)
    data = {"unit": unit.region_id, "due_on": due_on.isoformat()}
    events.record(kind="applications.day_set", actor=actor, subject=opened.as_subject(), data=data)
    return day


def _check(opened: Round, due_on: date) -> None:
    if due_on < clock.today():
        raise RuleViolation([Problem("due_on", _("The day has passed already."), remedy=_("Choose a later day."))])
    if due_on > opened.due_on:
        message = _("The list itself is due on %(day)s.") % {"day": date_text(opened.due_on)}
        raise RuleViolation([Problem("due_on", message, remedy=_("Choose an earlier day."))])
