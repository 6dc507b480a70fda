"""What a new filing knows already: answers that rarely change are taken over from the year before."""

from typing import Any

from common import policy
from reports.domain import dossiers, drawing, planned_rows, sections
from reports.domain.dossiers import Content, Place
from reports.domain.kinds import indicators
from reports.models import Fact, Filing


def contents(filing: Filing) -> dict[str, Content]:
    """Return the content a filing begins with, by section; the filer looks at it and changes what changed."""
    return {**_of_last_year(filing), **drawing.contents(filing)}


def _of_last_year(filing: Filing) -> dict[str, Content]:
    last = _last(filing)
    before: dict[str, Any] = last.current_version.content if last and last.current_version else {}
    found = planned_rows.contents(filing, before)
    for section in filing.filled_form.sections:
        codes = [field.code for field in section.fields if field.prefill == "last_year" and not section.has_rows]
        known = {code: before.get(section.code, {}).get(code, "") for code in codes}
        if any(known.values()):
            found[section.code] = known
    return found


def known_figures(place: Place) -> dict[str, Fact]:
    """Return what the park said elsewhere of the figures this table asks and that are still empty (X-03)."""
    cells = (cell for cell in indicators.cells_of(place) if cell.is_blank and cell.indicator.kind != "yes_no")
    found = ((cell.indicator, place.dossier.said_elsewhere(cell.indicator, place.year)) for cell in cells)
    return {indicator.code: fact for indicator, fact in found if fact and fact.value is not None}


def take_known(*, actor: policy.Actor, filing: Filing, code: str) -> int:
    """Fill the empty cells of a table with what is known already; return how many. What was typed stands."""
    place = Place(dossiers.of_draft(filing), filing.filled_form.section(code))
    known = known_figures(place)
    cells = {**(place.content.get("cells") or {})}
    for name, fact in known.items():
        cells[name] = {**cells.get(name, {}), "value": f"{fact.value:.{fact.decimals}f}"}
    if known:
        version = place.dossier.numbers[code]
        sections.save_section(actor=actor, filing=filing, code=code, content={"cells": cells}, base_version=version)
    return len(known)


def _last(filing: Filing) -> Filing | None:
    if filing.participation is None:
        return None
    rows = Filing.objects.in_earnest().filter(
        participation=filing.participation, form=filing.form, period__lt=filing.period
    )
    return rows.exclude(current_version=None).select_related("current_version").order_by("-period").first()
