"""By what energy is converted: coefficients are kept in editions, and each use knows the ones it was given (HZ-08)."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from common import clock, policy
from journal.domain import events
from programmes.choices import FactorQuantity
from programmes.definition import EnergyFactors, carriers, energy_factors
from programmes.definition.energy import FILE, Coefficient
from programmes.models import Factor, FactorEdition

__all__ = ["FILE", "Converter", "converter", "current", "load_factors"]


@dataclass(frozen=True)
class Converter:
    """The coefficients of one edition for one region and year."""

    edition: FactorEdition | None
    found: dict[tuple[str, str], Factor]

    def factor(self, carrier: str, quantity: FactorQuantity) -> Factor | None:
        """Return the coefficient of a carrier, None if the edition has none."""
        return self.found.get((carrier, quantity))


@transaction.atomic
def load_factors(*, actor: policy.Actor, given: EnergyFactors | None = None) -> FactorEdition:
    """Store the coefficients of the file (or those given) as an edition; the same again changes nothing.

    Editions before stay as they are, and so does all that was converted by them. Raises `ActRefused` and
    `DefinitionError`.
    """
    policy.require(actor, "programmes.load_programme")
    chosen = given or energy_factors()
    content = chosen.model_dump(mode="json")
    digest = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    known = FactorEdition.objects.filter(digest=digest).first()
    if known:
        return known
    last = current()
    number = last.number + 1 if last else 1
    edition = FactorEdition.objects.create(number=number, digest=digest, content=content, loaded_at=clock.now())
    Factor.objects.bulk_create(_factor(edition, chosen, one) for one in chosen.coefficients)
    data = {"edition": number, "digest": digest}
    events.record(kind="factors.loaded", actor=actor, subject=edition.as_subject(), data=data)
    return edition


def current() -> FactorEdition | None:
    """Return the edition loaded last, None before the first."""
    return FactorEdition.objects.defer("content").order_by("-number").first()


def converter(*, region: str, year: int, number: int | None = None) -> Converter:
    """Return what converts the energy of a region and a year, by the edition of a number or the current one.

    The region's own coefficient goes before that of its province and the national one; that of the year before
    that of the latest earlier year, since factors of the grid are published years later.
    """
    editions = FactorEdition.objects.defer("content")
    edition = editions.filter(number=number).first() if number else current()
    return Converter(edition, best(edition.factors.all(), region, year) if edition else {})


def best(rows: Iterable[Factor], region: str, year: int) -> dict[tuple[str, str], Factor]:
    """Return by carrier and quantity the coefficient that fits a region and year best."""
    near = {"": 0, f"{region[:2]}0000": 1, region: 2}
    fitting = (one for one in rows if one.region in near)
    # What is of no year and what is of an earlier one is better the later it is; of later years the first is best.
    order = sorted(fitting, key=lambda one: (near[one.region], one.year <= year, -abs(year - one.year)))
    return {(one.carrier, one.quantity): one for one in order}


def _factor(edition: FactorEdition, given: EnergyFactors, one: Coefficient) -> Factor:
    source = given.source(one.source)
    units = {carrier.code: carrier.unit for carrier in given.carriers}
    return Factor(
        edition=edition,
        carrier=one.carrier,
        quantity=one.quantity,
        region=one.region,
        year=one.year,
        value=one.value,
        unit=units[one.carrier],
        source_zh=source.title.zh,
        source_en=source.title.en,
        source_number=source.number,
        status=one.status,
        note_zh=one.note.zh if one.note else "",
        note_en=one.note.en if one.note else "",
    )


def carrier_name(code: str) -> str:
    """Return the name of a carrier in the active language; one of an earlier edition by its code."""
    known = carriers().get(code)
    return known.name.localised if known else code
