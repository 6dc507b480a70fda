"""Finding a park by any of its names: Chinese, short form, traditional characters, pinyin, initials, code (X-06)."""

from typing import Any

from django.db.models import Case, IntegerField, Q, Value, When

from common.querysets import ScopedQuerySet
from parks import names
from parks.models import FormerName, Park

ParkRows = ScopedQuerySet[Park]

# One letter of pinyin would find everything.
_LETTERS_AT_LEAST = 2


def find(text: str) -> ParkRows:
    """Return the active parks that fit the words, best first; narrow with `visible_to` before showing them."""
    best = names.plain(text)
    rank = Case(
        When(name=best, then=Value(0)),
        When(Q(name__startswith=best) | Q(initials=best), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found: ParkRows = narrow(ScopedQuerySet(Park).filter(is_active=True), text)
    return found.order_by(rank, "region_id", "name", "id")


def called(text: str) -> list[Park]:
    """Return the parks in use that bear or bore exactly this name, or have this code."""
    plain = names.plain(text)
    named = Q(name__in=(text.strip(), plain)) | Q(code__iexact=plain)
    former = Q(pk__in=FormerName.objects.filter(name__in=(text.strip(), plain)).values("park"))
    return list(Park.objects.filter(named | former, is_active=True).select_related("region").order_by("pk"))


def narrow(rows: Any, text: str) -> Any:
    """Keep the parks for which every word fits one of their names, their code, city or province."""
    for word in text.split():
        rows = rows.filter(_fits(word))
    return rows


def _fits(word: str) -> Q:
    plain = names.plain(word)
    if plain.isascii() and len(plain) < _LETTERS_AT_LEAST:
        return Q(name__icontains=plain)
    fits = Q()
    for reading in names.readings(plain):
        fits |= Q(search_text__contains=reading)
    return fits
