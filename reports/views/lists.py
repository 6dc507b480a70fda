"""The list of filings, for whoever sees them."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.domain import regions
from common.lists import Choice, Column, Flag, ListPage, Text
from common.ui import Crumb
from programmes.models import Programme
from reports.choices import FilingState
from reports.models import Filing


def _programmes(request: Any) -> list[tuple[str, str]]:
    rows = Programme.objects.visible_to(request.user)
    return [(one.pk, one.name_zh if request.LANGUAGE_CODE == "zh-hans" else one.name_en) for one in rows]


def _detail(row: Filing) -> str:
    return reverse("reports:filing_detail", args=[row.public_id])


class FilingList(ListPage):
    """What is being filled in, reviewed or filed."""

    title = _("Filings")
    counted = _("%(count)s filings")
    default_sort = "-since"
    columns = (
        Column("who", _("Park or unit"), "filer_name", head=True, link=_detail),
        Column("title", _("Filing"), "title", sort="title"),
        Column("period", _("Year"), "period", sort="period", numeric=True),
        Column(
            "state",
            _("State"),
            "state",
            sort="state",
            labels=dict(FilingState.choices),
            template="includes/state_cell.html",
        ),
        Column("holder", _("With"), "holder__short_name", sort="holder__short_name"),
        Column("since", _("Since"), "held_since", sort="held_since", classes="nw"),
        Column("due", _("Due on"), "due_on", classes="nw"),
    )
    filters = (
        Text("q", _("Search"), fields=("participation__name_printed", "unit__region__name", "title")),
        Choice("state", _("State"), FilingState.choices, "state"),
        Choice("programme", _("Programme"), _programmes, "programme"),
        Choice("region", _("Province"), lambda _request: regions.choices(), "unit__region"),
        Flag("late", _("Handed in late"), lambda: Q(current_version__late=True)),
    )

    def rows(self) -> QuerySet[Filing]:
        rows = Filing.objects.visible_to(self.actor)
        return rows.select_related("participation", "unit__region", "holder", "obligation", "round")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(crumbs=[Crumb(str(self.title))], **kwargs)
