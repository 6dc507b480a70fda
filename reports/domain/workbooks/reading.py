"""What a workbook says: its values by section and path, and the cell in which each stands."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from reports.domain import versions
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import kind_of
from reports.domain.workbooks.book import cell_name
from reports.domain.workbooks.cells import read
from reports.domain.workbooks.layout import FIRST_COLUMN, MARK, columns_of, path_of
from reports.domain.workbooks.locating import Found, sections_in
from reports.domain.workbooks.manifest import Manifest
from reports.domain.workbooks.merging import Side
from reports.domain.workbooks.specs import Specs

_KEYS = uuid.UUID("0b0c9c0e-5a2b-5c3e-9d59-6f2f5d1a7d11")  # names the rows that come without a key


@dataclass
class Sent:
    """The sides of the sections that were sent, their cells by address, and what could not be found."""

    sides: dict[str, Side] = field(default_factory=dict)
    at: dict[str, tuple[str, str]] = field(default_factory=dict)  # address: sheet, cell
    notes: list[str] = field(default_factory=list)


def read_sheets(dossier: Dossier, sheets: Mapping[str, Sequence[Sequence[str]]], manifest: Manifest | None) -> Sent:
    """Read the sheets of a workbook that was recognised. A section without a sheet is left as it is."""
    sent, found = Sent(), sections_in(dossier, sheets)
    for code, place in versions.places(dossier).items():
        if code not in found:
            name = place.section.name.localised
            sent.notes.append(_("There is no sheet “%(name)s”; this part is left as it is.") % {"name": name})
            continue
        _Reading(place, found[code], sheets[found[code].sheet], manifest, sent).all()
    return sent


class _Reading:
    """The reading of one sheet."""

    def __init__(
        self, place: Place, found: Found, rows: Sequence[Sequence[str]], manifest: Manifest | None, sent: Sent
    ) -> None:
        self.place, self.found, self.rows, self.sent = place, found, rows, sent
        self.specs = Specs(place)
        self.base = manifest.base.get(place.section.code) if manifest else None
        self.namespace = manifest.nonce if manifest else str(place.dossier.filing.public_id)
        self.known = kind_of(place.section).flat(place, place.content)
        self.codes = {column.code for column in columns_of(place)}
        self.values: dict[str, str] = {}
        self.keys: dict[str, None] = {}

    def all(self) -> None:
        code = self.place.section.code
        self.sent.at[code] = (self.found.sheet, "")
        for number, row in self._lines():
            self._line(number, row)
        self.sent.sides[code] = Side(self.values, tuple(self.keys) if self.place.section.has_rows else ())

    def _lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        for number, row in enumerate(self.rows):
            if number > self.found.heads and any(text.strip() for text in row):
                yield number, row

    def _line(self, number: int, row: Sequence[str]) -> None:
        texts = {code: row[at] if at < len(row) else "" for code, at in self.found.columns.items()}
        key = self.found.key_of(row)
        if self.place.section.has_rows:
            key = self._row_key(key, number, texts)
        if not key or key.startswith(MARK):
            return
        self.keys[key] = None
        self.sent.at.setdefault(f"{self.place.section.code}/{key}", self._cell(number, FIRST_COLUMN))
        for code, text in texts.items():
            self._value(key, code, number, text)

    def _value(self, key: str, code: str, number: int, text: str) -> None:
        path = path_of(self.place.section, key, code)
        is_asked = code in self.codes if self.place.section.has_rows else path in self.known
        if is_asked and not self._is_left_out(key, path):
            self.values[path] = read(self.specs.at(path), text)
            self.sent.at[f"{self.place.section.code}/{path}"] = self._cell(number, self.found.columns[code])

    def _is_left_out(self, key: str, path: str) -> bool:
        """Say whether the value did not fit into a cell when the workbook was made."""
        if self.base is None or path in self.base.values:
            return False
        return not self.place.section.has_rows or key in self.base.rows

    def _row_key(self, key: str, number: int, texts: Mapping[str, str]) -> str:
        """Return the key of a row; a new or copied row gets one that is the same when the file is sent again."""
        if key and key not in self.keys and _is_key(key):
            return key
        if not any(text.strip() for text in texts.values()):
            return ""
        if self.base is None and (known := self._known_row(texts)):
            return known
        said = number if self.base is not None else "|".join(texts.values())
        made = uuid.uuid5(_KEYS, f"{self.namespace}:{self.place.section.code}:{said}")
        return str(made) if str(made) not in self.keys else str(uuid.uuid5(made, str(number)))

    def _known_row(self, texts: Mapping[str, str]) -> str:
        """Return the row on line that bears the same name: sheets that were copied have no keys."""
        naming = next((one for one in self.place.section.columns if one.kind in ("park", "text")), None)
        wanted = texts.get(naming.code, "").strip() if naming else ""
        if naming is None or not wanted:
            return ""
        for row in self.place.content.get("rows", []):
            if self.specs.same(naming.code, str(row.get(naming.code) or ""), wanted) and row["uuid"] not in self.keys:
                return str(row["uuid"])
        return ""

    def _cell(self, row: int, column: int) -> tuple[str, str]:
        return self.found.sheet, cell_name(row, column)


def _is_key(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
