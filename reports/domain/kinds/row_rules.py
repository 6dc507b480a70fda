"""What the columns of a row must be to one another: an end after its start, years that add up to the total (GB-17)."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from common.errors import Problem
from common.units import NotANumber, parse_decimal
from programmes.definition import Field
from reports.domain.dossiers import Place
from reports.domain.kinds.values import parse_date

Row = Mapping[str, str]


def problems(place: Place, row: Row) -> Iterator[Problem]:
    """Yield what contradicts itself within a row."""
    yield from _ends_before_it_starts(place, row)
    yield from _years_do_not_add_up(place, row)


def number_in(field: Field, row: Row) -> Decimal | None:
    """Return the number typed in a column, None if there is none."""
    try:
        return parse_decimal(row.get(field.code, ""), unit=field.unit_name)
    except NotANumber:
        return None


def yearly(columns: Sequence[Field]) -> list[tuple[int, Field]]:
    """Return the yearly columns with their years."""
    return [(int(one.code.rpartition("_")[2]), one) for one in columns if one.by_year]


def _ends_before_it_starts(place: Place, row: Row) -> Iterator[Problem]:
    for field in place.section.columns:
        day = parse_date(row.get(field.code, ""))
        first = parse_date(row.get(field.not_before or "", ""))
        if day and first and day < first:
            earlier = place.section.field(field.not_before or "").name.localised
            values = {"name": field.name.localised, "earlier": earlier, "day": day, "first": first}
            message = _("“%(name)s” (%(day)s) lies before “%(earlier)s” (%(first)s).") % values
            yield Problem(place.address(row["uuid"], field.code), message, field.rule, _("Mend one of the two days."))


def _years_do_not_add_up(place: Place, row: Row) -> Iterator[Problem]:
    columns = yearly(place.section.columns)
    total = place.section.field(columns[0][1].adds_up_to or "") if columns else None
    wanted = number_in(total, row) if total else None
    if total is None or not wanted:
        return
    given = [number for _year, field in columns if (number := number_in(field, row)) is not None]
    values = {"total": f"{wanted:f}", "sum": f"{sum(given, Decimal(0)):f}", "name": total.name.localised}
    if not given:
        message = _("“%(name)s” is not spread over the years yet.") % values
        remedy = _("Give the investment of each year; the years add up to the total.")
        yield Problem(place.address(row["uuid"], columns[0][1].code), message, columns[0][1].rule, remedy)
    elif sum(given) != wanted and not (sum(given) < wanted and _reaches_beyond(place, row, columns)):
        message = _("The years add up to %(sum)s, but “%(name)s” is %(total)s.") % values
        remedy = _("Mend the total or the years.")
        yield Problem(place.address(row["uuid"], total.code), message, total.rule, remedy)


def _reaches_beyond(place: Place, row: Row, columns: Sequence[tuple[int, Field]]) -> bool:
    """Say whether the project runs in years that are not asked for: what it costs then is not in the columns."""
    days = [parse_date(row.get(one.code, "")) for one in place.section.columns if one.kind == "date"]
    years = {day.year for day in days if day}
    return any(year < columns[0][0] or year > columns[-1][0] for year in years)
