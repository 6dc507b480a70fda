"""The goals of a programme by year, and the parks behind each figure (GB-01, HZ-01 to HZ-04, CR-16)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from common import statuses
from common.filters import Choice, Filter
from common.formats import number_text
from common.lists import Column
from common.row_lists import RowList, where
from common.ui import Crumb, Tab
from common.views import SignedIn
from portal.domain import goals
from portal.domain.goals import Line
from portal.domain.standing import Standing, standing_of
from programmes.definition import Goal, GoalFigure, measures, unit_name
from programmes.models import Participation, Programme


class ChooseGoals(SignedIn):
    """Go to the goals of the first programme of the reader's ministry or province, or say that there are none."""

    def get(self, request: HttpRequest) -> HttpResponse:
        for programme in goals.programmes_for(self.actor):
            return redirect("portal:goals", programme.pk)
        if standing_of(self.actor) not in (Standing.MINISTRY, Standing.PROVINCE):
            raise Http404
        return render(request, "portal/goals_none.html", {"title": Goals.title})


class _OfProgramme(RowList):
    """A list about the goals of one programme; others than its ministries and provinces do not find it."""

    @cached_property
    def programmes(self) -> list[Programme]:
        return goals.programmes_for(self.actor)

    @cached_property
    def programme(self) -> Programme:
        found = next((one for one in self.programmes if one.pk == self.kwargs["code"]), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def country(self) -> goals.Country:
        return goals.country(self.actor, self.programme)


def _status_words(line: Line) -> str:
    return str(statuses.status(line.status).word) if line.status else ""


def _basis(line: Line) -> str:
    return _("stated in the document") if line.is_reference else ""


class Goals(_OfProgramme):
    """Every figure of every goal by year, with the number of parks behind it."""

    title = gettext_lazy("Programme goals")
    counted = gettext_lazy("%(count)s figures")
    template_name = "portal/goals.html"

    @cached_property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]  # the links name the programme
        code = self.programme.pk

        def parks(line: Line) -> str:
            address = reverse("portal:goal_parks", args=[code, line.figure.code])
            return "" if line.is_reference else f"{address}?year={line.year}"

        return (
            Column("figure", gettext_lazy("Figure"), lambda line: line.figure.name.localised, head=True),
            Column("year", gettext_lazy("Year"), lambda line: str(line.year), classes="nw"),
            Column("value", pgettext_lazy("figure", "Value"), lambda line: line.text, numeric=True, classes="nw"),
            Column("unit", pgettext_lazy("of measurement", "Unit"), lambda line: line.unit, classes="nw"),
            Column("behind", gettext_lazy("Parks behind it"), lambda line: line.behind, link=parks, classes="nw"),
            Column("target", gettext_lazy("To be reached"), _target, classes="nw"),
            Column("status", gettext_lazy("State"), _status_words, template="portal/includes/line_status.html"),
            Column("basis", gettext_lazy("Origin"), _basis),
        )

    @cached_property
    def filters(self) -> tuple[Filter, ...]:  # type: ignore[override]  # what there is hangs on the programme
        figures = [(one.code, one.name.localised) for _goal, one in goals.figures_of(self.country.definition)]
        years = [(str(year), str(year)) for year in sorted({line.year for line in self.worked_out}, reverse=True)]
        return (
            Choice("figure", gettext_lazy("Figure"), figures, where(lambda line, code: line.figure.code == code)),
            Choice("year", gettext_lazy("Year"), years, where(lambda line, year: str(line.year) == year)),
        )

    def work_out(self) -> Sequence[Line]:
        return self.country.lines

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goal, figure = self._chosen()
        lines = self._lines_of(figure)
        return super().get_context_data(
            programme=self.programme,
            tabs=[
                Tab(
                    one.edition.definition.name.localised,
                    reverse("portal:goals", args=[one.pk]),
                    current=one == self.programme,
                )
                for one in self.programmes
                if one.edition
            ],
            goal=goal,
            figure=figure,
            citation=self.country.definition.basis_of(figure),
            chart=goals.chart_of(figure, lines, goal),
            course=sorted(lines, key=lambda line: line.year),
            **kwargs,
        )

    def _chosen(self) -> tuple[Goal, GoalFigure]:
        """Return the figure that is drawn: the one filtered by, else the first of which a line can be drawn."""
        asked = self.filter_form.cleaned_data.get("figure")
        every = list(goals.figures_of(self.country.definition))
        drawable = (pair for pair in every if goals.chart_of(pair[1], self._lines_of(pair[1]), pair[0]))
        return next((pair for pair in every if pair[1].code == asked), next(drawable, every[0]))

    def _lines_of(self, figure: GoalFigure) -> list[Line]:
        return [line for line in self.worked_out if line.figure.code == figure.code]


def _target(line: Line) -> str:
    if line.figure.target is None:
        return ""
    return _("%(limit)s by %(year)d") % {"limit": line.figure.target.shown, "year": line.goal.year}


@dataclass(frozen=True)
class ParkLine:
    """A park behind a figure, or missing from it: what it reported for the year."""

    base: Participation
    texts: dict[str, str]
    own: Decimal | None  # what the figure is for this park alone, where one park has one
    own_text: str
    counts: bool

    @property
    def name(self) -> str:
        return self.base.name_printed

    @property
    def region(self) -> str:
        return self.base.unit.region.short_name

    @property
    def sequence(self) -> int:
        return self.base.unit.sequence


class GoalParks(_OfProgramme):
    """The parks behind a figure of a year, and those that are missing from it."""

    counted = gettext_lazy("%(count)s parks")
    default_sort = "region"

    @cached_property
    def chosen(self) -> tuple[Goal, GoalFigure]:
        every = goals.figures_of(self.country.definition)
        found = next((pair for pair in every if pair[1].code == self.kwargs["figure"]), None)
        if found is None:
            raise Http404
        return found

    @property
    def title(self) -> str:  # type: ignore[override]  # the figure gives it
        return self.chosen[1].name.localised

    @cached_property
    def year(self) -> int:
        years = self.country.figures.years()
        asked = self.request.GET.get("year", "")
        return int(asked) if asked in map(str, years) else max(years, default=0)

    @cached_property
    def columns(self) -> tuple[Column, ...]:  # type: ignore[override]  # one for each measure of the figure
        def of(code: str) -> Any:
            return lambda row: row.texts[code]

        return (
            Column(
                "name", gettext_lazy("Park"), "name", sort="name", head=True,
                link=lambda row: reverse("portal:park", args=[row.base.park.public_id]),
            ),
            Column("region", gettext_lazy("Province"), "region", sort=("sequence", "name"), classes="nw"),
            *(
                Column(code, f"{measures()[code].name}（{unit_name(measures()[code].unit)}）", of(code), numeric=True)
                for code in self.chosen[1].measures
            ),
            Column("own", gettext_lazy("This park alone"), "own_text", sort=("own", "name"), numeric=True),
            Column("counts", gettext_lazy("Counted"), "counts", classes="nw"),
        )  # fmt: skip

    @cached_property
    def filters(self) -> tuple[Filter, ...]:  # type: ignore[override]  # the years there are
        years = [(str(year), str(year)) for year in reversed(self.country.figures.years())]
        counted = [("1", gettext_lazy("Yes")), ("0", gettext_lazy("No"))]
        return (
            Choice("year", gettext_lazy("Year"), years, lambda rows, _year: rows),
            Choice("counted", gettext_lazy("Counted"), counted, where(lambda row, value: row.counts == (value == "1"))),
        )

    def work_out(self) -> Sequence[ParkLine]:
        return [self._row(one) for one in self.country.parks_in(self.year)]

    def _row(self, base: Participation) -> ParkLine:
        figure, figures = self.chosen[1], self.country.figures
        given = {code: figures.of(base.park_id, code, figure.variant).get(self.year) for code in figure.measures}
        alone = goals.alone(figure, self.country.series(figure, base.park_id), self.year)
        return ParkLine(
            base=base,
            texts={code: one.text if one else "" for code, one in given.items()},
            own=alone.value,
            own_text=number_text(alone.value, figure.decimals) if alone.value is not None else "",
            counts=bool(alone.parks),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("portal:goals", args=[self.programme.pk])
        return super().get_context_data(crumbs=[Crumb(str(Goals.title), back), Crumb(self.title)], **kwargs)
