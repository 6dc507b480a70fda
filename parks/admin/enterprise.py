"""The register of enterprises in the admin: looked at, and kept by acts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin
from common.admin import register
from parks.domain import enterprises
from parks.forms import AmendEnterpriseForm, EnterpriseForm
from parks.models import Enterprise


def _register(actor: Any, _row: None, values: dict[str, Any]) -> Enterprise:
    return enterprises.register(actor=actor, **values)


def _amend(actor: Any, enterprise: Enterprise, values: dict[str, Any]) -> Enterprise:
    return enterprises.amend(actor=actor, enterprise=enterprise, **values)


@register(Enterprise)
class EnterpriseAdmin(ActAdmin):
    list_display = ("name", "code", "park", "registered_at")
    list_select_related = ("park",)
    search_fields = ("name", "code", "park__name")
    fields = ("name", "code", "park", "registered_at")
    acts = (
        Act(
            code="register",
            label=_("Enter an enterprise"),
            action="parks.keep_enterprises",
            form=lambda actor, _row, data: EnterpriseForm(data, actor=actor),
            run=_register,
            done=_("The enterprise is in the register."),
            on_row=False,
        ),
        Act(
            code="amend",
            label=_("Change the register"),
            action="parks.amend_enterprise",
            form=lambda actor, row, data: AmendEnterpriseForm(
                data, actor=actor, initial={"name": row.name, "park": row.park_id}
            ),
            run=_amend,
            done=_("The register is changed."),
        ),
    )
