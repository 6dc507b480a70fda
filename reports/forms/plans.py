"""Forms of what is done with plans."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
