"""Energy that was declared: the list, a zone's year, an enterprise's year with every coefficient (HZ-08)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from accounts.domain import regions
from common.charts import Bar, BarsData, LineData
from common.lists import Choice, Column, ListPage, Text
from common.ui import Answer, Crumb
from common.views import SignedIn
from parks.domain import search
from parks.models import Park
from programmes.definition import carriers, unit_name
from programmes.domain.factors import carrier_name
from reports.domain.energy import sums
from reports.domain.energy.converting import Converted
from reports.domain.kinds.energy import shown
from reports.models import EnergyUse

SHOWN_BARS = 12
PAGE = 50


def _carriers(_request: HttpRequest) -> list[tuple[str, str]]:
    return [(one.code, one.name.localised) for one in carriers().values()]


def _by_zone(rows: QuerySet[EnergyUse], text: str) -> QuerySet[EnergyUse]:
    return rows.filter(park__in=search.find(text))


def _in_year(rows: QuerySet[EnergyUse], text: str) -> QuerySet[EnergyUse]:
    return rows.filter(year=int(text)) if text.strip().isdecimal() and len(text.strip()) == len("2025") else rows.none()


class EnergyUseList(ListPage):
    """Every carrier of every enterprise that was declared and stands."""

    title = gettext_lazy("Energy declared")
    counted = gettext_lazy("%(count)s entries")
    template_name = "reports/energy_list.html"
    default_sort = "-year"
    columns = (
        Column("park", gettext_lazy("Zone"), "park__name", sort=("park__pinyin", "year"), head=True,
               link=lambda use: reverse("reports:energy_zone", args=[use.park.public_id, use.year])),
        Column("enterprise", gettext_lazy("Enterprise"), "enterprise__name", sort="enterprise__name",
               link=lambda use: reverse("reports:energy_enterprise",
                                        args=[use.park.public_id, use.year, use.enterprise.public_id])),
        Column("year", gettext_lazy("Year"), lambda use: str(use.year), sort="year", classes="nw"),
        Column("carrier", gettext_lazy("Carrier"), lambda use: carrier_name(use.carrier), sort="carrier"),
        Column("amount", pgettext_lazy("energy", "Amount"), lambda use: plain(use.amount), sort="amount", numeric=True),
        Column("supplied", pgettext_lazy("energy", "Supplied"), lambda use: plain(use.supplied), sort="supplied",
               numeric=True),
        Column("unit", pgettext_lazy("of measurement", "Unit"), lambda use: unit_name(use.unit), classes="nw"),
        Column("tce", gettext_lazy("Energy (tce)"), "tce", sort="tce", numeric=True),
        Column("co2", gettext_lazy("CO2 (t)"), "co2", sort="co2", numeric=True),
        Column("edition", gettext_lazy("Coefficients, edition"), "tce_factor__edition__number", numeric=True),
    )  # fmt: skip
    filters = (
        Text("park", gettext_lazy("Zone"), find=_by_zone),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "park__region"),
        Text("enterprise", gettext_lazy("Enterprise"), fields=("enterprise__name", "enterprise__code")),
        Choice("carrier", gettext_lazy("Carrier"), _carriers, "carrier"),
        Text("year", gettext_lazy("Year"), find=_in_year),
    )

    def rows(self) -> QuerySet[EnergyUse]:
        rows = EnergyUse.objects.visible_to(self.actor).current()
        rows = rows.select_related("park", "enterprise", "tce_factor__edition")
        return rows.defer("tce_factor__edition__content")


def plain(number: Decimal) -> Decimal:
    """Return an amount without the zeros that the database adds."""
    whole = number.to_integral_value()
    return whole if number == whole else number.normalize()


class ZoneYear(SignedIn):
    """What the enterprises of a zone declared for a year: sums by carrier and enterprise, the years side by side."""

    def get(self, request: HttpRequest, park: UUID, year: int) -> HttpResponse:
        zone = _zone(self.actor, park)
        uses = sums.of_zone(self.actor, zone, year)
        if not uses:
            raise Http404
        carriers_, firms = sums.by_carrier(uses), sums.by_enterprise(uses)
        version, whole = uses[0].version, sums.whole(uses)
        years = sums.years_of(self.actor, zone)
        context = {
            "park": zone,
            "year": year,
            "version": version,
            "filing": version.filing,
            "whole": whole,
            "facts": _facts(whole, len(firms), len(uses)),
            "by_carrier": carriers_,
            "carrier_chart": _bars(zone, year, carriers_),
            "firms": Paginator(firms, PAGE).get_page(request.GET.get("page")),
            "years": years,
            "course": _course(zone, years),
            "edition": uses[0].tce_factor.edition,
            "crumbs": _crumbs(zone, year),
        }
        return render(request, "reports/energy_zone.html", context)


class EnterpriseYear(SignedIn):
    """How the figures of an enterprise came about: amount times coefficient, with who says so."""

    def get(self, request: HttpRequest, park: UUID, year: int, enterprise: UUID) -> HttpResponse:
        zone = _zone(self.actor, park)
        uses = [use for use in sums.of_zone(self.actor, zone, year) if use.enterprise.public_id == enterprise]
        if not uses:
            raise Http404
        whole, firm = sums.whole(uses), uses[0].enterprise
        context = {
            "park": zone,
            "year": year,
            "enterprise": firm,
            "version": uses[0].version,
            "filing": uses[0].version.filing,
            "edition": uses[0].tce_factor.edition,
            "rows": [Traced(use) for use in uses],
            "whole_tce": shown(whole.tce),
            "whole_co2": shown(whole.co2),
            "crumbs": _crumbs(zone, year, firm.name),
        }
        return render(request, "reports/energy_enterprise.html", context)


class Traced:
    """A use with the words of its calculation."""

    def __init__(self, use: EnergyUse) -> None:
        self.use = use
        self.carrier = carrier_name(use.carrier)
        self.unit = unit_name(use.unit)
        self.amount, self.supplied = plain(use.amount), plain(use.supplied)
        self.tce, self.co2 = shown(use.tce), shown(use.co2)

    @property
    def results(self) -> list[tuple[str, Any, Decimal, str]]:
        """Return for both quantities: words, coefficient, its value, what comes out."""
        return [
            (_("Energy (tce)"), self.use.tce_factor, plain(self.use.tce_factor.value), self.tce),
            (_("CO2 (t)"), self.use.co2_factor, plain(self.use.co2_factor.value), self.co2),
        ]


def _zone(actor: Any, public_id: UUID) -> Park:
    """Return a park that somebody sees declarations of, else 404."""
    found = EnergyUse.objects.visible_to(actor).current().filter(park__public_id=public_id)
    park = Park.objects.filter(pk__in=found.values("park")).select_related("region").first()
    if park is None:
        raise Http404
    return park


def _facts(whole: Converted, firms: int, entries: int) -> list[Answer]:
    return [
        Answer(_("Energy (tce)"), shown(whole.tce)),
        Answer(_("CO2 (t)"), shown(whole.co2)),
        Answer(pgettext("energy", "Enterprises"), str(firms)),
        Answer(pgettext("energy", "Entries"), str(entries)),
    ]


def _bars(zone: Park, year: int, shares: list[sums.Share]) -> BarsData | None:
    drawn = [share for share in shares if share.converted.tce > 0][:SHOWN_BARS]
    if not drawn:
        return None
    words = {"park": zone.name, "year": year, "name": drawn[0].name, "percent": drawn[0].percent}
    sentence = _("%(park)s, %(year)d: %(name)s is the largest carrier with %(percent)s%% of the energy declared.")
    return BarsData(sentence % words, [Bar(one.name, one.converted.tce) for one in drawn], decimals=0)


def _course(zone: Park, years: Mapping[int, Converted]) -> LineData | None:
    if len(years) < 2:  # noqa: PLR2004 - a single point is no course
        return None
    first, last = min(years), max(years)
    words = {
        "park": zone.name,
        "first": first,
        "last": last,
        "from": shown(years[first].co2),
        "to": shown(years[last].co2),
    }
    sentence = _("%(park)s: CO2 of the energy declared was %(from)s t in %(first)d and %(to)s t in %(last)d.")
    return LineData(sentence % words, {year: one.co2 for year, one in years.items()}, decimals=0)


def _crumbs(zone: Park, year: int, more: str = "") -> list[Crumb]:
    page = reverse("reports:energy_zone", args=[zone.public_id, year])
    here = _("%(park)s, %(year)d") % {"park": zone.name, "year": year}
    rows = [Crumb(_("Energy declared"), reverse("reports:energy_list")), Crumb(here, page if more else "")]
    return [*rows, Crumb(more)] if more else rows
