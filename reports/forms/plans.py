"""Forms of what is done with plans."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from programmes.models import Participation
from reports.domain import work_items


class ReasonForm(forms.Form):
    """Why an approved plan is to be changed."""

    reason = forms.CharField(
        label=_("Reason for the change"),
        help_text=_("The levels above read it with the new version."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class ConfirmForm(forms.Form):
    """Nothing is asked, only confirmed."""


class WorkForm(forms.Form):
    """Work of a year with dates, responsible body and person (GB-20)."""

    plan_key = forms.ChoiceField(label=_("Task or project of the plan"))
    title = forms.CharField(label=_("Work"), max_length=200, help_text=_("What is done of it in the year."))
    responsible_body = forms.CharField(label=_("Responsible body"), max_length=100)
    responsible_person = forms.CharField(label=_("Responsible person"), max_length=50)
    starts_on = forms.DateField(label=_("Start"), widget=DayInput)
    ends_on = forms.DateField(label=_("End"), widget=DayInput, help_text=_("In the same year."))

    def __init__(self, *args: Any, base: Participation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["plan_key"]
        field.choices = [("", "—"), *work_items.choices(base)]

    def stated(self) -> work_items.Stated:
        """Return what is said of the work."""
        return work_items.Stated(**{**self.cleaned_data, "plan_key": UUID(self.cleaned_data["plan_key"])})
