"""The form by which the dossiers of a round are asked for."""

from typing import Any, cast

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from common import policy
from programmes.models import ReportingUnit
from reports.domain.collecting import Collectable, collectables, units


class UnitField(forms.ModelChoiceField[ReportingUnit]):
    """A choice among units, each with the mark of its programme."""

    def label_from_instance(self, obj: ReportingUnit) -> str:
        return f"{obj.programme.mark} {obj.region.name}"


class CollectionForm(forms.Form):
    """Which form of which round, and of which unit."""

    what = forms.ChoiceField(label=_("Round and form"))
    unit = UnitField(
        ReportingUnit.objects.none(), label=_("Reporting unit"), required=False, empty_label=_("All in sight")
    )

    def __init__(self, data: Any = None, *, actor: policy.Actor) -> None:
        super().__init__(data)
        self._offered = {one.key: one for one in collectables(actor)}
        what = cast("forms.ChoiceField", self.fields["what"])
        what.choices = [(one.key, one.label) for one in self._offered.values()]
        cast("UnitField", self.fields["unit"]).queryset = units(actor)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to collect."""
        return not self._offered

    @cached_property
    def chosen(self) -> Collectable:
        return self._offered[self.cleaned_data["what"]]
