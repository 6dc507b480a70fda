"""Which park a typed text means: its code, its name, a former name, or the key a list offered."""

import unicodedata
import uuid
from collections.abc import Iterable, Mapping

from django.db.models import Q

from parks.models import Park

Naming = tuple[Park, ...]


def find_parks(texts: Iterable[str]) -> Mapping[str, Naming]:
    """Return the parks each text names exactly: none if unknown, several if the name is not unique."""
    wanted = {text: plain(text) for text in texts if plain(text)}
    if not wanted:
        return {}
    parks = _candidates(set(wanted.values()))
    return {text: tuple(park for park in parks if name in _names(park)) for text, name in wanted.items()}


def plain(text: str) -> str:
    """Return the text without spaces and in normal width, as names are compared."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _candidates(names: set[str]) -> list[Park]:
    keys = [name for name in names if _is_key(name)]
    fitting = Q(name__in=names) | Q(code__in=names) | Q(former_names__name__in=names) | Q(public_id__in=keys)
    rows = Park.objects.filter(fitting, is_active=True).distinct().order_by("id")
    return list(rows.select_related("region").prefetch_related("former_names"))


def _names(park: Park) -> set[str]:
    return {plain(park.name), park.code, str(park.public_id), *(plain(one.name) for one in park.former_names.all())}


def _is_key(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
