"""Nominations for the tiers of a programme: looked at, and decided by acts (HZ-12)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin
from common.admin import PolicyAdmin, register
from evaluations.choices import NominationState
from evaluations.domain import nominations
from evaluations.forms.nomination import ApproveForm, EndForm
from evaluations.models import Nomination, TierTarget


def _approve(actor: Any, nomination: Nomination, values: dict[str, Any]) -> Nomination:
    return nominations.approve(actor=actor, nomination=nomination, **values)


def _refuse(actor: Any, nomination: Nomination, values: dict[str, Any]) -> Nomination:
    return nominations.refuse(actor=actor, nomination=nomination, **values)


def _withdraw(actor: Any, nomination: Nomination, values: dict[str, Any]) -> Nomination:
    return nominations.withdraw(actor=actor, nomination=nomination, **values)


def _waits(nomination: Nomination) -> bool:
    return nomination.state == NominationState.NOMINATED


def _stands(nomination: Nomination) -> bool:
    return nomination.state in (NominationState.NOMINATED, NominationState.APPROVED)


@register(Nomination)
class NominationAdmin(ActAdmin):
    list_display = ("name", "tier", "park", "state", "body", "nominated_at")
    list_filter = ("state", "tier")
    list_select_related = ("park", "enterprise", "body")
    search_fields = ("park__name", "enterprise__name", "enterprise__code")
    fields = (
        "tier", "kind", "park", "enterprise", "body", "evidence", "document", "state", "reason", "nominated_at",
        "decided_at",
    )  # fmt: skip
    acts = (
        Act(
            code="approve",
            label=_("Approve the nomination"),
            action="evaluations.decide_nomination",
            form=lambda _actor, _row, data: ApproveForm(data),
            run=_approve,
            done=_("Approved. The body that named has been told."),
            fits=_waits,
        ),
        Act(
            code="refuse",
            label=_("Refuse the nomination"),
            action="evaluations.decide_nomination",
            form=lambda _actor, _row, data: EndForm(data),
            run=_refuse,
            done=_("Refused. The body that named has been told the reason."),
            fits=_waits,
        ),
        Act(
            code="withdraw",
            label=_("Withdraw the nomination"),
            action="evaluations.withdraw_nomination",
            form=lambda _actor, _row, data: EndForm(data),
            run=_withdraw,
            done=_("Withdrawn."),
            fits=_stands,
            danger=True,
        ),
    )


@register(TierTarget)
class TierTargetAdmin(PolicyAdmin):
    list_display = ("programme", "tier", "target", "set_at")
    fields = ("programme", "tier", "target", "reason", "set_at")
