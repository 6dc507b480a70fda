"""The applications of a call as province and ministry see them: age, holder, rank; and the list made from them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Min, OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.domain import regions
from common import clock, policy
from common.forms import perform
from common.lists import Choice, Column, Filter, ListPage, Text
from common.ui import Crumb
from common.views import SignedIn
from programmes.models import Programme, ReportingUnit, Round
from reports.choices import FINAL, EligibilityOutcome, FilingState
from reports.domain import application_days, applications, ranking
from reports.forms.desk import DayForm, RankForm
from reports.models import EligibilityRecord, Filing
from reports.views.finding import find_filing


def _programmes(request: Any) -> list[tuple[str, str]]:
    return [(one.pk, one.name_zh) for one in Programme.objects.visible_to(request.user)]


def _detail(row: Filing) -> str:
    return reverse("reports:filing_detail", args=[row.public_id])


def _conditions() -> Subquery:
    """Return how the park of an application stood last: when it was handed in, or after the register changed."""
    last = EligibilityRecord.objects.filter(version=OuterRef("current_version"), park=OuterRef("park"))
    return Subquery(last.order_by("-id").values("outcome")[:1])


def _waiting(row: Any) -> int | None:
    """Return for how many days an application has waited since it was first handed in; nothing once decided."""
    if row.first is None or row.state in FINAL:
        return None
    handed_in: date = row.first.astimezone(clock.CHINA).date()
    return (clock.today() - handed_in).days


class ApplicationList(ListPage):
    """Everything parks applied for, longest waiting first (EP-01)."""

    title = gettext_lazy("Applications")
    counted = gettext_lazy("%(count)s applications")
    default_sort = "first"
    columns: ClassVar[Sequence[Column]] = (
        Column("park", gettext_lazy("Park"), "filer_name", sort="park__name", head=True, link=_detail),
        Column("title", gettext_lazy("Application"), "title", sort="title"),
        Column("unit", gettext_lazy("Recommended by"), "unit__region__short_name", sort="unit__sequence"),
        Column(
            "state", gettext_lazy("State"), "state", sort="state",
            labels=dict(FilingState.choices), template="includes/state_cell.html",
        ),
        Column(
            "conditions", gettext_lazy("Conditions"), "conditions", sort="conditions",
            labels=dict(EligibilityOutcome.choices), template="reports/includes/conditions_cell.html",
        ),
        Column("holder", gettext_lazy("With"), "holder__short_name", sort="holder__short_name"),
        Column("since", gettext_lazy("Since"), "held_since", sort="held_since", classes="nw"),
        Column("first", gettext_lazy("Handed in"), "first", sort="first", classes="nw"),
        Column("waiting", gettext_lazy("Days waiting"), _waiting, numeric=True),
    )  # fmt: skip
    filters: ClassVar[Sequence[Filter]] = (
        Text("q", gettext_lazy("Search"), fields=("park__name", "title")),
        Choice("state", gettext_lazy("State"), FilingState.choices, "state"),
        Choice("conditions", gettext_lazy("Conditions"), EligibilityOutcome.choices, "conditions"),
        Choice("programme", gettext_lazy("Programme"), _programmes, "programme"),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "unit__region"),
    )

    def rows(self) -> QuerySet[Filing]:
        seen = Filing.objects.visible_to(self.actor).filter(is_application=True)
        return self._with_days(seen.filter(round__is_trial=False))

    def _with_days(self, seen: QuerySet[Filing]) -> QuerySet[Filing]:
        rows = seen.select_related("participation", "park", "unit__region", "holder")
        return rows.annotate(first=Min("versions__submitted_at"), conditions=_conditions())


class Desk(ApplicationList):
    """The applications of one call, with the day, the order and the list of the unit."""

    template_name = "reports/desk.html"
    columns = (
        *ApplicationList.columns[:1],
        *ApplicationList.columns[2:],
        Column("rank", gettext_lazy("Rank"), "rank", sort="rank", numeric=True),
    )
    filters = (*ApplicationList.filters[:3], ApplicationList.filters[4])

    def rows(self) -> QuerySet[Filing]:
        seen = Filing.objects.visible_to(self.actor).filter(is_application=True)
        return self._with_days(seen.filter(round=self._round))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self._round = call_of(self.actor, kwargs["public_id"])
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit = applications.unit_of(self.actor, self._round)
        return super().get_context_data(
            round=self._round, crumbs=crumbs(self._round), unit=unit, **(self._unit(unit) if unit else {}), **kwargs
        )

    def _unit(self, unit: ReportingUnit) -> Mapping[str, Any]:
        """Return what the unit arranges: its day, how many it recommends, and the draft of its list."""
        draft = Filing.objects.visible_to(self.actor).filter(round=self._round, form=self._round.form, unit=unit)
        return {
            "own_day": application_days.day_of(self._round, unit),
            "recommended": ranking.recommended(self._round, unit).count(),
            "draft": draft.first(),
            "owed": self._round.obligations.filter(unit=unit).first(),
        }


class UnitAct(SignedIn):
    """An act of a unit on the applications of a call: a form, then back to the desk."""

    template = "reports/desk_act.html"
    heading: Any = ""
    done: Any = ""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened, unit = self._found(public_id)
        return self._page(request, opened, self.form(opened, unit, None))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened, unit = self._found(public_id)
        form = self.form(opened, unit, request.POST)
        if form.is_valid() and self._perform(opened, unit, form):
            messages.success(request, str(self.done))
            return redirect("reports:desk", public_id=public_id)
        return self._page(request, opened, form, status=422)

    def _perform(self, opened: Round, unit: ReportingUnit, form: forms.Form) -> bool:
        def run() -> bool:
            self.run(opened, unit, form)
            return True

        return perform(form, run) is not None

    def form(self, opened: Round, unit: ReportingUnit, data: Any) -> forms.Form:
        """Return the form of the act."""
        raise NotImplementedError

    def run(self, opened: Round, unit: ReportingUnit, form: Any) -> object:
        """Do the act."""
        raise NotImplementedError

    def _found(self, public_id: UUID) -> tuple[Round, ReportingUnit]:
        opened = call_of(self.actor, public_id)
        unit = applications.unit_of(self.actor, opened)
        if unit is None:
            raise Http404
        return opened, unit

    def _page(self, request: HttpRequest, opened: Round, form: forms.Form, status: int = 200) -> HttpResponse:
        context = {
            "round": opened, "form": form, "heading": self.heading, "crumbs": crumbs(opened, str(self.heading))
        }  # fmt: skip
        return render(request, self.template, context, status=status)


class SetDay(UnitAct):
    """The unit sets the day for its applications."""

    heading = gettext_lazy("Day for applications")
    done = gettext_lazy("The day is set; it stands on the page of each application.")

    def form(self, opened: Round, unit: ReportingUnit, data: Any) -> forms.Form:
        known = application_days.day_of(opened, unit)
        return DayForm(data, initial={"due_on": known})

    def run(self, opened: Round, unit: ReportingUnit, form: Any) -> object:
        day = form.cleaned_data["due_on"]
        return application_days.set_day(actor=self.actor, opened=opened, unit=unit, due_on=day)


class Rank(UnitAct):
    """The unit puts the applications it recommends into its order."""

    heading = gettext_lazy("Order of recommendation")
    done = gettext_lazy("The order is saved.")

    def form(self, opened: Round, unit: ReportingUnit, data: Any) -> forms.Form:
        return RankForm(data, rows=list(ranking.recommended(opened, unit)))

    def run(self, opened: Round, unit: ReportingUnit, form: Any) -> object:
        return ranking.rank(actor=self.actor, opened=opened, unit=unit, places=form.places())


class BuildList(SignedIn):
    """One press takes the recommended applications over into the list."""

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.arrange_applications", (filing.round, filing.unit))
        count = ranking.build_list(actor=self.actor, filing=filing)
        text = ngettext("%(count)d application taken over.", "%(count)d applications taken over.", count)
        messages.success(request, text % {"count": count})
        return redirect("reports:filing_detail", public_id=public_id)


def call_of(actor: policy.Actor, public_id: UUID) -> Round:
    """Return a call whose applications the actor oversees, else 404."""
    rows = Round.objects.visible_to(actor).select_related("programme", "edition")
    opened = get_object_or_404(rows, public_id=public_id)
    if not applications.oversees(actor, opened):
        raise Http404
    return opened


def crumbs(opened: Round, *more: str) -> list[Crumb]:
    """Return the way to the desk of a call; the last one is the page itself."""
    page = reverse("reports:desk", args=[opened.public_id])
    way = reverse("programmes:round_detail", args=[opened.public_id])
    rows = [Crumb(opened.title, way), Crumb(_("Applications"), page if more else "")]
    return rows + [Crumb(label) for label in more]
