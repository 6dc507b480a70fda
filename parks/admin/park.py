"""The register of parks in the admin: looked at, and kept by acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin
from common.admin import register
from parks.domain import parks
from parks.forms import AliasForm, NewParkForm, RenameForm
from parks.models import FormerName, Park


def _register(actor: Any, _row: None, values: dict[str, Any]) -> Park:
    return parks.register(actor=actor, **values)


def _rename(actor: Any, park: Park, values: dict[str, Any]) -> Park:
    return parks.rename(actor=actor, park=park, **values)


def _add_alias(actor: Any, park: Park, values: dict[str, Any]) -> FormerName:
    return parks.add_alias(actor=actor, park=park, **values)


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
    )
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
        Act(
            code="rename",
            label=_("Rename the park"),
            action="parks.rename_park",
            form=lambda _actor, _row, data: RenameForm(data),
            run=_rename,
            done=_("The park has its new name; the old one stays findable."),
        ),
        Act(
            code="add-alias",
            label=_("Note another name"),
            action="parks.rename_park",
            form=lambda _actor, _row, data: AliasForm(data),
            run=_add_alias,
            done=_("The name is noted."),
        ),
    )
