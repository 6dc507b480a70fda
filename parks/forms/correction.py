"""What a ministry fills in to mend the history of a park: the form of the act again, and why."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from parks.choices import ParkEventKind as Kind
from parks.domain import correcting
from parks.forms.change import (
    BoundaryForm,
    DissolveForm,
    DuplicateForm,
    HappenedForm,
    MergeForm,
    ParkField,
    ReclassifyForm,
)
from parks.forms.park import RenameForm
from parks.models import ParkEvent


class WithdrawEventForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was wrong, and how it was found out. It stands in the history beside the former entry."),
    )


class SplitOffForm(HappenedForm):
    into = ParkField(label=_("Split off from which park"), help_text=_("Name, former name or code of the register."))


_FORMS: Mapping[str, type[forms.Form]] = {
    Kind.RENAMED: RenameForm,
    Kind.MERGED_INTO: MergeForm,
    Kind.SPLIT_FROM: SplitOffForm,
    Kind.BOUNDARY_MOVED: BoundaryForm,
    Kind.RECLASSIFIED: ReclassifyForm,
    Kind.DISSOLVED: DissolveForm,
    Kind.DUPLICATE_OF: DuplicateForm,
}


def correction_form(event: ParkEvent, data: Any = None) -> forms.Form:
    """Return the form of the act that made an entry, filled in with it, and a field for the reason."""
    initial = {**correcting.stated_of(event), "on": event.on, "basis": event.basis}
    form = _FORMS[event.kind](data, initial=initial)
    form.fields["reason"] = WithdrawEventForm.base_fields["reason"]
    return form
