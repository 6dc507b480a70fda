"""How parks stand against all indicators of their edition: HJ 274-2015 and what follows it (EP-02, EP-06)."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from common import statuses
from common.filters import Choice, Filter
from common.lists import Column
from common.pdf import render_pdf
from common.row_lists import RowList, where
from common.ui import Crumb, Tab
from common.views import SignedIn
from programmes.models import Participation, Programme
from reports.domain import standards
from reports.domain.judging import Line
from reports.domain.standards import Country, Judged

TITLE = _("Standing by the indicators")


class ChooseStandards(SignedIn):
    """Go to the first programme that demands values of a park in the reader's sight."""

    def get(self, request: HttpRequest) -> HttpResponse:
        for programme in standards.programmes_for(self.actor):
            return redirect("reports:standards", programme.pk)
        return render(request, "reports/standards_none.html", {"title": TITLE})


def _words(row: Judged | Line) -> str:
    return str(statuses.status(row.state if isinstance(row, Judged) else row.status).word)


def _name(programme: Programme) -> str:
    return programme.name_zh if get_language() == "zh-hans" else programme.name_en


def _rules(row: Judged) -> str:
    return row.definition.edition.name.localised if row.definition.edition else ""


def _of_needed(row: Judged) -> str:
    return f"{row.met}/{row.standing.needed}"


def _to_park(row: Judged) -> str:
    address = reverse("reports:standard", args=[row.base.programme_id, row.base.park.public_id])
    return f"{address}?year={row.year}"


def _count(verdict: str) -> Callable[[Judged], int]:
    return lambda row: row.count(verdict)


class Standards(RowList):
    """The parks of a programme for a year: how many demands are met of how many."""

    title = TITLE
    counted = _("%(count)s parks")
    template_name = "reports/standards.html"
    default_sort = "region"
    columns = (
        Column("park", _("Park"), "park", sort="park", head=True, link=_to_park),
        Column("region", _("Province"), "region", sort=("region", "park"), classes="nw"),
        Column("rules", _("Rules"), _rules),
        Column("year", _("Year"), lambda row: str(row.year), classes="nw"),
        Column("met", _("Demands met"), _of_needed, sort=("met", "park"), classes="nw"),
        Column("missed", _("Indicators not met"), _count("not_met"), numeric=True),
        Column("na", _("Not applicable"), _count("not_applicable"), numeric=True),
        Column("unknown", _("Cannot be calculated"), _count("unknown"), numeric=True),
        Column("state", _("State"), _words, template="reports/includes/path_state.html"),
    )  # fmt: skip

    @cached_property
    def programmes(self) -> list[Programme]:
        return standards.programmes_for(self.actor)

    @cached_property
    def programme(self) -> Programme:
        found = next((one for one in self.programmes if one.pk == self.kwargs["code"]), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def country(self) -> Country:
        return standards.country(self.actor, self.programme)

    @cached_property
    def year(self) -> int:
        years = self.country.figures.years()
        asked = self.request.GET.get("year", "")
        return int(asked) if asked in map(str, years) else max(years, default=0)

    @cached_property
    def filters(self) -> tuple[Filter, ...]:  # type: ignore[override]  # the years there are
        years = [(str(year), str(year)) for year in reversed(self.country.figures.years())]
        states = [(code, statuses.status(code).word) for code in ("reached", "missed", "unknown")]
        return (
            Choice("year", _("Year"), years, lambda rows, _year: rows),
            Choice("state", _("State"), states, where(lambda row, state: row.state == state)),
        )

    def work_out(self) -> Sequence[Judged]:
        country = self.country
        asked = (one for one in country.bases if standards.demands(country.definitions[one.edition_id]))
        return [country.judged(one, self.year) for one in asked]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tabs = [
            Tab(_name(one), reverse("reports:standards", args=[one.pk]), current=one == self.programme)
            for one in self.programmes
        ]  # fmt: skip
        return super().get_context_data(programme=self.programme, tabs=tabs, **kwargs)


class StandardPage(RowList):
    """Each indicator of a park's edition for a year: value, limit, verdict, basis; the whole above. Also as PDF."""

    counted = _("%(count)s indicators")
    template_name = "reports/standard.html"
    columns = (
        Column("name", _("Indicator"), lambda line: line.indicator.name.localised, head=True),
        Column("unit", pgettext_lazy("of measurement", "Unit"), lambda line: line.indicator.unit_name, classes="nw"),
        Column("value", _("Reported"), "value", numeric=True, classes="nw"),
        Column("limit", _("Limit"), "limit", classes="nw"),
        Column("group", _("Kind of demand"), lambda line: line.group or gettext("mandatory")),
        Column("state", _("Verdict"), _words, template="reports/includes/line_status.html"),
        Column("basis", _("Basis"), lambda line: line.citation.rule, template="reports/includes/line_basis.html"),
    )

    @cached_property
    def base(self) -> Participation:
        seen = Participation.objects.visible_to(self.actor).select_related("park", "programme", "unit__region")
        return get_object_or_404(seen, programme=self.kwargs["code"], park__public_id=self.kwargs["public_id"])

    @cached_property
    def country(self) -> Country:
        return standards.country(self.actor, self.base.programme, base=self.base)

    @cached_property
    def judged(self) -> Judged:
        if not self.country.bases or not standards.demands(self.country.definitions[self.base.edition_id]):
            raise Http404
        years = self.country.years_of(self.base)
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked in map(str, years) else max(years, default=0)
        return self.country.judged(self.country.bases[0], year)

    @property
    def title(self) -> str:  # type: ignore[override]  # the park gives it
        return self.base.name_printed

    @cached_property
    def filters(self) -> tuple[Filter, ...]:  # type: ignore[override]  # the years there are
        years = [(str(year), str(year)) for year in self.country.years_of(self.base)]
        states = [(code, statuses.status(code).word) for code in ("reached", "missed", "not_applicable", "unknown")]
        return (
            Choice("year", _("Year"), years, lambda rows, _year: rows),
            Choice("state", _("Verdict"), states, where(lambda line, state: line.status == state)),
        )

    def work_out(self) -> Sequence[Line]:
        return self.judged.lines if self.judged.year else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("reports:standards", args=[self.base.programme_id])
        return super().get_context_data(
            judged=self.judged,
            base_=self.base,
            pdf_url=self._query(export="pdf"),
            crumbs=[Crumb(str(TITLE), back), Crumb(self.base.name_printed)],
            **kwargs,
        )

    def _exports(self) -> dict[str, Callable[[], HttpResponseBase]]:
        return {**super()._exports(), "pdf": self._pdf}

    def _pdf(self) -> HttpResponse:
        context = {"judged": self.judged, "base": self.base, "lines": self.judged.lines}
        paper = render_pdf("pdf/reports_standard.html", context, language=get_language() or "zh-hans")
        answer = HttpResponse(paper, content_type="application/pdf")
        answer["Content-Disposition"] = f'attachment; filename="standing-{self.judged.year}.pdf"'
        return answer
