"""What a sheet of papers would bring: what is new, what is there already, what is doubtful, by row and column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from common import policy
from common.errors import Problem
from programmes.models import Participation
from reports.domain.dossiers import Dossier
from reports.domain.history import checking, columns
from reports.domain.history.checking import Paper
from reports.domain.history.columns import BASE, FILED_ON, SEQUENCE, YEAR, Column
from reports.domain.history.scope import Kind, bases
from reports.domain.kinds import indicators
from reports.domain.kinds.values import parse_date
from reports.domain.versions import places
from reports.models import Fact, Filing

_LETTERS = 26
Head = Mapping[int, str | Column]


class LineState(models.TextChoices):
    """What becomes of a row of the sheet."""

    NEW = "new", pgettext_lazy("row of a sheet", "New")
    KNOWN = "known", pgettext_lazy("row of a sheet", "There already")
    UNUSUAL = "unusual", pgettext_lazy("row of a sheet", "Unusual")
    WRONG = "wrong", pgettext_lazy("row of a sheet", "To mend")


@dataclass(frozen=True)
class Fault:
    """What is wrong or unusual, where it stands in the sheet, and what to do."""

    row: int
    column: str
    message: str
    remedy: str = ""
    unusual: bool = False


@dataclass(frozen=True)
class Line:
    """A row of the sheet and what would become of it."""

    row: int
    name: str
    state: LineState
    faults: tuple[Fault, ...] = ()
    paper: Paper | None = None


@dataclass(frozen=True)
class Preview:
    """All rows of a sheet; `faults` are those of the sheet itself."""

    faults: tuple[Fault, ...]
    lines: tuple[Line, ...]
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_wrong(self) -> bool:
        """Say whether something has to be mended before anything is written."""
        return bool(self.faults) or any(one.state == LineState.WRONG for one in self.lines)

    @property
    def is_unusual(self) -> bool:
        return any(one.state == LineState.UNUSUAL for one in self.lines)

    @property
    def papers(self) -> list[Paper]:
        """Return what would be written, older years first: they are the last year's values of the later ones."""
        written = (one for one in self.lines if one.state in (LineState.NEW, LineState.UNUSUAL))
        return sorted((one.paper for one in written if one.paper), key=lambda paper: paper.period)


def preview(*, actor: policy.Actor, kind: Kind, rows: Sequence[Sequence[str]]) -> Preview:
    """Read the rows of a sheet, the first filled one being its head; nothing is written."""
    policy.require(actor, "reports.take_over_filings", kind.programme)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if not filled:
        return Preview((Fault(1, "", _("The sheet is empty."), _("Use the template.")),), ())
    reading = _Reading(actor, kind, *filled[0])
    lines = reading.lines(filled[1:])
    counts = {state.value: sum(one.state == state for one in lines) for state in LineState}
    return Preview(tuple(reading.faults_of_head(filled)), lines, counts)


class _Reading:
    """One reading of a sheet: its head, the bases that may be named in it, and the dossiers of its rows."""

    def __init__(self, actor: policy.Actor, kind: Kind, head_row: int, head: Sequence[str]) -> None:
        self.kind, self.head_row, self.head = kind, head_row, head
        self.known: Head = columns.found_in(head, columns.columns_of(kind))
        self.at: dict[str, int] = {}
        for number, one in self.known.items():
            self.at.setdefault(one if isinstance(one, str) else one.address, number)
        self.bases = list(bases(actor, kind))
        self.dossiers: dict[tuple[int, int], Dossier] = {}

    def faults_of_head(self, filled: Sequence[tuple[int, Sequence[str]]]) -> Iterator[Fault]:
        """Yield what is wrong with the head: unknown and doubled columns, and keys that are missing."""
        width = max(len(row) for _number, row in filled)
        for number in range(width):
            if number not in self.known and any(number < len(row) and row[number].strip() for _row, row in filled):
                message, remedy = _("This column is not known."), _("Take it out, or head it as in the template.")
                yield Fault(self.head_row, self.place(number), message, remedy)
        for number, one in self.known.items():
            if self.at[one if isinstance(one, str) else one.address] != number:
                yield Fault(self.head_row, self.place(number), _("This column stands here twice."))
        yield from self._missing()

    def lines(self, rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[Line, ...]:
        """Return the rows judged, in the order of the sheet; years are judged one after the other."""
        read = [one for number, row in rows if (one := self._read(number, row))]
        read.sort(key=lambda one: one.paper.period if one.paper else 0)
        seen: set[tuple[int, int]] = set()
        return tuple(sorted((self._judged(line, seen) for line in read), key=lambda one: one.row))

    def place(self, number: int) -> str:
        """Return how a column is called in spreadsheets, with what stands over it."""
        letters, rest = "", number + 1
        while rest:
            rest, place = divmod(rest - 1, _LETTERS)
            letters = chr(ord("A") + place) + letters
        label = self.head[number].strip() if number < len(self.head) else ""
        return f"{letters} {label}".strip()

    def _missing(self) -> Iterator[Fault]:
        needed = {_("base or number"): (BASE, SEQUENCE), _("year"): (YEAR,), _("day of filing"): (FILED_ON,)}
        for word, keys in needed.items():
            if not any(key in self.at for key in keys):
                message = _("The column “%(name)s” is missing.") % {"name": word}
                yield Fault(self.head_row, "", message, _("Use the template."))

    def _read(self, number: int, row: Sequence[str]) -> Line | None:
        """Return a row with its paper or with why there is none; a base without year, day and values is no row."""
        cells = {self.known[place]: text for place, text in enumerate(row) if place in self.known and text.strip()}
        if set(cells) <= {BASE, SEQUENCE}:
            return None
        name = cells.get(BASE) or cells.get(SEQUENCE) or ""
        problems = list(self._key_problems(cells))
        if problems:
            return Line(number, name, LineState.WRONG, self._faults(number, problems))
        return Line(number, name, LineState.NEW, (), self._paper(cells))

    def _key_problems(self, cells: Mapping[str | Column, str]) -> Iterator[Problem]:
        key = BASE if BASE in cells else SEQUENCE
        if len(self._bases_named(cells)) != 1:
            remedy = _("Write the name as on the published list.")
            message = _("No base, or more than one, is meant by “%(name)s”.") % {"name": cells.get(key, "")}
            yield Problem(key, message, remedy=remedy)
        if _year(cells.get(YEAR, "")) is None:
            yield Problem(YEAR, _("“%(text)s” is not a year. Write it like 2021.") % {"text": cells.get(YEAR, "")})
        if parse_date(cells.get(FILED_ON, "")) is None:
            values = {"text": cells.get(FILED_ON, "")}
            yield Problem(FILED_ON, _("“%(text)s” is not a date. Write it like 2025-03-31.") % values)

    def _paper(self, cells: Mapping[str | Column, str]) -> Paper:
        content: dict[str, Any] = {}
        for column, text in cells.items():
            if isinstance(column, Column):
                column.put(content, text)
        year, filed_on = _year(cells[YEAR]), parse_date(cells[FILED_ON])
        return Paper(self._bases_named(cells)[0], self.kind.form.code, year or 0, filed_on or date.min, content)

    def _bases_named(self, cells: Mapping[str | Column, str]) -> list[Participation]:
        """Return the bases that name and number mean together."""
        name, number = columns.plain(cells.get(BASE, "")), columns.plain(cells.get(SEQUENCE, ""))
        if not name and not number:
            return []
        return [
            one
            for one in self.bases
            if (not name or name in (columns.plain(one.name_printed), columns.plain(one.park.name)))
            and (not number or number == str(one.sequence))
        ]

    def _judged(self, line: Line, seen: set[tuple[int, int]]) -> Line:
        paper = line.paper
        if paper is None:
            return line
        key = (paper.participation.pk, paper.period)
        if key in seen:
            problems = [Problem(YEAR, _("This base and year stand in the sheet twice."))]
        elif self._is_there(paper):
            return Line(line.row, line.name, LineState.KNOWN, (), paper)
        else:
            problems = checking.obstacles(paper) or self._content_problems(paper)
        seen.add(key)
        return Line(line.row, line.name, _state(problems), self._faults(line.row, problems), paper)

    def _is_there(self, paper: Paper) -> bool:
        rows = Filing.objects.in_earnest().filter(
            participation=paper.participation, form=paper.form, period=paper.period
        )
        return rows.exists()

    def _content_problems(self, paper: Paper) -> list[Problem]:
        filing = checking.filing_of(paper, checking.round_of(paper))
        dossier = checking.dossier_of(paper, filing)
        before = self.dossiers.get((paper.participation.pk, paper.period - 1))
        if before:
            dossier.series = _with_year_before(dossier, before)
        self.dossiers[paper.participation.pk, paper.period] = dossier
        return checking.faults(dossier)

    def _faults(self, row: int, problems: Sequence[Problem]) -> tuple[Fault, ...]:
        return tuple(
            Fault(row, self._column(one.address), one.message, one.remedy, not checking.is_fault(one))
            for one in problems
        )

    def _column(self, address: str) -> str:
        """Return the column of an address; what is said of another part of a cell stands at its value."""
        key = {"period": YEAR, "participation": BASE}.get(address, address)
        parts = key.rsplit("/", 1)
        number = self.at.get(key, self.at.get(f"{parts[0]}/value"))
        return self.place(number) if number is not None else ""


def _with_year_before(dossier: Dossier, before: Dossier) -> dict[tuple[str, str], dict[int, Fact]]:
    """Return the known facts with those of the year before that stand in the same sheet."""
    series = {key: dict(years) for key, years in dossier.series.items()}
    cells = (
        cell
        for place in places(before).values()
        if place.section.kind == "indicators"
        for cell in indicators.cells_of(place)
    )
    for cell in cells:
        if cell.number is not None:
            one = cell.indicator
            fact = Fact(measure=one.measure, variant=one.variant, year=before.year, value=cell.number)
            series.setdefault((one.measure, one.variant), {})[before.year] = fact
    return series


def _state(problems: Sequence[Problem]) -> LineState:
    if any(checking.is_fault(one) for one in problems):
        return LineState.WRONG
    return LineState.UNUSUAL if problems else LineState.NEW


def _year(text: str) -> int | None:
    plain = columns.plain(text).removesuffix("年").removesuffix("年度")
    return int(plain) if len(plain) == len("2021") and plain.isdecimal() and plain.isascii() else None
