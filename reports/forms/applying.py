"""For which park is applied, and who is to recommend it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from parks.models import Park
from programmes.models import ReportingUnit
from reports.domain.applications import Call, usual_unit


class UnitField(forms.ModelChoiceField[ReportingUnit]):
    def label_from_instance(self, obj: ReportingUnit) -> str:
        return obj.region.name


class ApplyForm(forms.Form):
    """The park, chosen where a committee keeps several, and the unit, where another one than usual recommends it."""

    park = forms.ModelChoiceField(
        Park.objects.none(), label=_("Park"), to_field_name="public_id", empty_label=None, required=True
    )
    unit = UnitField(
        ReportingUnit.objects.none(),
        label=_("Recommended by"),
        help_text=_("Usually where the park lies. A park run together with another province may be recommended there."),
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        park = cast("forms.ModelChoiceField[Park]", self.fields["park"])
        park.queryset = Park.objects.filter(pk__in=[one.pk for one in call.parks])
        unit = cast("UnitField", self.fields["unit"])
        unit.queryset = ReportingUnit.objects.filter(programme=call.round.programme_id).select_related("region")
        if call.parks:
            park.initial, unit.initial = call.parks[0].public_id, usual_unit(call.round, call.parks[0])
        if len(call.parks) == 1:
            park.widget = forms.HiddenInput()
