from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import RegionKind
from accounts.domain.regions import REPORTING
from accounts.models import Region


class LoadForm(forms.Form):
    sheet = forms.FileField(
        label=_("Sheet"),
        help_text=_("xlsx, xls, WPS et, or csv in UTF-8 or GB18030. Columns are found by their heads, in any order."),
    )
    source = forms.CharField(
        label=_("Which list it is"),
        max_length=200,
        help_text=_("Title and document number; it stands as basis in the history of the parks."),
    )
    region = forms.ModelChoiceField(
        label=_("Province of all rows"),
        queryset=Region.objects.none(),
        required=False,
        empty_label=_("As the sheet says"),
        help_text=_("Only for a sheet that has no column with the province."),
    )
    is_catalogue_2018 = forms.BooleanField(
        label=_("This is the catalogue of 2018, or a part of it"),
        required=False,
        help_text=_("Its parks are marked as being in the catalogue, which some programmes ask for."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [kind for kind in REPORTING if kind != RegionKind.PLANNED_CITY]
        self.fields["region"].queryset = Region.objects.filter(kind__in=kinds)  # type: ignore[attr-defined]  # the stubs know no choice field here
