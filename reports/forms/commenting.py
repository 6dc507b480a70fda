"""Forms of comments on a draft."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.domain.kinds.base import SectionView, Shown

LONGEST = 30  # characters of what stands at a place, to tell it by


class CommentForm(forms.Form):
    """What is said of a section, or of one place in it."""

    section = forms.CharField(widget=forms.HiddenInput)
    address = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    text = forms.CharField(label=gettext_lazy("Comment"), max_length=5000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, view: SectionView | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"{view.code if view else 'none'}-%s"
        field: Any = self.fields["address"]
        field.choices = [("", _("The whole section")), *(_places(view) if view else ())]
        self.fields["section"].initial = view.code if view else ""


class AnswerForm(forms.Form):
    """What became of a comment."""

    text = forms.CharField(label=gettext_lazy("Answer"), required=False, max_length=5000)
    is_done = forms.BooleanField(label=gettext_lazy("Done"), required=False)


def _places(view: SectionView) -> Iterator[tuple[str, str]]:
    for one in view.values:
        yield one.address, one.label
    for number, row in enumerate(view.table.rows if view.table else (), start=1):
        name = row[0].text[:LONGEST] or _("Row %(number)d") % {"number": number}
        yield from ((cell.address, f"{name} › {cell.label}") for cell in row if _has_place(cell))


def _has_place(cell: Shown) -> bool:
    return "/" in cell.address
