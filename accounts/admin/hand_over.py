from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.domain import hand_overs
from accounts.forms import ReasonForm, SuccessorForm
from accounts.models import HandOver
from common.acts import Act, ActAdmin
from common.admin import register


def _carry_out(actor: Any, proposal: HandOver, values: dict[str, Any]) -> object:
    return hand_overs.carry_out(actor=actor, proposal=proposal, **values)


def _decline(actor: Any, proposal: HandOver, values: dict[str, Any]) -> HandOver:
    return hand_overs.decline(actor=actor, proposal=proposal, answer=values["reason"])


@register(HandOver)
class HandOverAdmin(ActAdmin):
    list_display = ("post", "successor_name", "since", "state", "proposed_by", "proposed_at")
    list_filter = ("state",)
    list_select_related = ("post__user", "post__organisation", "proposed_by")
    search_fields = ("successor_name", "post__user__name", "post__organisation__name")
    fields = (
        "post", "successor_name", "successor_email", "since", "title", "reason", "state",
        "proposed_by", "proposed_at", "decided_by", "decided_at", "answer",
    )  # fmt: skip
    acts = (
        Act(
            code="carry-out",
            label=_("Hand the seat over"),
            action="accounts.decide_hand_over",
            form=SuccessorForm,
            run=_carry_out,
            done=_("The seat is handed over. What is open stays with the body; the past keeps the name."),
            fits=lambda proposal: proposal.is_waiting,
        ),
        Act(
            code="decline",
            label=_("Decline"),
            action="accounts.decide_hand_over",
            form=lambda _actor, _row, data: ReasonForm(data),
            run=_decline,
            done=_("Declined. Who asked is told why."),
            fits=lambda proposal: proposal.is_waiting,
            danger=True,
        ),
    )
