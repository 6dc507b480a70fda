"""The incident register in the admin: looked at, corrected and withdrawn by acts. Entered on the page of a park."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from common.acts import Act, ActAdmin, Beside
from common.admin import register
from parks.domain import incidents
from parks.forms import CorrectIncidentForm, WithdrawIncidentForm
from parks.models import Incident


def _correcting(_actor: Any, incident: Incident, data: Any) -> CorrectIncidentForm:
    return CorrectIncidentForm(data, initial=CorrectIncidentForm.initial_of(incident))


def _correct(actor: Any, incident: Incident, values: dict[str, Any]) -> Incident:
    number, reason = values.pop("number"), values.pop("reason")
    stated = incidents.Stated(**{**values, "triggers": tuple(values["triggers"])})
    return incidents.correct(actor=actor, incident=incident, number=number, stated=stated, reason=reason)


def _withdraw(actor: Any, incident: Incident, values: dict[str, Any]) -> Incident:
    return incidents.withdraw(actor=actor, incident=incident, **values)


def _stands(incident: Incident) -> bool:
    return not incident.is_withdrawn


@register(Incident)
class IncidentAdmin(ActAdmin):
    list_display = ("park", "happened_on", "kind", "grade", "computed_grade", "state", "entered_by")
    list_filter = ("kind", "grade", "state")
    list_select_related = ("park", "entered_by")
    search_fields = ("park__name", "description", "document")
    fields = (
        "park",
        "happened_on",
        "kind",
        "description",
        "document",
        "deaths",
        "injured",
        "evacuated",
        "loss",
        "triggers",
        "computed_grade",
        "official_grade",
        "official_document",
        "grade",
        "state",
        "entered_by",
        "entered_at",
    )
    beside = (Beside(_("Incident register in the portal"), "parks:incident_list", "parks.keep_incidents"),)
    acts = (
        Act(
            code="correct",
            label=_("Correct the incident"),
            action="parks.correct_incident",
            form=_correcting,
            run=_correct,
            done=_("Corrected. The former values are kept, and those concerned are told."),
            fits=_stands,
        ),
        Act(
            code="withdraw",
            label=_("Withdraw the incident"),
            action="parks.withdraw_incident",
            form=lambda _actor, _row, data: WithdrawIncidentForm(data),
            run=_withdraw,
            done=_("Withdrawn. It counts no more, and those concerned are told."),
            fits=_stands,
            danger=True,
        ),
    )
