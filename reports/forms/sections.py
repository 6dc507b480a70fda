"""Forms made from the definition: a form for a section of fields, one for each row of a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.anchors import anchor
from common.errors import Problem
from common.forms import worded
from programmes.definition import Field
from reports.domain.dossiers import FileRef, Place
from reports.domain.kinds.entries import CONFIRMATION, lies_elsewhere, park_of
from reports.domain.kinds.options import options_of
from reports.domain.kinds.values import NO, YES
from reports.forms.posted import asked_fields, inputs_of

MANY = 8
LONG = 100  # characters from which a line of text is wide


class AnchoredId(str):
    """Makes the id of an input the anchor of its address, so that every problem's link finds it."""

    __slots__ = ()

    def __mod__(self, name: object) -> str:
        return anchor(super().__mod__(name))


@dataclass(frozen=True)
class Asked:
    """A bound field with its unit; a group of ticks needs an element that bears the anchor."""

    bound: forms.BoundField
    unit: str
    group_id: str

    @property
    def is_long(self) -> bool:
        """Say whether there is much to choose from, so that it is set in columns."""
        return len(getattr(self.bound.field, "choices", ())) > MANY


class SectionForm(forms.Form):
    """Shows typed values of a section or a row. It validates nothing: the checks of the section kind do."""

    use_required_attribute = False  # a draft can always be saved

    def __init__(self, place: Place, *, row: str = "", values: Mapping[str, Any], problems: Sequence[Problem]) -> None:
        self.place, self.row = place, row
        super().__init__(auto_id=AnchoredId(f"{place.section.code}/%s"), initial=dict(values))
        self.fields.update({field.code: _made(place, field) for field in asked_fields(place)})
        self._note(problems)

    def add_prefix(self, field_name: str) -> str:
        return f"{self.row}/{field_name}" if self.row else field_name

    def asked(self) -> Iterator[Asked]:
        """Yield the fields in the order of the definition."""
        units = {field.code: field.unit_name for field in self.place.section.fields}
        for bound in self:
            grouped = isinstance(bound.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)
            yield Asked(bound, units.get(bound.name, ""), str(bound.auto_id) if grouped else "")

    def _note(self, problems: Sequence[Problem]) -> None:
        self.full_clean()
        self.cleaned_data = {}
        for name in self.fields:
            address = self.place.address(*filter(None, (self.row, name)))
            for problem in problems:
                if problem.address == address:
                    self.add_error(name, worded(problem))


class RowForm(SectionForm):
    """A row of a table; a park list asks for a confirmation where the park lies elsewhere."""

    def __init__(self, place: Place, row: Mapping[str, str], number: int, problems: Sequence[Problem]) -> None:
        self.number = number
        values = inputs_of(place, {name: str(value) for name, value in row.items()})
        super().__init__(place, row=row["uuid"], values=values, problems=problems)
        if place.section.kind == "entries" and _asks_confirmation(place, row):
            label = _("Why a park outside your region is recommended")
            self.fields[CONFIRMATION] = forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 2}))
            self._note(problems)


@dataclass(frozen=True)
class FileSlot:
    """A field that takes files: what is there, and whether more may come."""

    field: Field
    name: str
    id: str
    files: tuple[FileRef, ...]
    problems: tuple[Problem, ...]

    @property
    def takes_more(self) -> bool:
        return len(self.files) < self.field.max_files

    @property
    def accept(self) -> str:
        return ",".join(f".{one}" for one in self.field.accept)

    @property
    def kinds(self) -> str:
        return "、".join(self.field.accept)


def section_form(place: Place, problems: Sequence[Problem]) -> SectionForm:
    """Return the form of a section of fields, with what is typed so far."""
    typed = {field.code: str(place.content.get(field.code) or "") for field in asked_fields(place)}
    return SectionForm(place, values=inputs_of(place, typed), problems=problems)


def row_forms(place: Place, problems: Sequence[Problem]) -> list[RowForm]:
    """Return a form for each row."""
    rows = place.content.get("rows", [])
    return [RowForm(place, row, number, problems) for number, row in enumerate(rows, start=1)]


def file_slots(place: Place, problems: Sequence[Problem]) -> list[FileSlot]:
    """Return the fields that take files, with the files attached."""
    fields = [field for field in place.section.fields if field.kind == "file"]
    return [_slot(place, field, problems) for field in fields]


def _slot(place: Place, field: Field, problems: Sequence[Problem]) -> FileSlot:
    address = place.address(field.code)
    files = place.dossier.files_of(place.section.code, field.code)
    own = tuple(one for one in problems if one.address == address)
    return FileSlot(field, f"file:{field.code}", anchor(address), files, own)


def _asks_confirmation(place: Place, row: Mapping[str, str]) -> bool:
    park = park_of(place, row)
    return bool(row.get(CONFIRMATION)) or (park is not None and lies_elsewhere(place, park))


def _made(place: Place, field: Field) -> forms.Field:
    common: dict[str, Any] = {"label": field.name.localised, "required": field.required, "help_text": _hint(field)}
    options = list(options_of(place, field)) if field.kind in ("choice", "multi_choice") else []
    if field.kind == "multi_choice" and options:
        return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple, **common)
    if field.kind == "choice" and options:
        return forms.ChoiceField(choices=[("", "—"), *options], **common)
    if field.kind == "yes_no":
        return forms.ChoiceField(choices=[(YES, _("Yes")), (NO, _("No"))], widget=forms.RadioSelect, **common)
    return forms.CharField(widget=_typed(place, field), **common)


def _typed(place: Place, field: Field) -> forms.Widget:
    if field.kind == "long_text":
        return forms.Textarea(attrs={"rows": 3 if place.section.has_rows else 7})
    if field.is_number:
        return forms.TextInput(attrs={"inputmode": "decimal", "data-width": "w-s num-in", "autocomplete": "off"})
    if field.kind == "date":
        return forms.TextInput(attrs={"data-width": "w-s", "autocomplete": "off"})
    if field.kind == "park":
        return forms.TextInput(attrs={"data-width": "w-l", "list": "parks", "autocomplete": "off"})
    return forms.TextInput(attrs={"data-width": "w-l" if (field.max_length or LONG) >= LONG else "w-m"})


def _hint(field: Field) -> str:
    hint = field.hint.localised if field.hint else ""
    if hint:
        return hint
    if field.kind == "long_text" and field.max_length:
        return _("At most %(max)d characters.") % {"max": field.max_length}
    if field.kind == "date":
        return _("Like 2025-03-31.")
    return _("Name, former name or code of the register.") if field.kind == "park" else ""
