"""Breaking a plan down: the work of a year with dates, responsible body and person (GB-20)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from common import policy
from common.errors import Problem, RuleViolation
from journal.domain import events
from programmes.models import Participation
from reports.domain import plans
from reports.models import PlanProject, PlanTask, WorkItem

RULE = "GB-20"


@dataclass(frozen=True)
class Stated:
    """What is said of a piece of work; its year is that of its dates."""

    plan_key: UUID
    title: str
    responsible_body: str
    responsible_person: str
    starts_on: date
    ends_on: date


@transaction.atomic
def add_item(*, actor: policy.Actor, base: Participation, stated: Stated) -> WorkItem:
    """Enter work of a year. Raises `RuleViolation` for days out of order, in two years, or work that is there."""
    policy.require(actor, "reports.break_down_plan", base)
    _check(base, stated, None)
    item = WorkItem.objects.create(participation=base, year=stated.starts_on.year, **vars(stated))
    _record("work.added", actor, item)
    return item


@transaction.atomic
def change_item(*, actor: policy.Actor, item: WorkItem, stated: Stated) -> WorkItem:
    """State work of a year anew; the same is demanded as when it is entered."""
    locked = WorkItem.objects.select_for_update().get(pk=item.pk)
    base = locked.participation
    policy.require(actor, "reports.break_down_plan", base)
    _check(base, stated, locked)
    for name, value in {**vars(stated), "year": stated.starts_on.year}.items():
        setattr(locked, name, value)
    locked.save()
    _record("work.changed", actor, locked)
    return locked


@transaction.atomic
def remove_item(*, actor: policy.Actor, item: WorkItem) -> None:
    """Take work of a year off; the journal keeps what it was."""
    policy.require(actor, "reports.break_down_plan", item.participation)
    _record("work.removed", actor, item)
    item.delete()


def choices(base: Participation) -> list[tuple[str, str]]:
    """Return key and name of the tasks and projects of the plan in force."""
    plan = plans.in_force(base)
    if plan is None:
        return []
    tasks = PlanTask.objects.filter(version=plan.version_id).values_list("key", "task")
    projects = PlanProject.objects.filter(version=plan.version_id).values_list("key", "name")
    return [(str(key), name) for key, name in [*tasks, *projects]]


def _check(base: Participation, stated: Stated, item: WorkItem | None) -> None:
    problems = list(_problems(base, stated, item))
    if problems:
        raise RuleViolation(problems)


def _problems(base: Participation, stated: Stated, item: WorkItem | None) -> Iterator[Problem]:
    if str(stated.plan_key) not in dict(choices(base)):
        yield Problem("plan_key", _("Choose a task or project of the plan in force."), RULE)
    if stated.ends_on < stated.starts_on:
        yield Problem("ends_on", _("The end lies before the start."), RULE, _("Mend one of the two days."))
    elif stated.ends_on.year != stated.starts_on.year:
        remedy = _("Enter what goes on longer once for each year.")
        yield Problem("ends_on", _("Start and end lie in two years."), RULE, remedy)
    same = WorkItem.objects.filter(participation=base, year=stated.starts_on.year, title=stated.title)
    if (same.exclude(pk=item.pk) if item else same).exists():
        yield Problem("title", _("This work stands in the list of the year already."), RULE)


def _record(kind: str, actor: policy.Actor, item: WorkItem) -> None:
    events.record(
        kind=kind,
        actor=actor,
        subject=item.as_subject(),
        basis=RULE,
        data={
            "year": item.year,
            "title": item.title,
            "responsible_body": item.responsible_body,
            "responsible_person": item.responsible_person,
            "starts_on": item.starts_on.isoformat(),
            "ends_on": item.ends_on.isoformat(),
        },
    )
