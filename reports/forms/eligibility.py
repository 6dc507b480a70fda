"""What a province judges of the conditions that no register can establish."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.domain.eligibility import Finding

HOLDS = (("yes", pgettext_lazy("eligibility", "Met")), ("no", pgettext_lazy("eligibility", "Not met")))


class JudgeEligibilityForm(forms.Form):
    """For each condition an answer and the opinion; what is left open is judged later."""

    def __init__(self, *args: Any, findings: Sequence[Finding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.clauses = [one.clause.code for one in findings if one.is_for_the_province]
        for finding in findings:
            if finding.is_for_the_province:
                self._ask(finding)

    def _ask(self, finding: Finding) -> None:
        judged = finding.judgement
        code, name = finding.clause.code, finding.clause.name.localised
        self.fields[code] = forms.ChoiceField(
            label=name,
            choices=HOLDS,
            required=False,
            widget=forms.RadioSelect,
            initial=("yes" if judged.holds else "no") if judged else None,
        )
        self.fields[f"{code}/opinion"] = forms.CharField(
            label=_("Opinion: %(name)s") % {"name": name},
            required=False,
            max_length=1000,
            widget=forms.Textarea(attrs={"rows": 2}),
            initial=judged.opinion if judged else "",
        )

    def answers(self) -> Iterator[tuple[str, bool, str]]:
        """Yield condition, answer and opinion of those that were answered."""
        for code in self.clauses:
            if answer := self.cleaned_data.get(code):
                yield code, answer == "yes", self.cleaned_data[f"{code}/opinion"]

    def clean(self) -> dict[str, Any]:
        for code in self.clauses:
            if self.cleaned_data.get(f"{code}/opinion") and not self.cleaned_data.get(code):
                self.add_error(code, _("Say whether it is met."))
        return self.cleaned_data
