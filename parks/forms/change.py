"""What a ministry fills in when something happened to a park: always a day and a document."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from common.forms import DayInput
from parks.choices import ParkKind, ParkLevel
from parks.domain import search
from parks.models import Park


class ParkField(forms.CharField):
    """A park given by its name, a former name or its code: exactly one, or the error says what to write."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        if not text:
            return text
        found = search.called(text)
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_("No park is called “%(text)s”."), params={"text": text})
        several = pgettext("between names", ", ").join(
            f"{park.region.short_name}{park.name} {park.code}" for park in found[:3]
        )
        message = _("Several parks are called so: %(parks)s. Write the code.")
        raise ValidationError(message, params={"parks": several})

    def prepare_value(self, value: Any) -> Any:
        return value.code if isinstance(value, Park) else value

    def run_validators(self, value: Any) -> None:
        """Leave out the validators of texts."""


class HappenedForm(forms.Form):
    """The base: when, and by which document."""

    on = forms.DateField(label=gettext_lazy("In force from"), widget=DayInput())
    basis = forms.CharField(
        label=gettext_lazy("Basis"), max_length=200, help_text=gettext_lazy("Title and number of the document.")
    )
    field_order = ("name", "into", "code", "area_ha", "level", "kind", "on", "basis")


class DissolveForm(HappenedForm):
    pass


class MergeForm(HappenedForm):
    into = ParkField(
        label=gettext_lazy("Into which park"), help_text=gettext_lazy("Name, former name or code of the register.")
    )


class DuplicateForm(HappenedForm):
    into = ParkField(
        label=gettext_lazy("The entry that stays"),
        help_text=gettext_lazy("Name, former name or code of the register."),
    )
    on = forms.DateField(label=gettext_lazy("Found on"), widget=DayInput())
    basis = forms.CharField(
        label=gettext_lazy("How it was found out"),
        max_length=200,
        help_text=gettext_lazy("For example the list that prints the park under both names."),
    )


class SplitForm(HappenedForm):
    name = forms.CharField(label=gettext_lazy("Name of the park that was split off"), max_length=100)
    code = forms.CharField(label=gettext_lazy("Its code"), max_length=20)


class BoundaryForm(HappenedForm):
    area_ha = forms.DecimalField(
        label=gettext_lazy("Area after it (hectares)"), max_digits=12, decimal_places=2, min_value=0
    )


class ReclassifyForm(HappenedForm):
    level = forms.ChoiceField(label=gettext_lazy("Level"), choices=ParkLevel.choices)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=ParkKind.choices)
