"""The register of parks in the admin: looked at, and kept by acts."""

from typing import Any

from django.forms import Form
from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin, Beside
from common.admin import PolicyAdmin, register
from parks.domain import correcting, loads, parks
from parks.forms import NewParkForm, WithdrawEventForm, correction_form
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


def _correct(actor: Any, event: ParkEvent, values: dict[str, Any]) -> ParkEvent:
    return correcting.correct(actor=actor, event=event, **values)


def _withdraw(actor: Any, event: ParkEvent, values: dict[str, Any]) -> ParkEvent:
    return correcting.withdraw(actor=actor, event=event, **values)


def _event_stands(event: ParkEvent) -> bool:
    return not event.is_withdrawn


@register(ParkEvent)
class ParkEventAdmin(ActAdmin):
    list_display = ("park", "kind", "on", "other", "basis", "withdrawn_at")
    list_filter = ("kind",)
    list_select_related = ("park", "other")
    search_fields = ("park__name", "basis")
    acts = (
        Act(
            code="correct",
            label=_("Correct the entry"),
            action="parks.correct_event",
            form=lambda _actor, event, data: correction_form(event, data),
            run=_correct,
            done=_("Corrected. The former entry stays readable."),
            fits=_event_stands,
        ),
        Act(
            code="withdraw",
            label=_("Withdraw the entry"),
            action="parks.correct_event",
            form=lambda _actor, _event, data: WithdrawEventForm(data),
            run=_withdraw,
            done=_("Withdrawn. The entry stays readable as withdrawn."),
            fits=_event_stands,
            danger=True,
        ),
    )


def _discard(actor: Any, load: ParkLoad, _values: dict[str, Any]) -> ParkLoad:
    return loads.discard(actor=actor, load=load)


@register(ParkLoad)
class ParkLoadAdmin(ActAdmin):
    list_display = ("name", "source", "state", "sent_by", "sent_at", "written_at")
    list_filter = ("state",)
    list_select_related = ("sent_by",)
    fields = ("name", "sha256", "source", "is_catalogue_2018", "region", "state", "sent_by", "sent_at", "confirmed_by",
              "written_at")  # fmt: skip
    search_fields = ("name", "source")
    beside = (Beside(label=_("Load from a sheet"), url="parks:load_send", action="parks.load_parks"),)
    acts = (
        Act(
            code="discard",
            label=_("Discard the sheet"),
            action="parks.load_parks",
            form=lambda _actor, _row, data: Form(data),
            run=_discard,
            done=_("The sheet is discarded. The register is as it was."),
            fits=lambda load: load.state in loads.DISCARDABLE,
            danger=True,
        ),
    )


@register(LoadLine)
class LoadLineAdmin(PolicyAdmin):
    list_display = ("load", "number", "name", "state", "decision", "park")
    list_filter = ("state", "decision")
    list_select_related = ("load", "park")
    search_fields = ("name", "code")
    fields = ("load", "number", "name", "code", "region", "state", "decision", "park")
