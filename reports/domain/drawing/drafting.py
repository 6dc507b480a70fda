"""The draft of a summary: what is drawn stands in it at the beginning; later it fills what is empty."""

from collections.abc import Mapping

from django.conf import settings
from django.utils import translation

from common import policy
from programmes.definition import Section
from reports.domain import dossiers, sections
from reports.domain.dossiers import Content, Place
from reports.domain.drawing.registry import Drawn, drawn_for
from reports.domain.drawing.reporting import Reports
from reports.models import Filing


def contents(filing: Filing) -> dict[str, Content]:
    """Return the content a summary begins with, by section; empty for other filings."""
    if not filing.filled_form.summarises:
        return {}
    reports = Reports(filing)
    found = {section.code: drawn_in(reports, section) for section in filing.filled_form.sections}
    return {code: {name: one.text for name, one in drawn.items()} for code, drawn in found.items() if drawn}


def drawn_in(reports: Reports, section: Section) -> dict[str, Drawn]:
    """Return what the reports give now for the fields of a section, in the language of the product."""
    with translation.override(settings.LANGUAGE_CODE):
        return {field.code: drawn_for(reports, field) for field in section.fields if field.draws}


def take_drawn(*, actor: policy.Actor, filing: Filing, code: str) -> int:
    """Fill the empty fields of a section with what the reports give now; return how many. What was typed stands."""
    place = Place(dossiers.of_draft(filing), filing.filled_form.section(code))
    found = {name: one.text for name, one in drawn_in(Reports(filing), place.section).items()}
    empty = {name: text for name, text in found.items() if text and not _typed(place.content, name)}
    if empty:
        content = {**place.content, **empty}
        base = place.dossier.numbers[code]
        sections.save_section(actor=actor, filing=filing, code=code, content=content, base_version=base)
    return len(empty)


def _typed(content: Mapping[str, object], name: str) -> bool:
    return bool(str(content.get(name) or "").strip())
