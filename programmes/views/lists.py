"""Lists of programmes, rounds, participations and obligations."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.domain import regions
from common import clock
from common.lists import Choice, Column, Flag, ListPage, Text
from common.views import actor_of
from parks.domain import search
from programmes.choices import ObligationState, ParticipationState, RoundKind, RoundState
from programmes.models import Obligation, Participation, Programme, Round

SOON = timedelta(days=14)


def programme_choices(request: HttpRequest) -> list[tuple[str, str]]:
    return [(programme.pk, programme.name_zh) for programme in Programme.objects.visible_to(actor_of(request))]


PROGRAMME = Choice("programme", _("Programme"), programme_choices, "programme")
REGION = Choice("region", _("Province"), lambda _request: regions.choices(), "unit__region")


def by_park(rows: QuerySet[Participation], text: str) -> QuerySet[Participation]:
    """Narrow to parks found by the name printed or any name they have or had (X-06)."""
    return rows.filter(Q(name_printed__icontains=text) | Q(park__in=search.find(text)))


class ProgrammeList(ListPage):
    """The programmes; open to everybody."""

    public = True
    title = _("Programmes")
    counted = _("%(count)s programmes")
    columns = (
        Column(
            "name",
            _("Programme"),
            "name_zh",
            sort="name_zh",
            head=True,
            link=lambda row: reverse("programmes:programme_detail", args=[row.pk]),
        ),
        Column("edition", _("Edition"), "edition__number", numeric=True),
        Column("loaded_at", _("Loaded"), "edition__loaded_at"),
    )
    filters = (Text("q", _("Search"), fields=("name_zh", "name_en")),)

    def rows(self) -> QuerySet[Programme]:
        return Programme.objects.visible_to(self.actor).select_related("edition")


class RoundList(ListPage):
    """Rounds: what is asked and by when."""

    title = _("Rounds")
    counted = _("%(count)s rounds")
    default_sort = "-due_on"
    columns = (
        Column(
            "title",
            _("Round"),
            "title",
            sort="title",
            head=True,
            link=lambda row: reverse("programmes:round_detail", args=[row.public_id]),
        ),
        Column("programme", _("Programme"), "programme__name_zh", sort="programme__name_zh"),
        Column("kind", _("Kind"), "kind", labels=dict(RoundKind.choices)),
        Column("year", _("Year"), "year", sort="year", numeric=True),
        Column("due_on", _("Due on"), "due_on", sort="due_on"),
        Column("state", _("State"), "state", labels=dict(RoundState.choices), template="includes/state_cell.html"),
    )
    filters = (
        Text("q", _("Search"), fields=("title",)),
        PROGRAMME,
        Choice("kind", _("Kind"), RoundKind.choices, "kind"),
        Choice("state", _("State"), RoundState.choices, "state"),
        Flag("trial", _("On trial"), lambda: Q(is_trial=True)),
    )

    def rows(self) -> QuerySet[Round]:
        return Round.objects.visible_to(self.actor).filter(for_papers=False).select_related("programme")


class ParticipationList(ListPage):
    """The parks in the programmes, as far as the reader sees them."""

    title = _("Participating parks")
    counted = _("%(count)s parks")
    default_sort = "sequence"
    columns = (
        Column("sequence", _("No."), "sequence", sort=("programme", "batch", "sequence"), numeric=True),
        Column(
            "name",
            _("Park"),
            "name_printed",
            sort="name_printed",
            head=True,
            link=lambda row: reverse("portal:park", args=[row.park.public_id]),
        ),
        Column("programme", _("Programme"), "programme__name_zh", sort="programme__name_zh"),
        Column("unit", _("Recommended by"), "unit__region__short_name", sort="unit__sequence"),
        Column("lies_in", _("Lies in"), "park__region__short_name", sort="park__region"),
        Column("listed_on", _("Listed on"), "listed_on", sort="listed_on"),
        Column(
            "state", _("State"), "state", labels=dict(ParticipationState.choices), template="includes/state_cell.html"
        ),
    )
    filters = (
        Text("q", _("Search"), find=by_park),
        PROGRAMME,
        REGION,
        Choice("state", _("State"), ParticipationState.choices, "state"),
    )

    def rows(self) -> QuerySet[Participation]:
        seen = Participation.objects.visible_to(self.actor)
        return seen.select_related("programme", "unit__region", "park__region")


class ObligationList(ListPage):
    """Who owes what by when, as far as the reader sees it."""

    title = _("What is due")
    counted = _("%(count)s obligations")
    default_sort = "due_on"
    columns = (
        Column(
            "title",
            _("Filing"),
            "title",
            sort="title",
            head=True,
            link=lambda row: reverse("programmes:obligation_detail", args=[row.pk]),
        ),
        Column("park", _("Park"), "participation__name_printed", sort="participation__name_printed"),
        Column("unit", _("Unit"), "unit__region__short_name", sort="unit__sequence"),
        Column("debtor", _("Body"), "debtor__short_name", sort="debtor__name"),
        Column("due_on", _("Due on"), "due_on", sort="due_on"),
        Column(
            "state",
            _("State"),
            "state",
            labels=dict(ObligationState.choices),
            template="programmes/includes/due_cell.html",
        ),
    )
    filters = (
        Text("q", _("Search"), fields=("title", "participation__name_printed", "debtor__name")),
        PROGRAMME,
        REGION,
        Choice("state", _("State"), ObligationState.choices, "state"),
        Flag("overdue", _("Overdue"), lambda: Q(state=ObligationState.OPEN, due_on__lt=clock.today())),
        Flag("soon", _("Due within 14 days"), lambda: _within(SOON)),
    )

    def rows(self) -> QuerySet[Obligation]:
        seen = Obligation.objects.visible_to(self.actor)
        return seen.select_related("programme", "unit__region", "participation", "debtor")


def _within(span: timedelta) -> Any:
    today = clock.today()
    return Q(state=ObligationState.OPEN, due_on__range=(today, today + span))
