"""How far a programme has come: unit by unit, and the parks behind each figure (CR-01)."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.charts import Bar, BarsData
from common.lists import Choice, Column, Filter, ListPage, Rows, Text
from common.ui import Crumb, Tab
from common.views import SignedIn, actor_of
from parks.choices import ParkLevel
from parks.domain import search
from portal.domain import coverage
from portal.domain.coverage import Stage
from portal.domain.standing import Standing, standing_of
from programmes.models import Programme, ReportingUnit


class ChooseCoverage(SignedIn):
    """Go to the first programme of which the reader can see the coverage, or say that there is none."""

    def get(self, request: HttpRequest) -> HttpResponse:
        for programme in coverage.programmes_for(self.actor):
            return redirect("portal:coverage", programme.pk)
        if standing_of(self.actor) not in (Standing.MINISTRY, Standing.PROVINCE):
            raise Http404
        return render(request, "portal/coverage_none.html", {"title": Coverage.title})


class _OfProgramme(ListPage):
    """A list about one programme of the reader's ministry or province; others do not find it."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.user.is_authenticated:
            _programme(request)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def programme(self) -> Programme:
        return _programme(self.request)

    @cached_property
    def stages(self) -> list[Stage]:
        return coverage.stages(self.programme)


def _programme(request: HttpRequest) -> Programme:
    """Return the programme of the address, read once for a request."""
    found: Programme | None = getattr(request, "_covered", None)
    if found is None:
        code = request.resolver_match.kwargs["code"] if request.resolver_match else ""
        found = next((one for one in coverage.programmes_for(actor_of(request)) if one.pk == code), None)
        if found is None:
            raise Http404
        request._covered = found  # type: ignore[attr-defined]  # noqa: SLF001 - kept for this request
    return found


def _drill(row: Any, stage: str) -> str:
    query = urlencode({"unit": row.region_id, "stage": stage})
    return f"{reverse('portal:coverage_parks', args=[row.programme_id])}?{query}"


def _count_column(code: str, label: Any) -> Column:
    return Column(
        code,
        label,
        code,
        sort=(code, "sequence"),
        numeric=True,
        link=lambda row: _drill(row, code) if getattr(row, code) else "",
        classes="nw count",
    )


def _share_column(code: str, label: Any) -> Column:
    return Column(f"{code}_share", label, lambda row: _percent(row, code), numeric=True)


def _percent(row: Any, code: str) -> str:
    share = coverage.share(getattr(row, code), row.eligible)
    return "" if share is None else f"{share}%"


class Coverage(_OfProgramme):
    """By unit: how many parks qualify, and how many of them are listed, planned, under way, accepted."""

    title = gettext_lazy("Coverage by province")
    counted = gettext_lazy("%(count)s units")
    template_name = "portal/coverage.html"
    columns = (
        Column("unit", gettext_lazy("Province"), "region__name", sort="sequence", head=True),
        _count_column("eligible", gettext_lazy("Qualifying parks")),
        _count_column("listed", gettext_lazy("On a list")),
        _share_column("listed", gettext_lazy("Listed, share")),
        _count_column("planned", gettext_lazy("Plan filed")),
        _share_column("planned", gettext_lazy("Plan filed, share")),
        _count_column("under_way", gettext_lazy("Under way")),
        _share_column("under_way", gettext_lazy("Under way, share")),
        _count_column("accepted", gettext_lazy("Passed acceptance")),
        _share_column("accepted", gettext_lazy("Passed acceptance, share")),
        _count_column("beside", gettext_lazy("Listed, not qualifying")),
    )
    filters = (Text("q", gettext_lazy("Province"), fields=("region__name",)),)
    default_sort = "unit"

    def rows(self) -> Rows:
        return self._units

    @cached_property
    def _units(self) -> Rows:
        return coverage.units(self.actor, self.programme)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        totals = self._totals()
        return super().get_context_data(
            programme=self.programme,
            tabs=[
                Tab(_name(one), reverse("portal:coverage", args=[one.pk]), current=one.pk == self.programme.pk)
                for one in coverage.programmes_for(self.actor)
            ],
            totals=totals,
            chart=BarsData(self._sentence(totals), [Bar(str(label), count) for label, count, _share in totals]),
            **kwargs,
        )

    def _totals(self) -> list[tuple[Any, int, str]]:
        """Return label, number and share of each stage over all units in sight."""
        units = list(self._units)
        sums = {one.code: sum(getattr(row, one.code) for row in units) for one in self.stages}
        eligible = sums["eligible"]
        return [
            (one.label, sums[one.code], f"{coverage.share(sums[one.code], eligible)}%" if eligible else "—")
            for one in self.stages
            if one.code != "beside"
        ]

    def _sentence(self, totals: list[tuple[Any, int, str]]) -> str:
        numbers = {one.code: count for one, (_label, count, _share) in zip(self.stages, totals, strict=False)}
        return (
            _(
                "Of %(eligible)d qualifying parks %(listed)d are listed, %(planned)d have a plan on file, "
                "%(under_way)d are under way and %(accepted)d are accepted."
            )
            % numbers
        )


def _units(request: HttpRequest) -> list[tuple[str, str]]:
    rows = ReportingUnit.objects.filter(programme=_programme(request)).order_by("sequence")
    return list(rows.values_list("region", "region__short_name"))


class CoverageParks(_OfProgramme):
    """The parks behind a figure."""

    title = gettext_lazy("Parks behind the coverage")
    counted = gettext_lazy("%(count)s parks")
    columns = (
        Column(
            "name",
            gettext_lazy("Park"),
            "name",
            sort="pinyin",
            head=True,
            link=lambda park: reverse("portal:park", args=[park.public_id]),
        ),
        Column("region", gettext_lazy("Province"), "region__short_name", sort=("region_id", "pinyin"), classes="nw"),
        Column("city", gettext_lazy("City"), "city", sort="city", classes="nw"),
        Column("level", gettext_lazy("Level"), "level", sort="level", labels=dict(ParkLevel.choices)),
        Column("code", gettext_lazy("Code"), "code", sort="code", classes="nw"),
    )
    default_sort = "region"

    def rows(self) -> Rows:
        return coverage.parks(self.actor, self.programme)

    @cached_property
    def filters(self) -> tuple[Filter, ...]:  # type: ignore[override]  # what a stage is hangs on the programme
        return (
            Text("q", gettext_lazy("Name, pinyin or code"), find=search.narrow),
            Choice("unit", gettext_lazy("Province"), _units, self._within),
            Choice("stage", gettext_lazy("Stage"), [(one.code, one.label) for one in self.stages], self._reached),
        )

    def _within(self, rows: Rows, unit: str) -> Rows:
        return coverage.within(rows, self.programme, unit)

    def _reached(self, rows: Rows, code: str) -> Rows:
        return rows.filter(next(one.parks for one in self.stages if one.code == code))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("portal:coverage", args=[self.programme.pk])
        crumbs = [Crumb(f"{Coverage.title} {_name(self.programme)}", back), Crumb(str(self.title))]
        return super().get_context_data(crumbs=crumbs, **kwargs)


def _name(programme: Programme) -> str:
    """Return the name of a programme in the reader's language."""
    return programme.edition.definition.name.localised if programme.edition else programme.name_zh
