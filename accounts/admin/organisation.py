from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.domain import organisations
from accounts.forms import NewOrganisationForm
from accounts.models import Organisation, Region
from common.acts import Act, ActAdmin
from common.admin import PolicyAdmin, register


def _found(actor: Any, _row: None, values: dict[str, Any]) -> Organisation:
    return organisations.found(actor=actor, **values)


@register(Organisation)
class OrganisationAdmin(ActAdmin):
    list_display = ("name", "short_name", "kind", "region", "is_active")
    list_filter = ("kind", "is_active", "region")
    list_select_related = ("region",)
    search_fields = ("name", "short_name")
    fields = ("name", "short_name", "kind", "region", "is_active")
    acts = (
        Act(
            code="found",
            label=_("Enter a body"),
            action="accounts.found_organisation",
            form=lambda _actor, _row, data: NewOrganisationForm(data),
            run=_found,
            done=_("The body is entered."),
            on_row=False,
        ),
    )


@register(Region)
class RegionAdmin(PolicyAdmin):
    list_display = ("code", "name", "short_name", "kind", "parent")
    list_filter = ("kind",)
    list_select_related = ("parent",)
    search_fields = ("code", "name")
