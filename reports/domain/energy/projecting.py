"""From a declaration to rows: a use for each enterprise and carrier, and the sums as figures of the park (HZ-08)."""

from decimal import Decimal

from parks.models import Park
from programmes.definition import measures, units
from reports.domain.dossiers import Place
from reports.domain.energy.converting import rounded, total
from reports.domain.kinds import energy
from reports.models import EnergyUse, Fact, FilingVersion


def project(version: FilingVersion, place: Place) -> None:
    """Write a row for each enterprise and carrier, and the two sums as figures of the park (HZ-08)."""
    park, totals = place.dossier.park, place.section.totals
    if park is None or totals is None:
        return
    uses = energy.uses_of(place)
    EnergyUse.objects.bulk_create(_energy_use(version, place, park, use) for use in uses if use.factors)
    sums = total(use.converted for use in uses)
    figures = ((totals.tce, sums.tce), (totals.co2, sums.co2))
    Fact.objects.bulk_create(_sum(version, place, park, measure, number) for measure, number in figures)


def _energy_use(version: FilingVersion, place: Place, park: Park, use: energy.Use) -> EnergyUse:
    assert use.factors is not None  # noqa: S101 - the caller leaves out what cannot be converted
    tce, co2 = use.factors
    return EnergyUse(
        version=version,
        park=park,
        enterprise=use.enterprise,
        carrier=use.carrier.code,
        year=place.year,
        amount=use.amount,
        supplied=use.supplied,
        unit=use.carrier.unit,
        tce=use.converted.tce,
        co2=use.converted.co2,
        tce_factor=tce,
        co2_factor=co2,
    )


def _sum(version: FilingVersion, place: Place, park: Park, measure: str, number: Decimal) -> Fact:
    """Return a sum of tonnes as a figure in the unit and with the decimals of its measure."""
    asked = measures()[measure]
    value = rounded(number / units()[asked.unit].factor, Decimal(1).scaleb(-asked.decimals))
    return Fact(
        version=version,
        park=park,
        measure=measure,
        variant="whole_park",
        year=place.year,
        value=value,
        decimals=asked.decimals,
        unit=asked.unit,
    )
