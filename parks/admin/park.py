"""The register of parks in the admin: looked at, and kept by acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin, Beside
from common.admin import PolicyAdmin, register
from parks.domain import parks
from parks.forms import NewParkForm
from parks.forms.acts import CHANGES, Change
from parks.models import LoadLine, Park, ParkEvent, ParkLoad


def _register(actor: Any, _row: None, values: dict[str, Any]) -> Park:
    return parks.register(actor=actor, **values)


def _act_of(code: str, change: Change) -> Act:
    """Return what the page of a park offers, as an act of the admin."""

    def run(actor: Any, park: Park, values: dict[str, Any]) -> object:
        return change.act(actor=actor, park=park, **values)

    return Act(
        code=code,
        label=change.label,
        action="parks.change_park",
        form=lambda _actor, _park, data: change.form(data),
        run=run,
        done=_("It stands in the history of the park."),
        fits=lambda park: bool(park.is_active),
        danger=change.danger,
    )


@register(Park)
class ParkAdmin(ActAdmin):
    list_display = ("name", "region", "city", "level", "kind", "code", "is_active")
    list_filter = ("level", "kind", "is_active", "region")
    list_select_related = ("region",)
    search_fields = ("name", "pinyin", "initials", "code", "former_names__name")
    fields = (
        "code",
        "name",
        "region",
        "city",
        "level",
        "kind",
        "in_catalogue_2018",
        "approved_on",
        "area_ha",
        "leading_industries",
        "committee",
        "is_active",
        "successor",
    )
    beside = (Beside(label=_("Load from a sheet"), url="parks:load_send", action="parks.load_parks"),)
    acts = (
        Act(
            code="register",
            label=_("Register a park"),
            action="parks.register_park",
            form=lambda _actor, _row, data: NewParkForm(data),
            run=_register,
            done=_("The park is in the register."),
            on_row=False,
        ),
        *(_act_of(code, change) for code, change in CHANGES.items()),
    )


@register(ParkEvent)
class ParkEventAdmin(PolicyAdmin):
    list_display = ("park", "kind", "on", "other", "basis")
    list_filter = ("kind",)
    list_select_related = ("park", "other")
    search_fields = ("park__name", "basis")


@register(ParkLoad)
class ParkLoadAdmin(PolicyAdmin):
    list_display = ("name", "source", "state", "sent_by", "sent_at", "written_at")
    list_filter = ("state",)
    list_select_related = ("sent_by",)
    fields = ("name", "sha256", "source", "is_catalogue_2018", "region", "state", "sent_by", "sent_at", "confirmed_by",
              "written_at")  # fmt: skip


@register(LoadLine)
class LoadLineAdmin(PolicyAdmin):
    list_display = ("load", "number", "name", "state", "decision", "park")
    list_filter = ("state", "decision")
    list_select_related = ("load", "park")
    search_fields = ("name", "code")
    fields = ("load", "number", "name", "code", "region", "state", "decision", "park")
