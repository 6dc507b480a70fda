"""What is recorded of candidates before the decision: the expert review, and the refusal of an excess."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from evaluations.choices import ReviewOutcome
from evaluations.domain.candidates import Candidate


class ReviewForm(forms.Form):
    """One result for the candidates that are ticked: reviews come by meeting, not one by one."""

    candidates = forms.MultipleChoiceField(label=_("Candidates"), widget=forms.CheckboxSelectMultiple)
    outcome = forms.ChoiceField(
        label=_("Result of the expert review"), choices=ReviewOutcome.choices, widget=forms.RadioSelect
    )
    document = forms.CharField(
        label=_("Document"),
        max_length=100,
        required=False,
        help_text=_("Title or number of the experts' opinion. Document, note or file: one of them at least."),
    )
    note = forms.CharField(
        label=_("Words on the result"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    file = forms.FileField(label=_("File of the opinion"), required=False)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_key = {str(one.entry.pk): one for one in candidates if one.accepted}
        self.fields["candidates"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.region_printed} · {one.name_printed}") for key, one in self._by_key.items()
        ]

    def chosen(self) -> list[Candidate]:
        ticked = set(self.cleaned_data["candidates"])
        return [one for key, one in self._by_key.items() if key in ticked]


class ReasonForm(forms.Form):
    """Why something is refused."""

    reason = forms.CharField(label=_("Reason"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))
