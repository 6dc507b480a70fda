"""The board of a call: every reporting unit with the state of its list, and the button that reminds it."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common import clock
from common.errors import RuleViolation
from common.forms import worded
from common.lists import Choice, Column, Flag, ListPage, Rows, Text
from common.statuses import status
from evaluations.domain import excess, unit_board
from evaluations.views.calls import OneCall
from programmes.models import ReportingUnit
from reports.models import FilingVersion

STATES = {code: status(code).word for code in unit_board.STATES}


def _filing(row: Any) -> str:
    return reverse("reports:filing_detail", args=[row.filing_public_id]) if row.filing_public_id else ""


class CallBoard(OneCall, ListPage):
    """All units of a call: who has not begun, who handed in and when, what came back, what was accepted."""

    template_name = "evaluations/call_board.html"
    counted = _("%(count)s reporting units")
    default_sort = "unit"
    columns = (
        Column("unit", _("Unit"), "region__short_name", sort="sequence", head=True, link=_filing, classes="nw"),
        Column(
            "state", _("State"), "state", sort="state", labels=STATES, template="evaluations/includes/unit_state.html"
        ),
        Column("submitted_at", _("Handed in"), "submitted_at", sort="submitted_at", classes="nw"),
        Column("holder", _("With"), "holder", sort="holder"),
        Column("since", _("Since"), "since", sort="since", classes="nw"),
        Column("candidates", _("Candidates"), "candidates", sort="candidates", numeric=True),
        Column(
            "excess",
            _("Above the quota"),
            "excess",
            sort="excess",
            numeric=True,
            template="evaluations/includes/unit_excess.html",
        ),
        Column("justification", _("Justification"), "justification", exported=False),
        Column("reminded_at", _("Reminded"), "reminded_at", sort="reminded_at", classes="nw"),
        Column("act", _("Remind"), lambda _row: "", template="evaluations/includes/unit_act.html", exported=False),
    )
    filters = (
        Text("q", _("Unit"), fields=("region__name", "region__short_name")),
        Choice("state", _("State"), tuple(STATES.items()), "state"),
        Flag("owing", _("Owes its list"), lambda: Q(state__in=unit_board.OWING)),
        Flag("over", _("Above the quota"), lambda: Q(excess__gt=0)),
    )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        return self.back() if self.call.acceptance else super().get(request, *args, **kwargs)

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.call.title

    def rows(self) -> Rows:
        return unit_board.units_of(self.call)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            call=self.call,
            tabs=self.tabs,
            crumbs=self.crumbs(),
            quota=excess.quota_of(self.call),
            today=clock.today(),
            late=clock.today() > self.call.due_on,
            owing=unit_board.OWING,
            decided=self.naming is not None,
            **kwargs,
        )

    @cached_property
    def page(self) -> Page[Any]:
        """Return the page of units, with the justifications of the lists above the quota read all at once."""
        page = super().page
        over = {row.version: row for row in page if row.excess and row.version}
        for version in FilingVersion.objects.filter(pk__in=over):
            over[version.pk].justification = excess.justification(self.call, version)
        return page


class RemindUnit(OneCall):
    """Reminds a unit that still owes its list; once a day for each."""

    action = "evaluations.remind_unit"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        unit = get_object_or_404(ReportingUnit, programme=self.call.programme_id, pk=kwargs["unit"])
        try:
            told = unit_board.remind(actor=self.actor, round=self.call, unit=unit)
        except RuleViolation as violation:
            messages.error(request, worded(violation.problems[0]))
        else:
            words = gettext("%(unit)s is reminded.") if told else gettext("%(unit)s was reminded today already.")
            messages.success(request, words % {"unit": unit.region.short_name})
        return redirect("evaluations:call_board", self.call.public_id)
