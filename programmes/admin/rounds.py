"""Rounds: looked at, and their season in acts: opened by the checklist, moved, closed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin
from common.admin import register
from programmes.choices import RoundState
from programmes.domain import going_live, moving, rounds
from programmes.forms import ExtensionForm, OpeningForm
from programmes.models import Round


def _open(actor: Any, opened: Round, _values: dict[str, Any]) -> Round:
    return going_live.go_live(actor=actor, opened=opened)


def _extend(actor: Any, opened: Round, values: dict[str, Any]) -> Round:
    return moving.extend_round(actor=actor, opened=opened, **values)


def _close(actor: Any, opened: Round, _values: dict[str, Any]) -> Round:
    return rounds.close_round(actor=actor, opened=opened)


@register(Round)
class RoundAdmin(ActAdmin):
    list_display = ("title", "programme", "kind", "year", "due_on", "closes_on", "state", "is_trial")
    list_filter = ("programme", "kind", "state", "year", "is_trial")
    list_select_related = ("programme",)
    search_fields = ("title",)
    fieldsets = (
        (None, {"fields": ("title", "programme", "edition", "kind", "form", "year", "state", "is_trial")}),
        (_("Days"), {"fields": ("opens_on", "due_on", "closes_on", "set_by_ministry")}),
        (_("Quota and contact"), {"fields": ("quota", "contact")}),
    )
    acts = (
        Act(
            code="open",
            label=_("Check and open"),
            action="programmes.arrange_round",
            form=lambda _actor, _row, data: OpeningForm(data),
            run=_open,
            done=_("The round is open. Those who owe a filing have been told."),
            fits=lambda opened: opened.state == RoundState.PREPARING,
        ),
        Act(
            code="extend",
            label=_("Extend the round"),
            action="programmes.arrange_round",
            form=lambda _actor, _row, data: ExtensionForm(data),
            run=_extend,
            done=_("The day is moved for everybody who still owes; they have been told."),
            fits=lambda opened: opened.state == RoundState.OPEN,
        ),
        Act(
            code="close",
            label=_("Close the round"),
            action="programmes.arrange_round",
            form=lambda _actor, _row, data: OpeningForm(data),
            run=_close,
            done=_("The round is closed."),
            fits=lambda opened: opened.state == RoundState.OPEN,
            danger=True,
        ),
    )
