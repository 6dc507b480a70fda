"""Where the values of a section stand in the sheets that were sent: by hidden keys, else by the words of the heads."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils import translation

from programmes.definition import Section
from reports.domain import versions
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import indicators, targets
from reports.domain.workbooks.cells import plain
from reports.domain.workbooks.layout import KEY_COLUMN, MARK, columns_of, titles_of

Rows = Sequence[Sequence[str]]
LANGUAGES = ("zh-hans", "en")
_SEARCHED = 12  # rows in which heads are looked for


@dataclass(frozen=True)
class Found:
    """A section's sheet: where its columns are, and the row of its heads."""

    section: Section
    sheet: str
    columns: Mapping[str, int]  # code: place
    heads: int
    keys: Mapping[str, str] | None = None  # without hidden keys: name of a row -> its key

    def key_of(self, row: Sequence[str]) -> str:
        """Return the key of a row, empty if it has none."""
        if self.keys is None:
            return row[KEY_COLUMN].strip() if row else ""
        names = (self.keys.get(_bare(text), "") for text in row)
        return next(filter(None, names), "")


def sections_in(dossier: Dossier, sheets: Mapping[str, Rows]) -> dict[str, Found]:
    """Return what is found of each section, each sheet once; sheets that are none of a section are passed over."""
    found: dict[str, Found] = {}
    for name, rows in sheets.items():
        one = _marked(dossier, name, rows)
        if one:
            found.setdefault(one.section.code, one)
    unmarked = {name: rows for name, rows in sheets.items() if name not in {one.sheet for one in found.values()}}
    for place in versions.places(dossier).values():
        if place.section.code not in found:
            found.update({one.section.code: one for one in _by_words(place, unmarked)})
    return found


def _marked(dossier: Dossier, name: str, rows: Rows) -> Found | None:
    """Return the sheet that bears the hidden mark of a section."""
    for number, row in enumerate(rows[:_SEARCHED]):
        code = row[KEY_COLUMN].removeprefix(MARK) if row and row[KEY_COLUMN].startswith(MARK) else ""
        section = next((one for one in dossier.form.sections if one.code == code), None)
        if section:
            columns = {text: place for place, text in enumerate(row) if text and place != KEY_COLUMN}
            return Found(section, name, columns, number + 1)
    return None


def _by_words(place: Place, sheets: Mapping[str, Rows]) -> Iterator[Found]:
    """Yield the one sheet that has the heads of a section; of several the one that bears its name."""
    named = {_bare(title) for title in _titles(place)}
    fitting = [one for name, rows in sheets.items() if (one := _by_heads(place, name, rows))]
    own = [one for one in fitting if _bare(one.sheet) in named]
    if len(own or fitting) == 1:
        yield (own or fitting)[0]


def _titles(place: Place) -> Iterator[str]:
    for language in LANGUAGES:
        with translation.override(language):
            yield titles_of(place.dossier)[place.section.code]


def _by_heads(place: Place, name: str, rows: Rows) -> Found | None:
    heads = _heads(place)
    wanted = set(heads.values())
    for number, row in enumerate(rows[:_SEARCHED]):
        columns: dict[str, int] = {}
        for at, text in enumerate(row):
            if code := heads.get(_bare(text)):
                columns.setdefault(code, at)
        if len(columns) * 2 > len(wanted):
            keys = None if place.section.has_rows else _names(place)
            if keys is None or any(_bare(text) in keys for line in rows for text in line):
                return Found(place.section, name, columns, number, keys or {})
    return None


def _heads(place: Place) -> dict[str, str]:
    """Return the columns by the words over them, in both languages, with and without the unit."""
    heads = {}
    for language in LANGUAGES:
        with translation.override(language):
            columns = columns_of(place)
        for column in filter(lambda one: one.code, columns):
            heads[_bare(column.label)] = column.code
            heads[_bare(column.label.split("（")[0])] = column.code
    return heads


def _names(place: Place) -> dict[str, str]:
    """Return the keys of fields or indicators by their names in both languages."""
    section = place.section
    if section.kind == "indicators":
        named = [(one.code, one.name) for one in indicators.asked(place)]
    elif section.kind == "targets":
        named = [(one.code, one.name) for one in targets.indicators_of(place)]
        named.append((targets.YEARS, targets.YEARS_NAME))
    else:
        named = [(one.code, one.name) for one in section.fields if one.kind != "file"]
    return {_bare(text): code for code, name in named for text in (name.zh, name.en)}


def _bare(text: str) -> str:
    return plain(text).removesuffix("*")
