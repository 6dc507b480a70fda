from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from programmes.choices import RoundKind
from programmes.definition import Definition
from programmes.models import Programme


class RoundForm(forms.Form):
    """A round as the ministry sets it. Days that the document leaves open are shown as set by the ministry (X-01)."""

    form = forms.ChoiceField(label=_("What is asked"))
    year = forms.IntegerField(label=_("Year"), min_value=2020, max_value=2060)
    title = forms.CharField(label=_("Title"), max_length=200)
    opens_on = forms.DateField(label=_("Opens on"), widget=DayInput)
    due_on = forms.DateField(label=_("Due on"), widget=DayInput, help_text=_("The whole day counts. Later is late."))
    closes_on = forms.DateField(
        label=_("Closes on"),
        widget=DayInput,
        required=False,
        help_text=_("After this day nothing can be filed without permission. May be left empty."),
    )
    contact = forms.CharField(label=_("Contact"), required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["form"])
        field.choices = askable(programme.edition.definition) if programme.edition else []

    def kind(self) -> RoundKind:
        """Return the kind of round that the chosen form makes."""
        return ROUND_KINDS.get(self.cleaned_data["form"], RoundKind.EVALUATION)


ROUND_KINDS = {
    "park_list": RoundKind.CALL,
    "application": RoundKind.CALL,
    "plan": RoundKind.PLAN,
    "annual_report": RoundKind.ANNUAL_REPORT,
}


def askable(definition: Definition) -> list[tuple[str, str]]:
    """Return the forms and evaluation schemes for which a round can be opened."""
    forms_asked = [(code, str(form.name)) for code, form in definition.forms.items() if code in ROUND_KINDS]
    schemes = [(code, str(scheme.name)) for code, scheme in definition.schemes.items()]
    return forms_asked + schemes


class ExtensionForm(forms.Form):
    """A decision to move a due day."""

    due_on = forms.DateField(label=_("New due day"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The reason is kept with the decision and shown to the body that owes."),
    )
