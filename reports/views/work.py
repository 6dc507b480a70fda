"""A base's plan in time: the timetable, the work of each year, and the list of work across bases (GB-20)."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.domain import regions
from common import policy
from common.forms import perform
from common.gantt import gantt
from common.lists import Choice, Column, ListPage, Text
from common.ui import Crumb
from common.views import SignedIn
from programmes.models import Participation
from reports.domain import plans, timetable, work_items
from reports.forms.plans import ConfirmForm, WorkForm
from reports.models import WorkItem
from reports.views.lists import programmes


def plan_address(item: WorkItem) -> str:
    """Return the address of the page of the base's plan."""
    return reverse("reports:plan", args=[item.participation_id])


class PlanPage(SignedIn):
    """The plan of a base in force: what is done when and by whom, how far it is, the work of each year."""

    def get(self, request: HttpRequest, base: int) -> HttpResponse:
        found = find_base(self.actor, base)
        plan = plans.in_force(found)
        times = timetable.of_version(plan.version) if plan else None
        context = {
            "base": found,
            "plan": plan,
            "times": times,
            "chart": gantt(times.data) if times else "",
            "groups": [(_("Tasks"), times.tasks), (_("Projects"), times.projects)] if times else [],
            "work": timetable.work_of(found),
            "may_break_down": bool(policy.can(self.actor, "reports.break_down_plan", found)),
            "crumbs": [Crumb(_("Work of the years"), reverse("reports:work_list")), Crumb(found.name_printed)],
        }
        return render(request, "reports/plan.html", context)


class WorkList(ListPage):
    """The work of the years, across bases."""

    title = gettext_lazy("Work of the years")
    counted = gettext_lazy("%(count)s pieces of work")
    default_sort = "starts"
    columns = (
        Column("title", gettext_lazy("Work"), "title", sort="title", head=True, link=plan_address),
        Column("base", gettext_lazy("Base"), "participation__name_printed", sort="participation__name_printed"),
        Column("year", gettext_lazy("Year"), "year", sort="year", numeric=True),
        Column("body", gettext_lazy("Responsible body"), "responsible_body", sort="responsible_body"),
        Column("person", gettext_lazy("Responsible person"), "responsible_person", sort="responsible_person"),
        Column("starts", gettext_lazy("Start"), "starts_on", sort="starts_on", classes="nw"),
        Column("ends", gettext_lazy("End"), "ends_on", sort="ends_on", classes="nw"),
    )
    filters = (
        Text("q", gettext_lazy("Work, body or person"), fields=("title", "responsible_body", "responsible_person")),
        Text("base", gettext_lazy("Base"), fields=("participation__name_printed",)),
        Text("year", gettext_lazy("Year"), fields=("year",)),
        Choice("programme", gettext_lazy("Programme"), programmes, "participation__programme"),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "participation__unit__region"),
    )

    def rows(self) -> QuerySet[WorkItem]:
        return WorkItem.objects.visible_to(self.actor).select_related("participation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=[Crumb(str(self.title))], **kwargs)


class WorkPage(SignedIn):
    """A form about the work of a year; GET shows it, POST does it."""

    heading: str | Promise = ""
    done: str | Promise = ""

    def get(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        policy.require(self.actor, "reports.break_down_plan", self.base)
        return self._page(request, self.form(None))

    def post(self, request: HttpRequest, **_address: Any) -> HttpResponse:
        policy.require(self.actor, "reports.break_down_plan", self.base)
        form = self.form(request.POST)
        if form.is_valid() and perform(form, lambda: (self.run(form), True)) is not None:
            messages.success(request, str(self.done))
            return redirect("reports:plan", base=self.base.pk)
        return self._page(request, form, status=422)

    @cached_property
    def base(self) -> Participation:
        """Return the base whose work it is."""
        return find_base(self.actor, self.kwargs["base"])

    def form(self, data: Any) -> Any:
        """Return the form."""
        return WorkForm(data, base=self.base)

    def run(self, form: Any) -> object:
        """Do the act."""
        raise NotImplementedError

    def _page(self, request: HttpRequest, form: Any, status: int = 200) -> HttpResponse:
        back = reverse("reports:plan", args=[self.base.pk])
        crumbs = [Crumb(self.base.name_printed, back), Crumb(str(self.heading))]
        context = {"base": self.base, "form": form, "heading": self.heading, "back": back, "crumbs": crumbs}
        return render(request, "reports/work_form.html", context, status=status)


class AddWork(WorkPage):
    """Enter work of a year."""

    heading = gettext_lazy("Enter work of a year")
    done = gettext_lazy("The work stands in the list of its year.")

    def run(self, form: Any) -> object:
        return work_items.add_item(actor=self.actor, base=self.base, stated=form.stated())


class _OnItem(WorkPage):
    @cached_property
    def item(self) -> WorkItem:
        """Return the work the actor sees, else 404."""
        rows = WorkItem.objects.visible_to(self.actor).select_related("participation__park__committee")
        found: WorkItem = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    @cached_property
    def base(self) -> Participation:
        return self.item.participation


class ChangeWork(_OnItem):
    """State work of a year anew."""

    heading = gettext_lazy("Change work of a year")
    done = gettext_lazy("The work is changed.")

    def form(self, data: Any) -> Any:
        return WorkForm(data, base=self.base, initial=vars(self.item))

    def run(self, form: Any) -> object:
        return work_items.change_item(actor=self.actor, item=self.item, stated=form.stated())


class RemoveWork(_OnItem):
    """Take work of a year off."""

    heading = gettext_lazy("Take work of a year off")
    done = gettext_lazy("The work was taken off the list.")

    def form(self, data: Any) -> Any:
        return ConfirmForm(data)

    def run(self, form: Any) -> object:  # noqa: ARG002 - nothing is asked
        return work_items.remove_item(actor=self.actor, item=self.item)


def find_base(actor: policy.Actor, pk: int) -> Participation:
    """Return a base the actor sees, else 404."""
    rows = Participation.objects.visible_to(actor).select_related("programme", "park__committee", "unit__region")
    found: Participation = get_object_or_404(rows, pk=pk)
    return found
