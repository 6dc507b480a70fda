"""The case library as the public reads it: searched, by programme; a withdrawn case says why (GB-24, EP-12, HZ-16)."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from common.lists import Choice, Column, ListPage, Rows, Text
from common.ui import Crumb
from common.views import SignedIn
from programmes.models import Programme
from reports.models import PublishedRecord


def _detail(row: PublishedRecord) -> str:
    return reverse("reports:case_detail", args=[row.public_id])


def _programmes(request: HttpRequest) -> list[tuple[str, str]]:
    english = getattr(request, "LANGUAGE_CODE", "").startswith("en")
    return [(one.pk, one.name_en if english else one.name_zh) for one in Programme.objects.order_by("pk")]


def _regions(_request: HttpRequest) -> list[tuple[str, str]]:
    rows = PublishedRecord.objects.exclude(region="").order_by("region").values_list("region", flat=True).distinct()
    return [(name, name) for name in rows]


class CaseList(ListPage):
    """Cases and good practice that were published."""

    public = True
    template_name = "public/case_list.html"
    title = gettext_lazy("Cases and good practice")
    counted = gettext_lazy("%(count)s cases")
    default_sort = "-published"
    columns = (
        Column("title", gettext_lazy("Case"), "title", sort="title", head=True, link=_detail),
        Column("park", gettext_lazy("Park"), "park_name", sort="park_name"),
        Column("region", gettext_lazy("Region"), "region", sort="region", classes="nw"),
        Column("programme", gettext_lazy("Programme"), "programme__name_zh", sort="programme__name_zh"),
        Column("published", gettext_lazy("Published on"), "published_on", sort="published_on", classes="nw"),
    )
    filters = (
        Text("q", gettext_lazy("Words"), fields=("title", "text", "park_name")),
        Choice("programme", gettext_lazy("Programme"), _programmes, "programme"),
        Choice("region", gettext_lazy("Region"), _regions, "region"),
    )

    def rows(self) -> Rows:
        seen = PublishedRecord.objects.visible_to(self.actor).filter(withdrawn_on__isnull=True)
        return seen.select_related("programme").defer("text")


class CaseDetail(SignedIn, TemplateView):
    """One case; a withdrawn one shows only that and why."""

    public = True
    template_name = "public/case_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = PublishedRecord.objects.visible_to(self.actor).select_related("programme")
        case = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        crumbs = [Crumb(_("Cases and good practice"), reverse("reports:case_list")), Crumb(case.title)]
        return super().get_context_data(case=case, crumbs=crumbs, **kwargs)
