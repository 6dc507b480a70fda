"""How a form field is laid out: what its template needs to know, and where an error summary links to."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django import forms

# Widths say the expected length.
WIDTHS = ((forms.Textarea, ""), (forms.DateInput, "dt"), (forms.NumberInput, "w-s num-in"), (forms.Select, "w-m"))
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
        "kind": _kind(widget),
        "errors": field.errors,
        "described_by": _described_by(field, hint=bool(hint)),
        "control": field.as_widget(attrs=_attributes(field, hint=bool(hint))),
    }


def problems_of(form: forms.BaseForm) -> Iterator[Summary]:
    """Yield each error of a form with the link to the field that has it."""
    for text in form.non_field_errors():
        yield Summary("", str(text))
    for field in form:
        for text in field.errors:
            yield Summary("" if field.is_hidden else f"#{target_id(field)}", str(text))


def target_id(field: forms.BoundField) -> str:
    """Return the id of the input, of the first one in a group."""
    return field.id_for_label or f"{field.auto_id}_0"


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
    if field.errors:
        attributes["aria-invalid"] = "true"
    if _kind(widget) != "group" and _described_by(field, hint=hint):
        attributes["aria-describedby"] = _described_by(field, hint=hint)
    return attributes


def _described_by(field: forms.BoundField, *, hint: bool) -> str:
    parts = [f"{field.auto_id}-hint"] if hint else []
    parts += [f"{field.auto_id}-error"] if field.errors else []
    return " ".join(parts)
