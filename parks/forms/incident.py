"""What a ministry or a province states of an incident, and what the park says to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common.forms import DayInput
from parks.choices import Grade, IncidentKind, Trigger
from parks.domain.stating import LOSS_DECIMALS, MOST_PEOPLE, Stated
from parks.models import Incident

_UNKNOWN = _("Leave empty what is not known yet; 0 means none.")


def _people(label: Any, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_PEOPLE, required=False, help_text=help_text)


class IncidentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("Choose")), *IncidentKind.choices])
    happened_on = forms.DateField(label=pgettext_lazy("of an incident", "Day"), widget=DayInput())
    description = forms.CharField(
        label=_("What happened"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("In short.")
    )
    document = forms.CharField(
        label=pgettext_lazy("of an incident", "Source"),
        max_length=200,
        help_text=_("The report, letter or announcement this rests on, with its number."),
    )
    deaths = _people(_("Deaths"), _UNKNOWN)
    injured = _people(_("Seriously injured or poisoned"))
    evacuated = _people(pgettext_lazy("of an incident", "Evacuated"))
    loss = forms.DecimalField(
        label=_("Direct loss"), min_value=0, max_digits=14, decimal_places=LOSS_DECIMALS, required=False
    )
    triggers = forms.MultipleChoiceField(
        label=_("Special effects"),
        choices=Trigger.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("For environmental emergencies only. Each gives a grade by itself."),
    )
    official_grade = forms.ChoiceField(
        label=_("Grade given by the competent authority"),
        choices=[("", _("None is known")), *Grade.choices],
        required=False,
        help_text=_("It counts before the computed grade; both are shown."),
    )
    official_document = forms.CharField(label=_("Document of the authority"), max_length=200, required=False)

    def stated(self) -> Stated:
        """Return what was filled in."""
        values = {name: self.cleaned_data[name] for name in Stated.__dataclass_fields__}
        return Stated(**{**values, "triggers": tuple(values["triggers"])})


class CorrectIncidentForm(IncidentForm):
    reason = forms.CharField(
        label=_("Why it is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The park, the province and the ministries concerned read it. The former values are kept."),
    )
    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(incident: Incident) -> dict[str, Any]:
        """Return what stands, to be corrected."""
        values = {name: getattr(incident, name) for name in Stated.__dataclass_fields__}
        return {**values, "loss": _plain(values["loss"]), "number": incident.number}


class WithdrawIncidentForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it is withdrawn"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays readable as withdrawn, with this reason."),
    )


class IncidentCommentForm(forms.Form):
    text = forms.CharField(label=_("Comment"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


def _plain(loss: Any) -> Any:
    """Return a loss without the zeros that the database appends."""
    return None if loss is None else f"{loss.normalize():f}"
