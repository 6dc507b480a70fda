"""One search over what the reader sees: parks by any of their names, filings and obligations by title."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from parks.domain import search as parks_search
from parks.models import Park
from portal.domain.work import OWNER
from programmes.models import Obligation
from reports.models import Filing

SHOWN = 10


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
    filings = Filing.objects.visible_to(actor).filter(_titled(words)).select_related("programme", "holder", *OWNER)
    owed = (
        Obligation.objects.visible_to(actor).open().filter(_titled(words)).select_related("programme", "debtor", *OWNER)
    )
    return Found(_first(parks), _first(filings), _first(owed))


def _titled(words: str) -> Q:
    found = Q()
    for word in words.split():
        found &= Q(title__icontains=word) | Q(participation__name_printed__icontains=word)
    return found


def _first(rows: QuerySet[Any]) -> list[Any]:
    return list(rows[:SHOWN])
