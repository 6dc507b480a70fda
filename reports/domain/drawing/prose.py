"""What the reports say in words, put together as a draft that the province edits."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _

from common.formats import number_text
from common.units import NotANumber, parse_decimal
from programmes.definition import Draw, Field, Section
from reports.domain import dossiers
from reports.domain.dossiers import Place
from reports.domain.drawing.registry import Drawn, Origin, draw
from reports.domain.drawing.reporting import Reports
from reports.domain.kinds import values
from reports.models import FilingVersion

BETWEEN = "、"
_JOINED = "；"
_STOPS = "。；.;"  # what ends a text and would stand before the next one twice


@draw("reporting")
def reporting(reports: Reports, _field: Field, _draw: Draw) -> Drawn:
    """Return which parks reported and which did not."""
    names = [one.filing.filer_name for one in reports.versions]
    text = _("%(reported)d of %(all)d parks have reported: %(names)s.") % {
        "reported": len(names),
        "all": len(reports.parks),
        "names": BETWEEN.join(names) or _("none"),
    }
    missing = [one.name_printed for one in reports.missing]
    if missing:
        text += _("Still missing: %(names)s.") % {"names": BETWEEN.join(missing)}
    return Drawn(text, _origins(reports.versions))


@draw("projects")
def projects(reports: Reports, _field: Field, asked: Draw) -> Drawn:
    """Return how many projects are at which status, what was invested, and those that are to be named."""
    found: dict[str, int] = defaultdict(int)
    invested, listed = Decimal(0), []
    unit = ""
    for place, row in _rows(reports, asked):
        unit = place.section.field(asked.fields[1]).unit_name
        name, money, status = (row.get(code, "") for code in asked.fields)
        found[_shown(place, asked.fields[2], status)] += 1
        invested += _number(money)
        if status in asked.listed:
            listed.append(f"{place.dossier.filing.filer_name}“{name}”")
    if not found:
        return Drawn("")
    counts = BETWEEN.join(f"{status}{count}" for status, count in found.items())
    text = _("%(count)d major projects: %(counts)s; invested so far %(sum)s %(unit)s.") % {
        "count": sum(found.values()),
        "counts": counts,
        "sum": number_text(invested, 2),
        "unit": unit,
    }
    if listed:
        text += _("Stalled: %(names)s.") % {"names": BETWEEN.join(listed)}
    return Drawn(text, _origins(reports.versions))


@draw("rows")
def rows(reports: Reports, _field: Field, asked: Draw) -> Drawn:
    """Return what each park says in a section, a line for each row."""
    lines, told = [], []
    for place, row in _rows(reports, asked):
        texts = [text for code in asked.fields if (text := row.get(code, "").strip())]
        if texts:
            lines.append(_("%(park)s: %(text)s") % {"park": place.dossier.filing.filer_name, "text": _joined(texts)})
            told.append(place.dossier.version)
    return Drawn("\n".join(lines), _origins(list(dict.fromkeys(one for one in told if one))))


def _joined(texts: list[str]) -> str:
    """Put texts behind each other; only the last one keeps its full stop."""
    *former, last = texts
    return _JOINED.join([*(text.rstrip(_STOPS) for text in former), last])


def _rows(reports: Reports, asked: Draw) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield the rows of a section of every report; a section of fields is one row."""
    for version in reports.versions:
        place = Place(dossiers.of_version(version), _section(version, asked))
        found = place.content.get("rows", []) if place.section.has_rows else [place.content]
        for row in found:
            yield place, {code: str(text or "") for code, text in row.items()}


def _section(version: FilingVersion, asked: Draw) -> Section:
    return version.filing.filled_form.section(asked.section or "")


def _shown(place: Place, column: str, text: str) -> str:
    return values.shown(place, place.section.field(column), text)


def _number(text: str) -> Decimal:
    try:
        return parse_decimal(text) or Decimal(0)
    except NotANumber:
        return Decimal(0)


def _origins(versions: list[FilingVersion]) -> tuple[Origin, ...]:
    return tuple(Origin(version) for version in versions)
