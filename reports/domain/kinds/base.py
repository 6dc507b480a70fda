"""What a section kind does: it keeps what was typed, says what is wrong with it, and shows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from common.charts import LineData
from common.errors import Problem
from reports.domain.dossiers import Content, FileRef, Place

COLUMNS_ON_PAPER = 7
Posted = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class ToExplain(Problem):
    """A value that may be right: it is mended, or explained where `address` says."""


@dataclass(frozen=True)
class Contradiction(ToExplain):
    """The same figure was given differently elsewhere (X-03)."""


@dataclass(frozen=True)
class Shown:
    """One value as a page or a paper shows it; `before` is what the version before said."""

    label: str
    text: str
    address: str
    prose: bool = False
    numeric: bool = False
    changed: bool = False
    before: str = ""
    note: str = ""
    files: tuple[FileRef, ...] = ()


@dataclass(frozen=True)
class Head:
    """The head of a column."""

    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of values under heads; the first column names the row."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True)
class SectionView:
    """A section as it is shown, on screen and on paper."""

    code: str
    number: str
    title: str
    values: tuple[Shown, ...] = ()
    table: Table | None = None
    changed: bool = False
    chart: LineData | None = None  # the course of a measure, drawn with the section

    @property
    def is_wide(self) -> bool:
        """Say whether a table has too much in a row for the width of a paper."""
        return self.table is not None and (len(self.table.heads) > COLUMNS_ON_PAPER or self._has_prose())

    def _has_prose(self) -> bool:
        return any(cell.prose for row in (self.table.rows if self.table else ()) for cell in row)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing to show."""
        filled = any(one.text or one.files for one in self.values)
        return not filled and not (self.table and self.table.rows)


class SectionKind:
    """The common behaviour; each kind overrides what differs."""

    def clean(self, place: Place, content: Mapping[str, Any]) -> Content:
        """Return the content in the shape of the kind. Typed text is never lost, unknown keys are dropped."""
        raise NotImplementedError

    def read(self, place: Place, posted: Posted) -> Content:
        """Return the content that a posted form holds."""
        raise NotImplementedError

    def flat(self, place: Place, content: Content) -> dict[str, str]:
        """Return every typed value by its path below the section, which is also the name of its input."""
        raise NotImplementedError

    def problems(self, place: Place) -> Iterator[Problem]:
        """Yield what has to be mended or explained before the section can be handed in."""
        raise NotImplementedError

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        """Show the section; `before` are the values of the version before, to mark what changed."""
        raise NotImplementedError

    def frozen(self, place: Place) -> Content:
        """Return the content as a version keeps it: what was looked up is written down with it."""
        return place.content

    def is_empty(self, place: Place) -> bool:
        """Say whether nothing was typed or attached yet."""
        typed = any(text.strip() for text in self.flat(place, place.content).values())
        return not typed and not place.dossier.files_of(place.section.code)


def text_of(value: object) -> str:
    """Return a typed value as text that every database keeps: no NUL, no lone surrogates."""
    if value is None:
        return ""
    plain = str(value).replace("\x00", "").replace("\r\n", "\n")
    return plain.encode("utf-8", "replace").decode("utf-8")


def was(before: Mapping[str, str] | None, path: str, now: str) -> tuple[bool, str]:
    """Say whether a value changed against the version before, and what it was."""
    if before is None:
        return False, ""
    old = before.get(path, "")
    return old != now, old
