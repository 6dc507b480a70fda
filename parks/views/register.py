"""The register: list, one park, and suggestions while typing."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import DetailView, View

from accounts.domain import regions
from common import policy
from common.lists import Choice, Column, ListPage, Rows, Text, shown
from common.ui import Answer, Crumb
from common.views import SignedIn
from parks.choices import ParkKind, ParkLevel
from parks.domain import history, search
from parks.forms.acts import CHANGES
from parks.models import Incident, Park

SUGGESTIONS = 10


class ParkList(ListPage):
    template_name = "parks/park_list.html"
    title = gettext_lazy("Register of parks")
    counted = gettext_lazy("%(count)s parks")
    default_sort = "region"
    columns = (
        Column(
            "name",
            gettext_lazy("Park"),
            "name",
            sort="pinyin",
            head=True,
            link=lambda park: reverse("parks:detail", args=[park.public_id]),
        ),
        Column("region", gettext_lazy("Province"), "region__short_name", sort=("region_id", "pinyin"), classes="nw"),
        Column("city", gettext_lazy("City"), "city", sort="city", classes="nw"),
        Column("level", gettext_lazy("Level"), "level", sort="level", labels=dict(ParkLevel.choices)),
        Column("kind", gettext_lazy("Kind"), "kind", sort="kind", labels=dict(ParkKind.choices)),
        Column("code", gettext_lazy("Code"), "code", sort="code", classes="nw"),
    )
    filters = (
        Text("q", gettext_lazy("Name, pinyin or code"), find=search.narrow),
        Choice("region", gettext_lazy("Province"), lambda _request: regions.choices(), "region"),
        Choice("level", gettext_lazy("Level"), ParkLevel.choices, "level"),
        Choice("kind", gettext_lazy("Kind"), ParkKind.choices, "kind"),
    )

    def rows(self) -> Rows:
        return Park.objects.visible_to(self.actor).select_related("region")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        keeps = bool(policy.can(self.actor, "parks.load_parks"))
        return super().get_context_data(keeps_register=keeps, **kwargs)


class ParkDetail(SignedIn, DetailView[Park]):
    """What the register holds about one park."""

    template_name = "parks/park_detail.html"
    context_object_name = "park"
    slug_field = slug_url_kwarg = "public_id"

    def get_queryset(self) -> Rows:
        return Park.objects.visible_to(self.actor).select_related("region", "committee", "successor")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        park = self.object
        crumbs = [Crumb(_("Register of parks"), reverse("parks:list")), Crumb(park.name)]
        return super().get_context_data(
            facts=_facts(park),
            former_names=list(park.former_names.all()),
            crumbs=crumbs,
            history=history.of(park, self.actor),
            changes=CHANGES if park.is_active and policy.can(self.actor, "parks.change_park", park) else {},
            may_correct=bool(policy.can(self.actor, "parks.correct_event")),
            incidents=list(Incident.objects.visible_to(self.actor).filter(park=park)),
            may_enter_incident=bool(policy.can(self.actor, "parks.enter_incident", park)),
            **kwargs,
        )


class Suggest(SignedIn, View):
    """Up to ten parks for what has been typed so far."""

    def get(self, request: HttpRequest) -> JsonResponse:
        text = request.GET.get("q", "").replace("\0", "")[:100]
        rows = search.find(text).visible_to(self.actor).select_related("region") if text.strip() else ()
        return JsonResponse({"parks": [_suggestion(park) for park in rows[:SUGGESTIONS]]})


def _suggestion(park: Park) -> dict[str, str]:
    return {
        "id": str(park.public_id),
        "code": park.code,
        "name": park.name,
        "region": park.region.short_name,
        "city": park.city,
    }


def _facts(park: Park) -> list[Answer]:
    return [
        Answer(_("Code"), park.code),
        Answer(_("Lies in"), park.lies_in),
        Answer(_("Level"), park.get_level_display()),
        Answer(_("Kind"), park.get_kind_display()),
        Answer(_("Park committee"), shown(park.committee and park.committee.name)),
        Answer(_("In the catalogue of 2018"), shown(park.in_catalogue_2018)),
        Answer(_("Approved"), shown(park.approved_on)),
        Answer(_("Approved area (hectares)"), shown(park.area_ha)),
        Answer(_("Leading industries"), shown(park.leading_industries)),
    ]
