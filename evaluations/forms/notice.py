from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from evaluations.domain.candidates import Candidate


class NoticeForm(forms.Form):
    """What the public reads, how long, and where objections go."""

    title = forms.CharField(label=_("Title"), max_length=200)
    text = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": 6}), max_length=4000)
    opens_on = forms.DateField(label=_("First day of the notice"), widget=DayInput())
    closes_on = forms.DateField(
        label=_("Last day of the notice"), help_text=_("Counts as a whole day."), widget=DayInput()
    )
    phone = forms.CharField(label=_("Telephone"), max_length=60)
    address = forms.CharField(label=_("Postal address"), max_length=200)
    email = forms.EmailField(label=_("E-mail"))
    candidates = forms.MultipleChoiceField(label=_("Candidates"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_key = {str(one.entry.pk): one for one in candidates if one.can_be_named}
        self.fields["candidates"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.region_printed} · {one.name_printed}") for key, one in self._by_key.items()
        ]

    def chosen(self) -> list[Candidate]:
        """Return the ticked candidates in the order of the units and ranks."""
        ticked = set(self.cleaned_data["candidates"])
        return [one for key, one in self._by_key.items() if key in ticked]


class CorrectionForm(NoticeForm):
    """A notice that takes the place of an earlier one."""

    correction = forms.CharField(
        label=_("What is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Printed on both notices."),
    )
    field_order = ("correction",)


class ExtensionForm(forms.Form):
    closes_on = forms.DateField(
        label=_("Last day of the notice"), help_text=_("Counts as a whole day."), widget=DayInput()
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Printed with the notice."),
    )
