"""The ledgers in sight, and the list of each: filtered, sorted, exported, added up."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView

from common import clock, policy
from common.filters import Filter
from common.lists import Choice, Column, Flag, ListPage, Rows, Text
from common.ui import Crumb
from common.views import SignedIn
from programmes.definition import Ledger, LedgerField
from programmes.models import Programme, ReportingUnit
from reports.choices import RecordState
from reports.domain.kinds import values
from reports.domain.records import asking, ledgers, totals
from reports.machines import FIRST_STATE, MOVES
from reports.models import Record
from reports.models.record import PENDING
from reports.rules.records import Wanted
from reports.views.records.finding import find_ledger

COUNTED = ("count", "pending", "overdue")


@dataclass(frozen=True)
class Shelf:
    """A ledger in sight with how much stands in it."""

    ledger: Ledger
    url: str
    count: int
    pending: int
    overdue: int


class LedgerIndex(SignedIn, TemplateView):
    """Every ledger the reader sees, by programme."""

    template_name = "reports/records/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = [(one, self._shelves(one)) for one in Programme.objects.select_related("edition").order_by("pk")]
        return super().get_context_data(groups=[(one, rows) for one, rows in found if rows], **kwargs)

    def _shelves(self, programme: Programme) -> list[Shelf]:
        seen = ledgers.seen(self.actor, programme)
        counts = self._counts(programme) if seen else {}
        return [_shelf(programme, one, counts.get(one.code, {})) for one in seen]

    def _counts(self, programme: Programme) -> dict[str, dict[str, int]]:
        rows: Rows = Record.objects.visible_to(self.actor).standing().filter(programme=programme).order_by()
        pending = Q(state__in=PENDING)
        counted: Rows = rows.values("ledger").annotate(
            count=Count("pk"),
            pending=Count("pk", filter=pending),
            overdue=Count("pk", filter=pending & Q(due_on__lt=clock.today())),
        )
        return {row["ledger"]: {name: row[name] for name in COUNTED} for row in counted}


def _shelf(programme: Programme, ledger: Ledger, counts: dict[str, int]) -> Shelf:
    url = reverse("reports:record_list", args=[programme.pk, ledger.code])
    return Shelf(ledger, url, *(counts.get(name, 0) for name in COUNTED))


def _detail(record: Record) -> str:
    return reverse("reports:record_detail", args=[record.public_id])


def _age(record: Record) -> int | None:
    """Return how many days a record waits already, None for one that does not."""
    return (clock.today() - record.dated).days if record.is_pending else None


class RecordList(ListPage):
    """The records of one ledger."""

    template_name = "reports/records/list.html"
    counted = gettext_lazy("%(count)s records")
    default_sort = "-dated"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated:
            self.programme, self.ledger = find_ledger(self.actor, kwargs["programme"], kwargs["ledger"])
            self.title = self.ledger.name.localised

    def rows(self) -> Rows:
        seen = Record.objects.visible_to(self.actor).filter(programme=self.programme, ledger=self.ledger.code)
        related = seen.select_related("participation", "unit__region", "owner", "park")
        return related if self._asks_state() else related.standing()

    def _asks_state(self) -> bool:
        return bool(self.request.GET.get("state"))

    def shown_columns(self) -> Sequence[Column]:
        return [*_named_columns(self.programme, self.ledger), *self._content_columns(), *_state_columns(self.ledger)]

    def shown_filters(self) -> Sequence[Filter]:
        return list(_filters(self.ledger, self.programme))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        subject = (self.programme, self.ledger)
        return {
            **super().get_context_data(**kwargs),
            "programme": self.programme,
            "ledger": self.ledger,
            "keeps": bool(policy.can(self.actor, "reports.keep_ledger", subject)),
            "has_totals": bool(self.ledger.choices("giver")),
            "crumbs": [Crumb(_("Running records"), reverse("reports:ledger_index")), Crumb(str(self.title))],
        }

    def _content_columns(self) -> Iterator[Column]:
        place = asking.place_for(Wanted(self.programme, self.ledger), {})
        for field in self.ledger.fields:
            if field.listed and not field.column:
                yield Column(field.code, field.name.localised, _content(place, field), numeric=field.is_number)


def _content(place: Any, field: LedgerField) -> Callable[[Record], object]:
    return lambda record: values.shown(place, field, str(record.content.get(field.code, "")))


def _named_columns(programme: Programme, ledger: Ledger) -> Iterator[Column]:
    title = ledger.column("title")
    participant = programme.edition.definition.participant.localised if programme.edition else ""
    yield Column("title", title.name.localised if title else "", "title", sort="title", head=True, link=_detail)
    about = participant if ledger.about == "participation" else _("Region")
    yield Column("about", about, "about", sort=("unit__sequence", "participation__sequence"))
    yield _typed(ledger, "dated", classes="nw")
    for name in ("category", "giver"):
        if ledger.column(name):
            labels = {one.code: one.name.localised for one in ledger.choices(name)}
            yield _typed(ledger, name, labels=labels)
    if ledger.column("amount"):
        yield _typed(ledger, "amount", lambda record: totals.money(record.amount), numeric=True)
    if ledger.project:
        yield Column("project", gettext_lazy("Project of the plan"), "project_name", sort="project_name")


def _typed(ledger: Ledger, name: str, value: Callable[[Record], object] | None = None, **more: Any) -> Column:
    field = ledger.column(name)
    assert field is not None  # noqa: S101 - asked for where the ledger has it
    unit = f"（{field.unit_name}）" if field.unit_name else ""
    return Column(name, f"{field.name.localised}{unit}", value or name, sort=name, **more)


def _state_columns(ledger: Ledger) -> Iterator[Column]:
    if ledger.ranked:
        yield Column("rank", pgettext_lazy("record", "Place"), "rank", sort=("rank", "unit__sequence"), numeric=True)
    if ledger.flow in ("followed", "answered"):
        owner = pgettext_lazy("record", "Handled by")
        if ledger.flow == "followed":
            yield Column("owner", owner, "owner__short_name", sort="owner__short_name")
            yield Column("due", gettext_lazy("Due on"), "due_on", sort="due_on", template=DUE_CELL, classes="nw")
        yield Column("age", gettext_lazy("Days open"), _age, sort="dated", numeric=True)
    labels = dict(RecordState.choices)
    yield Column("state", gettext_lazy("State"), "state", sort="state", labels=labels, template=STATE_CELL)


DUE_CELL = "reports/records/due_cell.html"
STATE_CELL = "reports/records/state_cell.html"


def _filters(ledger: Ledger, programme: Programme) -> Iterator[Filter]:
    yield Text("q", gettext_lazy("Words"), fields=("title", "text", "participation__name_printed"))
    for name in ("category", "giver"):
        field = ledger.column(name)
        if field:
            pairs = [(one.code, one.name.localised) for one in field.choices]
            yield Choice(name, field.name.localised, pairs, name)
    yield Choice("year", gettext_lazy("Year"), _years, "year")
    yield Choice("unit", gettext_lazy("Region"), _units(programme), "unit__region")
    yield Choice("state", gettext_lazy("State"), _states(ledger), "state")
    if ledger.flow == "followed":
        yield Flag("overdue", gettext_lazy("Overdue"), lambda: Q(state__in=PENDING, due_on__lt=clock.today()))


def _years(_request: HttpRequest) -> list[tuple[str, str]]:
    this = clock.today().year
    return [(str(year), str(year)) for year in range(this, this - 8, -1)]


def _units(programme: Programme) -> Callable[[HttpRequest], list[tuple[str, str]]]:
    def read(_request: HttpRequest) -> list[tuple[str, str]]:
        rows = ReportingUnit.objects.filter(programme=programme).order_by("sequence")
        return [(code, name) for code, name in rows.values_list("region", "region__short_name")]

    return read


def _states(ledger: Ledger) -> list[tuple[str, str]]:
    """Return the states that a record of this ledger can take."""
    moves = [one for one in MOVES if one.flow == ledger.flow or (not one.flow and ledger.flow != "answered")]
    found = {FIRST_STATE[ledger.flow], *(one.target for one in moves)}
    return [(one.value, str(one.label)) for one in RecordState if one in found]


class Totals(SignedIn, TemplateView):
    """What was given, by giver and year (GB-26, CR-12, HZ-20)."""

    template_name = "reports/records/totals.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        programme, ledger = find_ledger(self.actor, self.kwargs["programme"], self.kwargs["ledger"])
        seen = Record.objects.visible_to(self.actor).standing().filter(programme=programme, ledger=ledger.code)
        address = reverse("reports:record_list", args=[programme.pk, ledger.code])
        crumbs = [Crumb(_("Running records"), reverse("reports:ledger_index")), Crumb(ledger.name.localised, address)]
        return {
            **super().get_context_data(**kwargs),
            "programme": programme,
            "ledger": ledger,
            "found": totals.by_giver(ledger, seen),
            "list_url": address,
            "crumbs": [*crumbs, Crumb(_("Totals"))],
        }
