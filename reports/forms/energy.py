"""What the pages of a declaration show: the enterprises with what they come to, and the grid of one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from common.anchors import anchor
from common.errors import Problem
from reports.domain.dossiers import Place
from reports.domain.energy import declaring
from reports.domain.energy.converting import NOTHING, Converted
from reports.domain.energy.declaring import Line
from reports.domain.kinds.energy import TYPED, EnergyKind, Use, grouped, name_of, shown, uses_of

SHOWS = ("all", "declared", "mend", "nothing")


@dataclass(frozen=True)
class EnterpriseRow:
    """An enterprise of the register, or a name in the rows that is none, with what it declares so far."""

    code: str
    name: str
    known: bool
    count: int
    converted: Converted
    problems: int

    @property
    def status(self) -> str:
        """Return the code of how far it is."""
        if self.problems:
            return "error"
        return "completed" if self.count else "not_started"

    @property
    def tce(self) -> str:
        return shown(self.converted.tce) if self.count else ""

    @property
    def co2(self) -> str:
        return shown(self.converted.co2) if self.count else ""

    def fits(self, show: str) -> bool:
        """Say whether it belongs to what is looked at."""
        wanted = {"declared": bool(self.count), "mend": bool(self.problems), "nothing": not self.count}
        return wanted.get(show, True)


@dataclass(frozen=True)
class GridLine:
    """A line of the grid: what is typed for a carrier, what was declared last year, what it comes to."""

    line: Line
    place: Place
    use: Use | None
    last: str
    problems: tuple[Problem, ...]

    @property
    def unit(self) -> str:
        return self.line.carrier.unit_name if self.line.carrier else ""

    @property
    def row_id(self) -> str:
        return anchor(self.place.address(self.line.row.get("uuid", self.line.key)))

    def inputs(self) -> list[tuple[str, str, str, str, bool]]:
        """Return column, name, id, text and whether it is wrong."""
        texts, key = self.line.texts(), self.line.row.get("uuid", self.line.key)
        wrong = {one.address for one in self.problems}
        return [
            (code, f"{self.line.key}/{code}", anchor(self.place.address(key, code)), texts[code],
             self.place.address(key, code) in wrong)
            for code in TYPED
        ]  # fmt: skip

    @property
    def tce(self) -> str:
        return shown(self.use.converted.tce) if self.use and self.line.row else ""

    @property
    def co2(self) -> str:
        return shown(self.use.converted.co2) if self.use and self.line.row else ""


def enterprise_rows(place: Place, problems: Sequence[Problem]) -> list[EnterpriseRow]:
    """Return the names that are in no register first, then the enterprises of the register by name."""
    groups, sums = grouped(EnergyKind(), place), _sums(uses_of(place))
    register = place.dossier.enterprises
    strange = [code for code in groups if code not in register]
    known = sorted(register, key=lambda code: register[code].name)
    wrong = _problems_by_row(place, problems)
    return [_row(place, code, groups.get(code, []), sums, wrong, known=code in register) for code in strange + known]


def grid_lines(
    place: Place, enterprise: str, problems: Sequence[Problem], last: Mapping[tuple[str, str], str]
) -> list[GridLine]:
    """Return the lines of one enterprise; `last` is what it declared the year before, by code and carrier."""
    uses = {use.row["uuid"]: use for use in uses_of(place) if use.enterprise.code == enterprise}
    wrong = _problems_by_row(place, problems)
    return [
        GridLine(
            line,
            place,
            uses.get(line.row.get("uuid", "")),
            last.get((enterprise, line.carrier.code if line.carrier else ""), ""),
            tuple(wrong.get(line.row.get("uuid", ""), ())),
        )
        for line in declaring.lines(place, enterprise)
    ]


def typed_lines(posted: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return what a browser sent, by line and column."""
    found: dict[str, dict[str, str]] = {}
    for name, text in posted.items():
        key, _slash, code = name.rpartition("/")
        if key and code in TYPED:
            found.setdefault(key, {})[code] = text
    return found


def _row(
    place: Place,
    code: str,
    rows: Sequence[dict[str, str]],
    sums: Mapping[str, Converted],
    wrong: Mapping[str, Sequence[Problem]],
    *,
    known: bool,
) -> EnterpriseRow:
    name = name_of(place, rows[0] if rows else {"enterprise": code})
    return EnterpriseRow(
        code, name, known, len(rows), sums.get(code, NOTHING), sum(len(wrong.get(row["uuid"], ())) for row in rows)
    )


def _sums(uses: Sequence[Use]) -> dict[str, Converted]:
    found: dict[str, Converted] = {}
    for use in uses:
        found[use.enterprise.code] = found.get(use.enterprise.code, NOTHING) + use.converted
    return found


def _problems_by_row(place: Place, problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for one in problems:
        parts = one.address.split("/")
        if parts[0] == place.section.code and len(parts) > 1:
            found.setdefault(parts[1], []).append(one)
    return found
