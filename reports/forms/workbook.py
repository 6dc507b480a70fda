"""A workbook that is sent for a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _


class WorkbookForm(forms.Form):
    """The file; what is in it is asked of the draft, not of the form."""

    workbook = forms.FileField(
        label=_("Workbook"),
        help_text=_("The xlsx that was downloaded here, filled in. Sheets copied out of it are known by their heads."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
