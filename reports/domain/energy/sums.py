"""What declarations come to: a zone's year by carrier and by enterprise, and its years side by side (HZ-08).

Sums are taken here and not by the database: SQLite would add decimals as floating numbers.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from common import policy
from common.formats import number_text
from parks.models import Enterprise, Park
from programmes.domain.factors import carrier_name
from reports.domain.dossiers import Place
from reports.domain.energy.converting import NOTHING, Converted
from reports.models import EnergyUse


@dataclass(frozen=True)
class Share:
    """What one carrier or one enterprise comes to, and its part of the whole in percent."""

    name: str
    key: object
    count: int
    converted: Converted
    percent: Decimal | None


def of_zone(actor: policy.Actor, park: Park, year: int) -> list[EnergyUse]:
    """Return what enterprises of a zone declared for a year and stands, as far as the actor sees it."""
    rows = EnergyUse.objects.visible_to(actor).current().filter(park=park, year=year)
    rows = rows.select_related("enterprise", "tce_factor__edition", "co2_factor__edition", "version__filing__programme")
    return list(rows.defer("version__content", "tce_factor__edition__content", "co2_factor__edition__content"))


def years_of(actor: policy.Actor, park: Park) -> dict[int, Converted]:
    """Return the sums of all years that a zone declared."""
    rows = EnergyUse.objects.visible_to(actor).current().filter(park=park).order_by("year")
    found: dict[int, Converted] = {}
    for year, tce, co2 in rows.values_list("year", "tce", "co2"):
        found[year] = found.get(year, NOTHING) + Converted(tce, co2)
    return found


def by_carrier(uses: Iterable[EnergyUse]) -> list[Share]:
    """Return the carriers, the largest use of energy first."""
    return _shares(uses, lambda use: use.carrier, lambda use: carrier_name(use.carrier))


def by_enterprise(uses: Iterable[EnergyUse]) -> list[Share]:
    """Return the enterprises, the largest use of energy first."""
    return _shares(uses, lambda use: use.enterprise, lambda use: use.enterprise.name)


def whole(uses: Iterable[EnergyUse]) -> Converted:
    """Return the sum of all."""
    return sum((Converted(use.tce, use.co2) for use in uses), NOTHING)


def declared_before(place: Place) -> Mapping[tuple[str, str], str]:
    """Return what enterprises declared the year before, by credit code and carrier."""
    park = place.dossier.park
    rows = EnergyUse.objects.current().filter(park=park, year=place.year - 1)
    found = rows.values_list("enterprise__code", "carrier", "amount")
    return {(code, carrier): number_text(amount.normalize()) for code, carrier, amount in found}


def _shares(
    uses: Iterable[EnergyUse], key: Callable[[EnergyUse], str | Enterprise], name: Callable[[EnergyUse], str]
) -> list[Share]:
    groups: dict[str | Enterprise, list[EnergyUse]] = {}
    for use in uses:
        groups.setdefault(key(use), []).append(use)
    sums = {one: whole(rows) for one, rows in groups.items()}
    everything = sum(sums.values(), NOTHING).tce
    shares = [
        Share(name(rows[0]), one, len(rows), sums[one], _percent(sums[one].tce, everything))
        for one, rows in groups.items()
    ]
    return sorted(shares, key=lambda share: (-share.converted.tce, share.name))


def _percent(part: Decimal, all_of_it: Decimal) -> Decimal | None:
    return (part / all_of_it * 100).quantize(Decimal("0.1")) if all_of_it > 0 else None
