"""Which kind of cell each value of a section has."""

from functools import cache

from programmes.definition import Field, Indicator, measures
from reports.domain.dossiers import Place
from reports.domain.kinds.options import options_of
from reports.domain.kinds.targets import YEARS
from reports.domain.workbooks.cells import Kind, Spec, same

GRIDS = ("indicators", "targets")
_KINDS: dict[str, Kind] = {
    "text": "text",
    "long_text": "long_text",
    "integer": "number",
    "decimal": "number",
    "measure": "number",
    "date": "date",
    "choice": "choice",
    "multi_choice": "several",
    "yes_no": "yes_no",
    "park": "park",
}
_PROSE = Spec("long_text")


class Specs:
    """The specs of one section, each made once."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._fields = {one.code: one for one in place.section.fields}
        self.of = cache(self._made)

    def at(self, path: str) -> Spec:
        """Return the spec of a value by its path below the section."""
        return self.of(path.rpartition("/")[2] if self.place.section.has_rows else path)

    def same(self, path: str, one: str, other: str) -> bool:
        """Say whether two texts mean the same at a path."""
        return same(self.at(path), one, other)

    def _made(self, code: str) -> Spec:
        """Make the spec of a field or column, or of `indicator/part`."""
        if self.place.section.kind in GRIDS:
            indicator, _slash, part = code.partition("/")
            if indicator == YEARS:
                return Spec("number")
            return _of_indicator(self.place.dossier.definition.indicator(indicator), part)
        field = self._fields.get(code)
        return _of_field(self.place, field) if field else _PROSE


def _of_indicator(indicator: Indicator, part: str) -> Spec:
    if part in ("reason", "note"):
        return _PROSE
    if part == "na":
        return Spec("tick")
    if indicator.kind == "yes_no":
        return Spec("yes_no")
    measure = measures()[indicator.measure]
    return Spec("number", unit=indicator.unit_name, decimals=indicator.decimals, low=measure.min, high=measure.max)


def _of_field(place: Place, field: Field) -> Spec:
    kind = _KINDS[field.kind]
    if kind in ("choice", "several"):
        return Spec(kind, options=tuple(options_of(place, field)))
    if kind == "park":
        return Spec(kind, names=_names(place, field))
    return Spec(kind, unit=field.unit_name, decimals=field.decimals or 0, low=field.min, high=field.max)


def _names(place: Place, field: Field) -> dict[str, str]:
    """Return the names of the parks that are kept by a key of the register."""
    typed = {str(row.get(field.code) or "") for row in place.content.get("rows", [])}
    found = {text: place.dossier.parks.get(text, ()) for text in typed}
    return {text: parks[0].name for text, parks in found.items() if len(parks) == 1 and str(parks[0].public_id) == text}
