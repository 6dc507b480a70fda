"""How a filing or an obligation is named and where it stands, for the portal's own pages."""

from typing import Any

from django import template

from portal.domain import progress, work

register = template.Library()

register.filter("titled", work.titled)


@register.filter
def board_state(row: Any) -> str:
    """Return the status code of an obligation with its filing."""
    return progress.state_of(row)
