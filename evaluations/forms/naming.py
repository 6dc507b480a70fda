"""What the ministry signs when it releases the staged decisions: document, letter and the day of the plans."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from evaluations.domain import follow_up
from evaluations.domain.letters import Letter
from evaluations.domain.namings import Decision
from programmes.models import Round


class NamingForm(forms.Form):
    batch = forms.IntegerField(label=_("Batch"), min_value=1, max_value=99)
    title = forms.CharField(label=_("Title of the list"), max_length=200)
    document = forms.CharField(label=_("Document number"), max_length=100)
    dated = forms.DateField(label=_("Dated"), widget=DayInput())
    plan_due_on = forms.DateField(
        label=_("Plans due on"),
        required=False,
        widget=DayInput(),
        help_text=_("The naming opens the round of the plans for the named ones. Counts as a whole day."),
    )
    letter_title = forms.CharField(label=_("Title of the letter"), max_length=200)
    addressees = forms.CharField(label=_("Addressees"), max_length=300)
    letter = forms.CharField(
        label=_("Text of the letter"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One paragraph a line; the list is annexed by itself."),
    )
    seen = forms.CharField(widget=forms.HiddenInput(), max_length=64)

    def __init__(self, *args: Any, call: Round, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        dated = self.initial.get("dated")
        if dated and not follow_up.demands_plan(call, dated):
            del self.fields["plan_due_on"]

    def decision(self) -> Decision:
        """Return what was filled in, to be signed."""
        data = self.cleaned_data
        return Decision(
            batch=data["batch"],
            title=data["title"],
            document=data["document"],
            dated=data["dated"],
            seen=data["seen"],
            letter=Letter(data["letter_title"], data["addressees"], data["letter"]),
            plan_due_on=data.get("plan_due_on"),
        )
