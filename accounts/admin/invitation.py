from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from accounts.domain import invitations
from accounts.forms import ConfirmForm
from accounts.models import Invitation
from common.acts import Act, ActAdmin
from common.admin import register


def _withdraw(actor: Any, invitation: Invitation, _values: dict[str, Any]) -> Invitation:
    return invitations.withdraw(actor=actor, invitation=invitation)


@register(Invitation)
class InvitationAdmin(ActAdmin):
    list_display = ("user", "email", "purpose", "standing", "created_at", "expires_at", "invited_by")
    list_filter = ("purpose",)
    list_select_related = ("user", "invited_by")
    search_fields = ("user__name", "user__username", "email")
    fields = (
        "user", "email", "purpose", "standing", "invited_by",
        "created_at", "expires_at", "sent_at", "opened_at", "accepted_at", "withdrawn_at",
    )  # fmt: skip
    acts = (
        Act(
            code="withdraw",
            label=_("Withdraw the invitation"),
            action="accounts.withdraw_invitation",
            form=lambda _actor, _row, data: ConfirmForm(data),
            run=_withdraw,
            done=_("The link opens nothing any more."),
            fits=lambda invitation: invitation.is_open,
            danger=True,
        ),
    )

    @admin.display(description=_("state"))
    def standing(self, invitation: Invitation) -> str:
        """Return how far the invitation is."""
        return str(invitation.state.label)
