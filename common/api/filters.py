"""Kinds of filter that the lists of the API share."""

from typing import Any

from django import forms
from django_filters import rest_framework as filters

YEARS = (1990, 2100)


class YearFilter(filters.NumberFilter):  # type: ignore[misc] # the library has no types
    """A year; a number that is none is an error, not an empty list."""

    field_class = forms.IntegerField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, min_value=YEARS[0], max_value=YEARS[1], **kwargs)

    def get_max_validator(self) -> None:
        """Return none: the bounds are the field's."""


class YesNoField(forms.TypedChoiceField):
    """Takes `true` and `false`; the library's own field takes nonsense for no answer."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        choices = [("true", "true"), ("false", "false")]
        super().__init__(*args, choices=choices, coerce=lambda text: text == "true", empty_value=None, **kwargs)


class YesNoFilter(filters.BooleanFilter):  # type: ignore[misc] # the library has no types
    """Yes or no; anything else is an error, not a list without the filter."""

    field_class = YesNoField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, widget=forms.Select(), **kwargs)
