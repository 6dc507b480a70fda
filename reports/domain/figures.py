"""The figures of many parks at once: by park, measure and year, read in one query however many parks there are."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from common import policy
from common.formats import number_text
from programmes.models import Programme
from reports.choices import FactStanding, FilingState
from reports.models import Fact

Key = tuple[int, str, str]  # park, measure, variant

_COLUMNS = ("park_id", "measure", "variant", "year", "standing", "value", "decimals", "version_id")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was given: None does not apply; the version says where it stands."""

    value: Decimal | None
    decimals: int
    version: int

    @property
    def text(self) -> str:
        """Return the value as printed."""
        return number_text(self.value, self.decimals)


class Figures:
    """What parks reported in a programme. Of two filings of a year the one handed in later stands."""

    def __init__(self, series: Mapping[Key, Mapping[int, Figure]]) -> None:
        self._series = series

    def of(self, park: int, measure: str, variant: str = "whole_park") -> Mapping[int, Figure]:
        """Return the figures of a measure by year."""
        return self._series.get((park, measure, variant), {})

    def values(self, park: int, measure: str, variant: str = "whole_park") -> dict[int, Decimal]:
        """Return the values of a measure by year, without what does not apply."""
        found = self.of(park, measure, variant)
        return {year: one.value for year, one in found.items() if one.value is not None}

    def has(self, park: int, year: int) -> bool:
        """Say whether a park reported anything of a year."""
        return (park, year) in self._reported

    @cached_property
    def _reported(self) -> frozenset[tuple[int, int]]:
        return frozenset((park, year) for (park, _code, _variant), series in self._series.items() for year in series)

    def years(self) -> list[int]:
        """Return the years of which anything is known."""
        return sorted({year for series in self._series.values() for year in series})


def reported(
    actor: policy.Actor,
    programme: Programme,
    *,
    measures: Collection[str],
    on_file: bool = False,
    parks: Collection[int] | None = None,
) -> Figures:
    """Return what stands of these measures in the actor's sight; with `on_file` only what the last level has filed."""
    rows = Fact.objects.current() if actor is policy.SYSTEM else Fact.objects.visible_to(actor).current()
    rows = rows.filter(version__filing__programme=programme, measure__in=set(measures))
    if on_file:
        rows = rows.filter(version__filing__state=FilingState.FILED)
    if parks is not None:
        rows = rows.filter(park__in=parks)
    return Figures(_collected(rows.order_by("version__submitted_at", "pk").values_list(*_COLUMNS).iterator()))


def _collected(
    rows: Iterator[tuple[int, str, str, int, str, Decimal | None, int, int]],
) -> Mapping[Key, Mapping[int, Figure]]:
    series: dict[Key, dict[int, Figure]] = defaultdict(dict)
    for park, measure, variant, year, standing, value, decimals, version in rows:
        applies = standing == FactStanding.VALUE
        series[park, measure, variant][year] = Figure(value if applies else None, decimals, version)
    return series
