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
