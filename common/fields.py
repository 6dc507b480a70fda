"""How a form field is laid out: what its template needs to know, and where an error summary links to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext

# Widths say the expected length.
WIDTHS = ((forms.Textarea, ""), (forms.DateInput, "dt"), (forms.NumberInput, "w-s num-in"), (forms.Select, "w-m"))
DJANGO_ROWS = "10"  # what a text area has when its form does not say
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class Summary(NamedTuple):
    """One line of an error summary; without `href` it belongs to the whole form."""

    href: str
    text: str


def describe(field: forms.BoundField, *, suffix: str = "", hint: str = "") -> dict[str, Any]:
    """Return what components/field.html needs to lay out one field."""
    hint = hint or str(field.help_text)
    widget = field.field.widget
    return {
        "field": field,
        "id": target_id(field),
        "hint": hint,
        "suffix": suffix,
        # An act may demand, with its basis, what the form itself lets through.
        "is_optional": not field.field.required and field.name not in getattr(field.form, "demanded", ()),
        "kind": _kind(widget),
        "errors": list(messages_of(field)),
        "described_by": _described_by(field, hint=bool(hint)),
        "control": field.as_widget(attrs=_attributes(field, hint=bool(hint))),
    }


def problems_of(form: forms.BaseForm) -> Iterator[Summary]:
    """Yield each error of a form with the link to the field that has it."""
    for text in form.non_field_errors():
        yield Summary("", str(text))
    for field in form:
        for text in messages_of(field):
            yield Summary("" if field.is_hidden else f"#{target_id(field)}", text)


def messages_of(field: forms.BoundField) -> Iterator[str]:
    """Yield the errors of a field; what Django says in general names the field and says what to do."""
    for error in field.errors.as_data():
        yield _instruction(field, error) or str(error.messages[0])


def target_id(field: forms.BoundField) -> str:
    """Return the id of the input, of the first one in a group."""
    return field.id_for_label or f"{field.auto_id}_0"


def _instruction(field: forms.BoundField, error: ValidationError) -> str:
    if error.code not in {"required", "invalid"} or not _is_general(field.field, error):
        return ""
    names = {"label": field.label}
    if error.code == "required":
        return _demand(field.field.widget) % names
    if isinstance(field.field, forms.DateField):
        return gettext("“%(label)s” should be a date, such as 2025-03-31") % names
    return gettext("“%(label)s” should be a number, such as 12.5") % names


def _is_general(field: forms.Field, error: ValidationError) -> bool:
    """Whether the words are Django's own; a form's own words and a validator's stay."""
    if error.code == "invalid" and not isinstance(field, (forms.DateField, forms.IntegerField)):
        return False
    kinds = type(field).__mro__
    return any(error.message is vars(kind).get("default_error_messages", {}).get(error.code) for kind in kinds)


def _demand(widget: forms.Widget) -> str:
    if isinstance(widget, (forms.Select, *GROUPS)):
        return gettext("Choose “%(label)s”")
    if isinstance(widget, forms.CheckboxInput):
        return gettext("Tick “%(label)s”")
    return gettext("Add “%(label)s”") if isinstance(widget, forms.FileInput) else gettext("Enter “%(label)s”")


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, GROUPS):
        return "group"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "input"


def _attributes(field: forms.BoundField, *, hint: bool) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    widget = field.field.widget
    if _kind(widget) == "input":
        width = widget.attrs.get("data-width") or next((w for kind, w in WIDTHS if isinstance(widget, kind)), "w-l")
        attributes["class"] = f"{widget.attrs.get('class', '')} in {width}".strip()
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == DJANGO_ROWS:
        attributes["rows"] = "5"
    if field.errors:
        attributes["aria-invalid"] = "true"
    if _kind(widget) != "group" and _described_by(field, hint=hint):
        attributes["aria-describedby"] = _described_by(field, hint=hint)
    return attributes


def _described_by(field: forms.BoundField, *, hint: bool) -> str:
    parts = [f"{field.auto_id}-hint"] if hint else []
    parts += [f"{field.auto_id}-error"] if field.errors else []
    return " ".join(parts)
