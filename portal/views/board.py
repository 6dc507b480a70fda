"""The board: every obligation in sight with its state, its holder and its days (GB-28)."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common import clock
from common.lists import Choice, Column, ListPage, Rows, Text
from common.views import actor_of
from portal.domain import progress
from portal.domain.standing import Standing, standing_of
from programmes.models import Obligation


def years(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the periods of the obligations in the reader's sight, latest first."""
    seen = Obligation.objects.visible_to(actor_of(request))
    periods = seen.order_by("-period").values_list("period", flat=True).distinct()
    return [(str(year), str(year)) for year in periods]


def units(request: HttpRequest) -> list[tuple[str, str]]:
    return progress.units_in_sight(actor_of(request))


def address_of(row: Any) -> str:
    filing = getattr(row, "filing", None)
    if filing:
        return reverse("reports:filing_detail", args=[filing.public_id])
    return reverse("programmes:obligation_detail", args=[row.pk])


class Board(ListPage):
    """What is owed by park and year: due, late, returned, under review, on file."""

    title = _("Progress")
    counted = _("%(count)s items")
    template_name = "portal/board.html"
    columns = (
        Column("region", _("Region"), "unit__region__short_name", sort=("unit__sequence", "due_on")),
        Column(
            "who",
            _("Park or body"),
            progress.owner_of,
            sort=("participation__sequence", "debtor__name"),
            head=True,
            link=address_of,
        ),
        Column("form", _("What is owed"), "round__title", sort="round__title"),
        Column("year", _("Year"), "period", sort="period", classes="nw"),
        Column(
            "state", _("State"), progress.state_words, template="portal/includes/board_state.html", classes="wide-s"
        ),
        Column("holder", _("Now with"), progress.holder_of),
        Column("since", _("Since"), progress.since_of, template="portal/includes/board_since.html", classes="nw"),
        Column("problems", _("Open problems"), "problems", sort="problems", numeric=True),
        Column("due", _("Due on"), "due_on", sort="due_on", template="portal/includes/board_due.html", classes="nw"),
    )
    filters = (
        Text("q", _("Park or body"), ("participation__name_printed", "debtor__name")),
        Choice("state", _("State"), progress.STATES, progress.in_state),
        Choice("year", _("Year"), years, "period"),
        Choice("unit", _("Region"), units, "unit__region"),
    )

    def rows(self) -> Rows:
        seen = Obligation.objects.visible_to(self.actor)
        rows = seen.select_related("unit__region", "participation", "debtor", "round", "filing__holder", "programme")
        rows = rows.annotate(problems=progress.open_problems(self.actor))
        return rows.order_by("-period", "unit__sequence", "participation__sequence", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        covers = standing_of(self.actor) in (Standing.MINISTRY, Standing.PROVINCE)
        return super().get_context_data(today=clock.today(), covers=covers, **kwargs)
