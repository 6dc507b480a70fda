"""Choosing what of a report is made public, and taking it back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from reports.domain import public_reports
from reports.models import FilingVersion, PublicReport


class PublicForm(forms.Form):
    """A title, and for each part that may be made public a tick and its text."""

    title = forms.CharField(label=pgettext_lazy("public version", "Title"), max_length=200)

    def __init__(self, *args: Any, version: FilingVersion, report: PublicReport | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {part.code: part.text for part in report.parts.all()} if report else {}
        filing, offered = version.filing, public_reports.offered(version)
        self.fields["title"].initial = report.title if report else f"{filing.filer_name}{filing.title}"
        self.codes = list(offered)
        for section in filing.filled_form.publishable:
            code = section.code
            self.fields[code] = forms.BooleanField(label=section.name.localised, required=False, initial=code in kept)
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("Text for the public"),
                required=False,
                initial=kept.get(code, offered.get(code, "")),
                widget=forms.Textarea(attrs={"rows": 8}),
                help_text=section.name.localised,
            )

    def texts(self) -> dict[str, str]:
        """Return the texts of the parts that are ticked."""
        return {code: self.cleaned_data[f"text_{code}"] for code in self.codes if self.cleaned_data[code]}


class WithdrawForm(forms.Form):
    """Why it is withdrawn."""

    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Province and ministry read it."),
    )  # fmt: skip
