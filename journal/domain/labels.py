"""How the kinds of event are worded for readers; stored are only their codes."""

from collections.abc import Mapping

from django.utils.functional import Promise

_labels: dict[str, Promise] = {}


def register(labels: Mapping[str, Promise]) -> None:
    """Give the words for event kinds, for example `{"filing.submitted": _("handed in")}`."""
    _labels.update(labels)


def label_of(kind: str) -> str:
    """Return the words in the active language, or the code of a kind without words."""
    return str(_labels.get(kind, kind))
