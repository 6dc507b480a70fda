"""Figures of the parks added up: exact decimals, printed as finely as the finest report."""

from decimal import Decimal

from django.utils.translation import gettext as _

from common.formats import number_text
from programmes.definition import Draw, Field, Section
from reports.domain.drawing.registry import Drawn, Origin, draw
from reports.domain.drawing.reporting import Reports


@draw("sum")
def total(reports: Reports, field: Field, _draw: Draw) -> Drawn:
    """Return the sum of what the parks give; empty, not zero, where none gives anything."""
    origins = origins_of(reports, field)
    known = [(one.value, one.decimals) for one in origins if one.value is not None]
    if not known:
        return Drawn("", origins)
    value = sum((number for number, _places in known), Decimal(0))
    return Drawn(f"{value:.{max(places for _number, places in known)}f}", origins)


@draw("changes")
def changes(reports: Reports, _field: Field, _draw: Draw) -> Drawn:
    """Return a line for each sum with that of the year before, over the parks that gave both."""
    lines = (_change(reports, field) for section in _sections(reports) for field in section.fields if _is_sum(field))
    return Drawn("\n".join(filter(None, lines)))


def origins_of(reports: Reports, field: Field) -> tuple[Origin, ...]:
    """Return each report with its figure for a field, and that of the year before."""
    key = (field.measure or "", field.variant or "whole_park")
    now, before = reports.facts.get(key, {}), reports.facts_before.get(key, {})
    found = []
    for version in reports.versions:
        fact, last = now.get(version.pk), before.get(version.filing.participation_id)
        found.append(
            Origin(
                version,
                fact.value if fact else None,
                fact.decimals if fact else 0,
                last.value if last else None,
                last.decimals if last else 0,
            )
        )
    return tuple(found)


def _change(reports: Reports, field: Field) -> str:
    both = [one for one in origins_of(reports, field) if one.value is not None and one.before is not None]
    if not both:
        return ""
    decimals = max(max(one.decimals, one.before_decimals) for one in both)
    now = sum((one.value for one in both if one.value is not None), Decimal(0))
    before = sum((one.before for one in both if one.before is not None), Decimal(0))
    return _(
        "%(name)s %(now)s %(unit)s, the year before %(before)s, change %(change)s (%(count)d parks that gave both)."
    ) % {
        "name": field.name.localised,
        "now": number_text(now, decimals),
        "unit": field.unit_name,
        "before": number_text(before, decimals),
        "change": f"{now - before:+.{decimals}f}",
        "count": len(both),
    }


def _sections(reports: Reports) -> tuple[Section, ...]:
    return reports.filing.filled_form.sections


def _is_sum(field: Field) -> bool:
    return any(one.kind == "sum" for one in field.draws)
