"""What a ministry fills in to keep the register of parks."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Region
from common.forms import DayInput
from parks.choices import ParkKind, ParkLevel


class NewParkForm(forms.Form):
    code = forms.CharField(label=_("Code"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=100)
    region = forms.ModelChoiceField(label=_("Province"), queryset=Region.objects.exclude(kind="country"))
    city = forms.CharField(label=_("City"), max_length=60, required=False)
    level = forms.ChoiceField(label=_("Level"), choices=ParkLevel.choices)
    kind = forms.ChoiceField(label=_("Kind"), choices=ParkKind.choices)


class RenameForm(forms.Form):
    name = forms.CharField(label=_("New name"), max_length=100)
    on = forms.DateField(label=_("From which day on"), widget=DayInput())
    basis = forms.CharField(label=_("Basis"), max_length=200, help_text=_("The document that gives the new name."))


class AliasForm(forms.Form):
    name = forms.CharField(label=_("Other name"), max_length=100)
    basis = forms.CharField(label=_("Basis"), max_length=200, required=False)
