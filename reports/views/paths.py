"""The way of plans to their targets: a list of a programme, and the page of a base (GB-17, HZ-03, CR-16)."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import statuses
from common.filters import Choice, Filter, Text
from common.lists import Column
from common.row_lists import RowList, where
from common.ui import Crumb, Tab
from common.views import SignedIn
from programmes.models import Participation, Programme
from reports.domain import path_words, paths
from reports.domain.paths import Followed
from reports.models import PlanProject, TargetWarning

TITLE = _("Path to target")


class ChoosePaths(SignedIn):
    """Go to the first programme in which the reader sees a plan in force, or say that there is none."""

    def get(self, request: HttpRequest) -> HttpResponse:
        for programme in paths.programmes_for(self.actor):
            return redirect("reports:paths", programme.pk)
        return render(request, "reports/paths_none.html", {"title": TITLE})


def _to_base(row: Followed) -> str:
    address = reverse("reports:path", args=[row.base.programme_id, row.base.park.public_id])
    return f"{address}?indicator={row.indicator.code}#drawn"


def _number(code: str) -> Any:
    return lambda row: row.texts.get(code, "")


def _target(row: Followed) -> str:
    return f"{row.texts['target']}（{row.way.target_year}）" if row.way else ""


def _last(row: Followed) -> str:
    return f"{row.texts['last']}（{row.way.last_year}）" if row.way and row.way.last_year else ""


def _state_words(row: Followed) -> str:
    return str(statuses.status(row.state).word)


STATES = [(code, statuses.status(code).word) for code in ("off_course", "on_course", "on_target", "unknown")]


class Paths(RowList):
    """Every target of the plans in force in a programme, what is behind first."""

    title = TITLE
    counted = _("%(count)s targets")
    template_name = "reports/paths.html"
    columns = (
        Column("park", _("Park"), "park", sort=("park", "name"), head=True, link=_to_base),
        Column("region", _("Province"), "region", sort=("region", "park"), classes="nw"),
        Column("name", _("Indicator"), "name", sort=("name", "park"), template="reports/includes/path_name.html"),
        Column("unit", pgettext_lazy("of measurement", "Unit"), lambda row: row.unit.localised, classes="nw"),
        Column("base", _("Baseline"), _number("base"), numeric=True, classes="nw hide-s"),
        Column("last", _("Reported"), _last, numeric=True, classes="nw"),
        Column("due", _("Should be"), _number("due"), numeric=True, classes="nw"),
        Column("target", _("Target"), _target, numeric=True, classes="nw"),
        Column("required", _("Pace needed, a year"), _number("required"), numeric=True, classes="nw hide-s"),
        Column("pace", _("Pace reached, a year"), _number("pace"), numeric=True, classes="nw hide-s"),
        Column("met_in", _("Met in"), path_words.met_in, classes="nw"),
        Column("state", _("State"), _state_words, sort="order", template="reports/includes/path_state.html"),
    )
    default_sort = "state"
    not_on_the_page = ("region", "unit", "base")  # exported; the page has no room for them

    def shown_columns(self) -> Sequence[Column]:
        return [column for column in self.columns if column.code not in self.not_on_the_page]

    def _exported(self) -> list[Column]:
        return list(self.columns)

    def _export_rows(self) -> Iterator[list[object]]:
        return ([column.of(row) for column in self.columns] for row in self.sorted_rows())

    @cached_property
    def programmes(self) -> list[Programme]:
        return paths.programmes_for(self.actor)

    @cached_property
    def programme(self) -> Programme:
        found = next((one for one in self.programmes if one.pk == self.kwargs["code"]), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def filters(self) -> tuple[Filter, ...]:  # type: ignore[override]  # the indicators and provinces there are
        rows = self.worked_out
        names = sorted({(row.indicator.code, row.name) for row in rows})
        regions = sorted({(row.base.unit.region_id, row.region) for row in rows})
        return (
            Text("q", _("Park"), find=where(lambda row, words: all(word in row.park for word in words.split()))),
            Choice("state", _("State"), STATES, where(lambda row, state: row.state == state)),
            Choice("indicator", _("Indicator"), names, where(lambda row, code: row.indicator.code == code)),
            Choice("region", _("Province"), regions, where(lambda row, code: row.base.unit.region_id == code)),
        )

    def work_out(self) -> Sequence[Followed]:
        return paths.followed(self.actor, self.programme)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            programme=self.programme,
            counts=path_words.counted(self.worked_out, "?state="),
            tabs=[
                Tab(
                    one.edition.definition.name.localised,
                    reverse("reports:paths", args=[one.pk]),
                    current=one == self.programme,
                )
                for one in self.programmes
                if one.edition
            ],
            **kwargs,
        )


class PathPage(SignedIn):
    """The targets of one base, one of them drawn, and the projects of its plan that bear on it."""

    def get(self, request: HttpRequest, code: str, public_id: str) -> HttpResponse:
        seen = Participation.objects.visible_to(self.actor).select_related("park", "programme", "unit__region")
        base = get_object_or_404(seen, programme=code, park__public_id=public_id)
        rows = paths.followed(self.actor, base.programme, base=base)
        back = reverse("reports:paths", args=[base.programme_id])
        asked = request.GET.get("indicator", "")
        chosen = next((row for row in rows if row.indicator.code == asked), rows[0] if rows else None)
        return render(request, "reports/path.html", {
            "base": base,
            "rows": rows,
            "counts": path_words.counted(rows, f"{back}?{urlencode({'q': base.name_printed})}&state="),
            "chosen": chosen,
            "chart": path_words.drawn(chosen) if chosen else None,
            "lines": path_words.lines(chosen) if chosen else [],
            "projects": _projects(self.actor, chosen) if chosen else [],
            "warnings": _warnings(self.actor, base, chosen) if chosen else [],
            "crumbs": [Crumb(str(TITLE), back), Crumb(base.name_printed)],
        })  # fmt: skip


def _projects(actor: Any, chosen: Followed) -> list[PlanProject]:
    """Return the projects of the plan in the task area on which the indicator hangs."""
    rows = PlanProject.objects.visible_to(actor).filter(version=chosen.plan.version_id)
    return list(rows.filter(area=chosen.indicator.area).order_by("number")) if chosen.indicator.area else []


def _warnings(actor: Any, base: Participation, chosen: Followed) -> list[TargetWarning]:
    rows = TargetWarning.objects.visible_to(actor).filter(participation=base, indicator=chosen.indicator.code)
    return list(rows.order_by("-year"))
