"""Chips of the active filters of a list: each says what it narrows and takes it away."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils.translation import pgettext

from common.ui import Chip


def chips(form: forms.BaseForm, query: QueryDict) -> list[Chip]:
    """Return one chip per filled field of a valid filter form; its link drops that field and the page."""
    return [
        Chip(str(field.label), shown, _without(query, field.html_name))
        for field in form
        for shown in _shown(field, query)
    ]


def _shown(field: forms.BoundField, query: QueryDict) -> Iterator[str]:
    values = [value for value in query.getlist(field.html_name) if value]
    if not values or field.errors:
        return
    labels = {str(key): str(label) for key, label in _options(field)}
    yield pgettext("list separator", ", ").join(labels.get(value, value) for value in values)


def _options(field: forms.BoundField) -> Iterator[tuple[object, object]]:
    for key, label in getattr(field.field, "choices", ()):
        if isinstance(label, (list, tuple)):
            yield from label
        else:
            yield key, label


def _without(query: QueryDict, name: str) -> str:
    rest = query.copy()
    rest.pop(name, None)
    rest.pop("page", None)
    return f"?{rest.urlencode()}"
