"""The list of filings, for whoever sees them."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.domain import regions
from common import policy
from common.lists import Choice, Column, Flag, ListPage, Text
from common.ui import Crumb
from programmes.models import Programme
from reports.choices import FilingState
from reports.models import Filing


def programmes(request: Any) -> list[tuple[str, str]]:
    rows = Programme.objects.visible_to(request.user)
    return [(one.pk, one.name_zh if request.LANGUAGE_CODE == "zh-hans" else one.name_en) for one in rows]


def _detail(row: Filing) -> str:
    return reverse("reports:filing_detail", args=[row.public_id])


def _state(row: Filing) -> str:
    """Return the state in words, for the export; what was filed on paper says so."""
    return gettext(", ").join(filter(None, (str(row.get_state_display()), row.paper_note)))


def _due_on(row: Filing) -> date | None:
    """Return the due day; nothing is counted for what was filed before the portal."""
    return None if row.paper_note else row.due_on


class FilingList(ListPage):
    """What is being filled in, reviewed or filed."""

    template_name = "reports/filing_list.html"
    title = _("Filings")
    counted = _("%(count)s filings")
    default_sort = "-since"
    columns = (
        Column("who", _("Park or unit"), "filer_name", head=True, link=_detail),
        Column("title", _("Filing"), "title", sort="title"),
        Column("period", _("Year"), "period", sort="period", numeric=True),
        Column("state", _("State"), _state, sort="state", template="reports/includes/state_cell.html"),
        Column("holder", _("With"), "holder__short_name", sort="holder__short_name"),
        Column("since", _("Since"), "held_since", sort="held_since", classes="nw"),
        Column("due", _("Due on"), _due_on, classes="nw"),
    )
    filters = (
        Text("q", _("Search"), fields=("participation__name_printed", "park__name", "unit__region__name", "title")),
        Choice("state", _("State"), FilingState.choices, "state"),
        Choice("programme", _("Programme"), programmes, "programme"),
        Choice("region", _("Province"), lambda _request: regions.choices(), "unit__region"),
        Flag("late", _("Handed in late"), lambda: Q(current_version__late=True)),
        Flag("trial", _("On trial"), lambda: Q(round__is_trial=True)),
        Flag("before", _("Filed before the portal"), lambda: Q(current_version__taken_over=True)),
    )

    def rows(self) -> QuerySet[Filing]:
        shown = ("participation", "park", "unit__region", "holder", "obligation", "round", "current_version")
        seen = Filing.objects.visible_to(self.actor).select_related(*shown)
        # A trial is looked for by name: it is not counted among what was handed in.
        rows = seen if self.request.GET.get("trial") == "1" else seen.filter(round__is_trial=False)
        return rows.defer("current_version__content")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_take_over = bool(policy.can(self.actor, "reports.take_over_filings"))
        may_collect = bool(policy.can(self.actor, "reports.collect_dossiers"))
        crumbs = [Crumb(str(self.title))]
        return super().get_context_data(crumbs=crumbs, may_take_over=may_take_over, may_collect=may_collect, **kwargs)
