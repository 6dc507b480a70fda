"""The timetable of a plan: its tasks and projects in time, with what the reports say of each (GB-20)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from common import clock
from common.gantt import GanttData, GanttRow
from programmes.models import Participation
from reports.models import FilingVersion, PlanProject, PlanTask, Progress, WorkItem

DONE = frozenset({"done", "accepted"})
LATE = frozenset({"delayed", "stopped"})
WAITING = frozenset({"preparing", "not_started"})


@dataclass(frozen=True)
class Line:
    """A task or project with its period, who answers for it, and how far it is said to be."""

    key: UUID
    name: str
    body: str
    person: str
    starts_on: date | None
    ends_on: date | None
    investment: Decimal | None
    said: Progress | None

    @property
    def amount(self) -> str:
        """Return the investment in 万元 as it was given."""
        return f"{self.investment.normalize():f}" if self.investment else ""

    @property
    def is_overdue(self) -> bool:
        """Say whether it should have been done by now and no report says so."""
        return self.ends_on is not None and self.ends_on < clock.today() and not self.is_done

    @property
    def is_done(self) -> bool:
        return self.said is not None and self.said.status in DONE

    @property
    def tone(self) -> str:
        """Return good, late, todo or "" for what is under way."""
        if self.is_done:
            return "good"
        if self.is_overdue or (self.said and self.said.status in LATE):
            return "late"
        return "todo" if self.said is None or self.said.status in WAITING else ""

    @property
    def word(self) -> str:
        """Return how far it is in a word."""
        if self.is_done:
            return pgettext("progress", "Done")
        if self.is_overdue:
            return pgettext("progress", "Overdue")
        if self.said is None:
            return pgettext("progress", "Not reported")
        if self.said.status in LATE:
            return pgettext("progress", "Delayed")
        return pgettext("progress", "Not begun") if self.said.status in WAITING else pgettext("progress", "Under way")


@dataclass(frozen=True)
class Timetable:
    """The lines of a plan and what the picture says in a sentence."""

    tasks: Sequence[Line]
    projects: Sequence[Line]

    @property
    def data(self) -> GanttData:
        """Return what is drawn: tasks first, projects below."""
        rows = [*_rows(_("Tasks"), self.tasks), *_rows(_("Projects"), self.projects)]
        return GanttData(self.sentence, rows, clock.today())

    @property
    def sentence(self) -> str:
        lines = [*self.tasks, *self.projects]
        done = sum(line.is_done for line in lines)
        late = sum(line.tone == "late" for line in lines)
        text = ngettext(
            "%(all)d task or project, of which %(done)d are done and %(late)d are late.",
            "%(all)d tasks and projects, of which %(done)d are done and %(late)d are late.",
            len(lines),
        )
        return text % {"all": len(lines), "done": done, "late": late}


@dataclass(frozen=True)
class Work:
    """Work of a year and what the report of the year says of it."""

    item: WorkItem
    line: Line


def of_version(version: FilingVersion) -> Timetable:
    """Return the timetable of a version of a plan, with what the reports of the base say until now."""
    said = _said(version.filing.participation)
    tasks = [_task(one, said) for one in PlanTask.objects.filter(version=version)]
    projects = [_project(one, said) for one in PlanProject.objects.filter(version=version)]
    return Timetable(tasks, projects)


def work_of(base: Participation) -> list[Work]:
    """Return the work of all years with its progress, latest year first."""
    said = _said(base)
    rows = WorkItem.objects.filter(participation=base).order_by("-year", "starts_on", "id")
    return [Work(one, _item(one, said)) for one in rows]


def _said(base: Participation | None) -> Mapping[UUID, Progress]:
    """Return what the latest report that stands says, by key."""
    if base is None:
        return {}
    rows = Progress.objects.filter(version__current_of__participation=base).order_by("year", "id")
    return {one.key: one for one in rows}


def _task(one: PlanTask, said: Mapping[UUID, Progress]) -> Line:
    days = one.starts_on, one.ends_on
    return Line(one.key, one.task, one.responsible_body, one.responsible_person, *days, None, said.get(one.key))


def _project(one: PlanProject, said: Mapping[UUID, Progress]) -> Line:
    return Line(one.key, one.name, one.body, "", one.starts_on, one.ends_on, one.investment, said.get(one.key))


def _item(one: WorkItem, said: Mapping[UUID, Progress]) -> Line:
    days = one.starts_on, one.ends_on
    known = said.get(one.public_id)
    return Line(one.public_id, one.title, one.responsible_body, one.responsible_person, *days, None, known)


def _rows(heading: str, lines: Sequence[Line]) -> Iterator[GanttRow]:
    if lines:
        yield GanttRow(heading, heading=True)
    for line in lines:
        yield GanttRow(line.name, line.starts_on, line.ends_on, line.tone, line.word)
