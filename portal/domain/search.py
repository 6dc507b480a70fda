"""One search over what the reader sees: parks by any of their names, filings and obligations by title."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from parks.domain import search as parks_search
from parks.models import Park
from portal.domain.work import FILER, OWNER
from programmes.models import Obligation
from reports.models import Filing

SHOWN = 10

PRINTED = "participation__name_printed"


@dataclass(frozen=True)
class Found:
    """The first hits of each kind; one more than is shown tells that there are more."""

    parks: list[Park]
    filings: list[Filing]
    obligations: list[Obligation]

    @property
    def nothing(self) -> bool:
        """Say whether there is no hit at all."""
        return not (self.parks or self.filings or self.obligations)


def find(actor: Any, words: str) -> Found:
    """Return the hits of each kind, each narrowed to what the actor sees."""
    parks = parks_search.narrow(Park.objects.visible_to(actor), words).select_related("region")
    filings = Filing.objects.visible_to(actor).filter(_titled(words, PRINTED, "park__name"))
    filings = filings.select_related("programme", "holder", *FILER)
    owed = (
        Obligation.objects.visible_to(actor)
        .open()
        .filter(_titled(words, PRINTED))
        .select_related("programme", "debtor", *OWNER)
    )
    return Found(_first(parks), _first(filings), _first(owed))


def _titled(words: str, *names: str) -> Q:
    """Return the condition that every word stands in the title or in one of the names of whose matter it is."""
    found = Q()
    for word in words.split():
        fits = Q(title__icontains=word)
        for name in names:
            fits |= Q(**{f"{name}__icontains": word})
        found &= fits
    return found


def _first(rows: QuerySet[Any]) -> list[Any]:
    return list(rows[:SHOWN])
