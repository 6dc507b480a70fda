"""What a unit arranges among the applications of a call: its day, and its order."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from reports.models import Filing


class DayForm(forms.Form):
    """The day by which a unit wants the applications."""

    due_on = forms.DateField(
        label=_("Applications due on"),
        widget=DayInput,
        help_text=_("The whole day counts. Later is late, and still possible until the round closes."),
    )


class RankForm(forms.Form):
    """A place for each recommended application."""

    def __init__(self, *args: Any, rows: Sequence[Filing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, one in enumerate(rows, start=1):
            field = forms.IntegerField(label=one.filer_name, min_value=1, max_value=99, initial=one.rank or number)
            self.fields[str(one.pk)] = field

    def places(self) -> Mapping[int, int]:
        """Return the places by the key of the application."""
        return {int(name): place for name, place in self.cleaned_data.items()}
