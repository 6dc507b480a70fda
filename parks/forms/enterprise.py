"""What is filled in to keep the register of enterprises."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from common import policy
from parks.domain.enterprises import parks_kept_by
from parks.models import Park


class AmendEnterpriseForm(forms.Form):
    """Name and park; the code never changes."""

    name = forms.CharField(label=_("Name of the enterprise"), max_length=100)
    park = forms.ModelChoiceField(label=_("Park"), queryset=Park.objects.none())

    def __init__(self, *args: Any, actor: policy.Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Park]", self.fields["park"]).queryset = parks_kept_by(actor)


class EnterpriseForm(AmendEnterpriseForm):
    code = forms.CharField(
        label=_("Unified social credit code"), max_length=40, help_text=_("18 characters, as on the business licence.")
    )
    field_order = ("name", "code", "park")
