"""How the rows of a sheet of parks are worded in its table."""

from collections.abc import Mapping

from django import template

from parks.domain import loads
from parks.domain.loads import words
from parks.models import LoadLine

register = template.Library()
register.filter("meant", words.meant)
register.filter("reason", words.reason)


@register.filter
def change_line(one: Mapping[str, str]) -> str:
    """Return a change with old and new."""
    return words.change(one)


@register.filter
def options(line: LoadLine) -> list[tuple[str, str]]:
    """Return what can be decided about a row."""
    return loads.options(line)


@register.filter
def chosen(line: LoadLine) -> str:
    """Return what was decided about a row."""
    return loads.chosen(line)
