"""The course of a measure by year, as a section shows it, and whether a year said to be its peak is one (HZ-09)."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from common.charts import LineData
from common.errors import Problem
from common.formats import number_text
from common.units import NotANumber, parse_decimal
from programmes.definition import Field, measures, unit_name
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import indicators
from reports.domain.kinds.values import YES
from reports.domain.versions import places


def course(place: Place) -> LineData | None:
    """Return the course of the section's measure up to the year reported; None with fewer than two years."""
    code = place.section.trend
    years = _years(place, code) if code else {}
    if code is None or len(years) < 2:  # noqa: PLR2004 - a single point is no course
        return None
    measure, top = measures()[code], max(years, key=lambda year: years[year])
    first, last = min(years), max(years)
    words = {
        "name": measure.name.localised,
        "unit": unit_name(measure.unit),
        "first": first,
        "last": last,
        "top": top,
        "from": number_text(years[first], measure.decimals),
        "to": number_text(years[last], measure.decimals),
        "most": number_text(years[top], measure.decimals),
    }
    sentence = _("%(name)s (%(unit)s): %(from)s in %(first)d, %(to)s in %(last)d; the highest is %(most)s in %(top)d.")
    return LineData(sentence % words, years, decimals=measure.decimals)


def peak_problems(dossier: Dossier) -> Iterator[Problem]:
    """Yield what contradicts a year at which a measure is said to have peaked: it lies ahead, or a later was higher."""
    for place in places(dossier).values():
        for field in place.section.fields:
            year = _year(str(place.content.get(field.code) or "")) if field.peak_of else None
            if field.peak_of and year and _is_said(place, field):
                yield from _contradictions(place, field.code, field.peak_of, year)


def _is_said(place: Place, field: Field) -> bool:
    """Say whether the peak is said to be reached; a year that is only planned is no claim."""
    return not field.required_when or place.content.get(field.required_when) == YES


def _contradictions(place: Place, code: str, measure: str, year: int) -> Iterator[Problem]:
    years, address, rule = _years(place, measure), place.address(code), place.section.rule
    remedy = _("Mend the year, or answer that emissions have not peaked yet.")
    if year > place.year:
        message = _("A peak that is reached lies in %(year)d or before; it is given as %(peak)d.")
        yield Problem(address, message % {"year": place.year, "peak": year}, rule, remedy)
    higher = [later for later, number in years.items() if year in years and later > year and number > years[year]]
    if higher:
        words = {"name": measures()[measure].name.localised, "later": higher[0], "peak": year}
        message = _("%(name)s was higher in %(later)d than in the peak year %(peak)d.") % words
        yield Problem(address, message, rule, remedy)


def _years(place: Place, measure: str) -> dict[int, Decimal]:
    found = indicators.series(place).get(measure, {})
    return {year: found[year] for year in sorted(found) if year <= place.year}


def _year(text: str) -> int | None:
    try:
        number = parse_decimal(text)
    except NotANumber:
        return None
    return int(number) if number is not None else None
