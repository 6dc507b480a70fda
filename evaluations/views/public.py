"""What anybody may read: the named lists and the public notices."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, ListView

from accounts.models import Region
from common import clock, policy
from common.formats import date_text
from common.lists import Choice, Column, ListPage, Text
from common.ui import Crumb
from common.views import actor_of
from evaluations import tile_map
from evaluations.domain import namings, notices, papers_asked
from evaluations.models import NamedPark, Naming, PublicNotice
from programmes.choices import Level
from programmes.domain.bodies import bodies_at


class NamingList(ListView[Naming]):
    """The named lists, the latest first."""

    template_name = "public/naming_list.html"

    def get_queryset(self) -> QuerySet[Naming]:
        return Naming.objects.visible_to(actor_of(self.request)).select_related("round__programme")


def _naming(request: HttpRequest, public_id: UUID) -> Naming:
    rows = Naming.objects.visible_to(actor_of(request)).select_related("round__programme", "round__edition")
    return get_object_or_404(rows, public_id=public_id)


def _units(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the units that have bases on the list of this address."""
    match = request.resolver_match
    naming = _naming(request, match.kwargs["public_id"]) if match else None
    regions = (
        Region.objects.filter(pk__in=namings.bases_of(naming).values("participation__unit__region")) if naming else []
    )
    return [(region.pk, region.short_name) for region in regions]


class NamingDetail(ListPage):
    """A list as it was published: every base in its place, with name and region as printed (GB-16)."""

    public = True
    template_name = "public/naming_detail.html"
    counted = gettext_lazy("%(count)s bases")
    columns = (
        Column("sequence", gettext_lazy("No."), "sequence", sort="sequence", numeric=True),
        Column("region", gettext_lazy("Region"), "region_printed", sort=("participation__unit__sequence", "sequence")),
        Column("name", gettext_lazy("Demonstration base"), "name_printed", sort="name_printed", head=True),
    )
    filters = (
        Text("q", gettext_lazy("Base or region"), fields=("name_printed", "region_printed")),
        Choice("unit", gettext_lazy("Recommended by"), _units, "participation__unit__region"),
    )
    default_sort = "sequence"

    @cached_property
    def naming(self) -> Naming:
        return _naming(self.request, self.kwargs["public_id"])

    @property
    def title(self) -> str:  # type: ignore[override]
        return self.naming.title

    def rows(self) -> QuerySet[NamedPark]:
        return namings.bases_of(self.naming)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        counts = Counter(namings.bases_of(self.naming).values_list("participation__unit__region", flat=True))
        chosen = self.filter_form.cleaned_data.get("unit", "")
        names = dict(Region.objects.filter(pk__in=tile_map.PLACES).values_list("pk", "short_name"))
        call = self.naming.round
        construction = None if call.acceptance else call.definition.construction
        return super().get_context_data(
            naming=self.naming,
            letter=papers_asked.letter_of(self.naming),
            crumbs=[Crumb(_("Named lists"), reverse("evaluations:naming_list")), Crumb(self.title)],
            tiles=tile_map.tiles(counts, names, chosen),
            shades=tile_map.shades(counts.values()),
            bases=sum(counts.values()),
            unit_count=len(counts),
            years=construction.report_years(self.naming.dated) if construction else None,
            **kwargs,
        )


class NoticeList(ListView[PublicNotice]):
    """The public notices, running ones first."""

    template_name = "public/notice_list.html"

    def get_queryset(self) -> QuerySet[PublicNotice]:
        return PublicNotice.objects.visible_to(actor_of(self.request)).select_related("round__programme")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = clock.today()
        parts: dict[str, list[PublicNotice]] = {"running": [], "others": []}
        for notice in self.object_list:
            parts["running" if notices.is_running(notice, today) else "others"].append(notice)
        return super().get_context_data(today=today, **parts, **kwargs)


NOTICE_ACTS = {
    "evaluations.extend_notice": ("evaluations:notice_extend", gettext_lazy("Extend the notice")),
    "evaluations.correct_notice": ("evaluations:notice_correct", gettext_lazy("Correct by a new notice")),
}


class NoticeDetail(DetailView[PublicNotice]):
    """A notice: its window, where objections go, and the list as it was frozen."""

    template_name = "public/notice_detail.html"
    slug_field = slug_url_kwarg = "public_id"
    context_object_name = "notice"

    def get_queryset(self) -> QuerySet[PublicNotice]:
        rows = PublicNotice.objects.visible_to(actor_of(self.request))
        return rows.select_related("round__programme", "round__edition", "corrects", "corrected_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        notice: PublicNotice = self.object
        taken = policy.can(actor_of(self.request), "evaluations.object", notice)
        crumbs = [Crumb(_("Public notices"), reverse("evaluations:notice_list")), Crumb(notice.title)]
        return super().get_context_data(
            running=bool(taken),
            closed=getattr(taken, "reason", ""),
            opens=date_text(notice.opens_on, full=True),
            closes=date_text(notice.closes_on, full=True),
            issuers=[body.name for body in bodies_at(programme=notice.round.programme, level=Level.MINISTRY)],
            extensions=notice.extensions.all(),
            acts=list(self._acts(notice)),
            intact=notices.digest(notice.entries) == notice.digest,
            crumbs=crumbs,
            today=clock.today(),
            **kwargs,
        )

    def _acts(self, notice: PublicNotice) -> Iterator[Crumb]:
        """Yield what the reader may do with the notice: nothing for the public."""
        for action, (route, label) in NOTICE_ACTS.items():
            if policy.can(actor_of(self.request), action, notice):
                yield Crumb(str(label), reverse(route, args=[notice.public_id]))
