"""What was filed before the portal: the sheet, its confirmation, and a single paper."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from common.forms import DayInput
from programmes.models import Participation
from reports.domain.history import Column, Kind

PROSE_LENGTH = 20_000


class NoteForm(forms.Form):
    """From what was entered; kept with every version."""

    note = forms.CharField(
        label=_("Entered from"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example the file number of the paper. It is kept with the version and in the journal."),
    )


class SheetForm(forms.Form):
    """A sheet and of what it is."""

    kind = forms.ChoiceField(label=_("What was filed"))
    sheet = forms.FileField(
        label=_("Sheet"), help_text=_("xlsx, or csv in UTF-8 or GB18030. One row for each base and year.")
    )

    def __init__(self, *args: Any, kinds: Sequence[Kind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [(one.code, one.name) for one in kinds]


class ConfirmForm(NoteForm):
    """The one confirmation of a sheet; unusual figures are confirmed on purpose."""

    accept_unusual = forms.BooleanField(label=_("The unusual figures are as on paper."), required=False)

    def __init__(self, *args: Any, unusual: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not unusual:
            del self.fields["accept_unusual"]
        self.order_fields(["accept_unusual", "note"])


class PaperForm(forms.Form):
    """Which paper it is; asked first, as the form of the year decides what can be entered."""

    kind = forms.ChoiceField(label=_("What was filed"))
    base = forms.ModelChoiceField(label=_("Base"), queryset=Participation.objects.none())
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)

    def __init__(self, *args: Any, kinds: Sequence[Kind], bases: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["kind"]).choices = [(one.code, one.name) for one in kinds]
        cast("forms.ModelChoiceField[Participation]", self.fields["base"]).queryset = bases


class ContentForm(NoteForm):
    """The figures of a paper, one text, the day and a scan. Fields bear the addresses at which faults are reported."""

    filed_on = forms.DateField(label=_("Filed on paper on"), widget=DayInput)
    passage = forms.ChoiceField(label=_("Part of the text"), required=False)
    text = forms.CharField(
        label=_("Text"), required=False, max_length=PROSE_LENGTH, widget=forms.Textarea(attrs={"rows": 6})
    )
    scan = forms.FileField(label=_("Scan of the paper"), required=False)

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.figures = [one for one in columns if self.asks(one)]
        self.passages = [one for one in columns if one.prose]
        choices = [("", "—"), *((one.address, one.label) for one in self.passages)]
        cast("forms.ChoiceField", self.fields["passage"]).choices = choices
        for one in self.figures:
            self.fields[one.address] = _figure(one)
        self.order_fields(["filed_on", *(one.address for one in self.figures), "passage", "text", "scan", "note"])

    def asks(self, column: Column) -> bool:
        """Say whether a column is asked by itself: the figures are."""
        return column.address.count("/") > 1

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("text") and not given.get("passage"):
            self.add_error("passage", _("Choose the part to which the text belongs."))
        return given

    def content(self) -> dict[str, Any]:
        """Return what was typed in the shape of the form's sections."""
        content: dict[str, Any] = {}
        for column in self.figures:
            if text := self.cleaned_data.get(column.address):
                column.put(content, text)
        for column in self.passages:
            if column.address == self.cleaned_data.get("passage"):
                column.put(content, self.cleaned_data.get("text", ""))
        return content

    def day(self) -> date:
        return cast("date", self.cleaned_data["filed_on"])

    def scans(self) -> "list[UploadedFile[bytes]]":
        scan = self.cleaned_data.get("scan")
        return [scan] if scan else []


class CorrectionForm(ContentForm):
    """A paper that was entered, to be mended: what stands is filled in; a text is changed by choosing its part."""

    base_version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, standing: dict[str, Any], **kwargs: Any) -> None:
        self.standing = standing
        super().__init__(*args, **kwargs)
        self.fields["note"].label = _("Reason of the correction")
        self.fields["note"].help_text = _("It is kept with the version and in the journal.")
        self.fields["passage"].help_text = _("A text entered here takes the place of the one that stands.")
        self.fields["scan"].help_text = _("A new scan takes the place of the present one.")
        for one in self.figures:
            self.initial.setdefault(one.address, one.text_in(standing))

    def asks(self, column: Column) -> bool:
        """Ask for what stands too, as a sheet may have brought it."""
        return super().asks(column) or (not column.prose and bool(column.text_in(self.standing)))

    def content(self) -> dict[str, Any]:
        """Return the whole of what the paper has: what is not asked here stays, what was emptied goes."""
        content = {code: dict(one) for code, one in self.standing.items() if "cells" not in one}
        for column in self.figures:
            section, *path = column.address.split("/")
            if len(path) == 1 and section in content:
                content[section].pop(path[0], None)
        for code, given in super().content().items():
            content.setdefault(code, {}).update(given)
        return content


def _figure(column: Column) -> forms.Field:
    if column.yes_no:
        choices = [("", "—"), ("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(label=column.label, choices=choices, required=False)
    widget = forms.TextInput(attrs={"inputmode": "decimal", "data-width": "w-s"})
    return forms.CharField(label=column.label, required=False, max_length=60, widget=widget)
