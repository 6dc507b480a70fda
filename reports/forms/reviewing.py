"""Forms of the receivers: an opinion, or what is to be mended and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms import DayInput
from reports.domain.kinds.base import SectionView
from reports.domain.reviews import Reason
from reports.forms.eligibility import JudgeEligibilityForm

PREFIX = "reason/"


class OpinionForm(forms.Form):
    """What a level says when it passes a filing on or files it."""

    opinion = forms.CharField(label=gettext_lazy("Opinion"), required=False, widget=forms.Textarea(attrs={"rows": 5}))

    def __init__(self, *args: Any, wanted: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The act asks for it with its basis; here it only says that it will.
        self.demanded = {"opinion"} if wanted else set()
        self.fields["opinion"].help_text = _("Required. It goes on with the filing.") if wanted else ""


class RecommendForm(OpinionForm, JudgeEligibilityForm):
    """The opinion, and before it what the province has to judge so that it can recommend."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.demanded |= self.fields.keys() - {"opinion"}
        self.order_fields([name for name in self.fields if name != "opinion"])


@dataclass(frozen=True)
class Place:
    """A section with the places in it that a reason can name."""

    view: SectionView
    section: forms.BoundField
    cells: tuple[forms.BoundField, ...]


class ReturnForm(forms.Form):
    """Reasons by section and by place; what is left empty does not open again."""

    note = forms.CharField(label=gettext_lazy("To the filer"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label=gettext_lazy("Expected back by"), required=False, widget=DayInput())

    def __init__(self, *args: Any, views: Sequence[SectionView], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.views = views
        for view in views:
            self.fields[f"{PREFIX}{view.code}"] = _reason(_("Why this section comes back"))
            self.fields.update({f"{PREFIX}{address}": _reason(label) for address, label in cells(view)})

    def places(self) -> list[Place]:
        """Return the sections with their fields, in the order of the form."""
        return [
            Place(
                view,
                self[f"{PREFIX}{view.code}"],
                tuple(self[f"{PREFIX}{address}"] for address, _label in cells(view)),
            )
            for view in self.views
        ]

    def reasons(self) -> list[Reason]:
        """Return what was given a reason."""
        typed = {name: text for name, text in self.cleaned_data.items() if name.startswith(PREFIX)}
        return [Reason(name.removeprefix(PREFIX), text) for name, text in typed.items() if text.strip()]


def cells(view: SectionView) -> list[tuple[str, str]]:
    """Return address and name of each value of a section, of each row of a table."""
    named = [(one.address, one.label) for one in view.values]
    rows = view.table.rows if view.table else ()
    named += [(row[0].address, _row_name(row, number)) for number, row in enumerate(rows, start=1)]
    return named if len(named) > 1 else []


def _row_name(row: Sequence[Any], number: int) -> str:
    words = [one.text for one in row[:2] if one.text]
    return f"{number} {' '.join(words)}"[:60]


def _reason(label: str) -> forms.CharField:
    return forms.CharField(label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}))
