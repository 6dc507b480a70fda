"""What a sheet of parks would do to the register: each row new, changed, unchanged, doubtful or wrong.

Nothing is written here, and no two parks are ever made one: what is only nearly the same is left to a person.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from parks import names
from parks.choices import LineState
from parks.domain.loading import kind_of
from parks.domain.loads.columns import Row
from parks.matching import Candidate, Matcher
from parks.models import FormerName, Park

COMPARED = ("code", "region", "city", "level", "kind", "approved_on", "area_ha", "leading_industries")
_KEPT = ("id", "name", "is_active", "in_catalogue_2018", *(f"{one}_id" if one == "region" else one for one in COMPARED))


@dataclass
class Outcome:
    """What a row would do. `suggestions` name a park (`park`) or an earlier row of the same sheet (`row`)."""

    row: Row
    state: LineState = LineState.NEW
    code: str = ""  # that a park of its own would get
    park: int | None = None
    changes: list[dict[str, str]] = field(default_factory=list)
    suggestions: list[dict[str, Any]] = field(default_factory=list)


class Register:
    """The register as it stands, read once."""

    def __init__(self) -> None:
        rows = Park.objects.values_list(*_KEPT)
        self.parks = {row[0]: dict(zip(("id", *_KEPT[1:4], *COMPARED), row, strict=True)) for row in rows.iterator()}
        self.names: dict[int, list[str]] = {pk: [park["name"]] for pk, park in self.parks.items()}
        for pk, name in FormerName.objects.values_list("park_id", "name").iterator():
            self.names[pk].append(name)
        self.codes = {park["code"]: pk for pk, park in self.parks.items()}
        self.matcher = Matcher(Candidate(pk, tuple(self.names[pk]), park["region"]) for pk, park in self.parks.items())

    def bears(self, pk: int, name: str) -> bool:
        """Say whether a park has or had this name."""
        return names.plain(name) in {names.plain(one) for one in self.names[pk]}


class Comparison:
    """Rows compared one after the other: what an earlier row of the sheet says is known to the later ones."""

    def __init__(self, *, region: str, is_catalogue: bool) -> None:
        self._register = Register()
        self._region = region
        self._is_catalogue = is_catalogue
        self._row_of_park: dict[int, int] = {}
        self._row_of_code: dict[str, int] = {}
        self._numbers: dict[str, int] = {}

    def of(self, rows: Iterable[Row]) -> Iterator[Outcome]:
        """Yield the outcome of each row."""
        for row in rows:
            if self._region:
                row.values.setdefault("region", self._region)
            outcome = Outcome(row)
            if not row.problems:
                self._judge(outcome)
            if row.problems:
                outcome.state = LineState.WRONG
            yield outcome

    def _judge(self, outcome: Outcome) -> None:
        name, region = outcome.row.values["name"], outcome.row.values.get("region", "")
        by_code = self._register.codes.get(outcome.row.values.get("code", ""))
        same = self._register.matcher.same(name, region)
        if by_code is not None and self._register.bears(by_code, name):
            self._match(outcome, by_code)
        elif by_code is None and len(same) == 1 and same[0] < 0:
            outcome.row.complain("name", "twice", row=str(-same[0]))
        elif by_code is None and len(same) == 1 and self._register.parks[same[0]]["is_active"]:
            self._match(outcome, same[0])
        else:
            self._doubt(outcome, by_code)

    def _match(self, outcome: Outcome, pk: int) -> None:
        if pk in self._row_of_park:
            outcome.row.complain("name", "twice", row=str(self._row_of_park[pk]))
            return
        self._row_of_park[pk] = outcome.row.number
        outcome.park = pk
        outcome.changes = self.changes(outcome.row.values, pk)
        outcome.state = LineState.CHANGED if outcome.changes else LineState.UNCHANGED
        self._check_code(outcome, pk)

    def _doubt(self, outcome: Outcome, by_code: int | None) -> None:
        outcome.suggestions = list(self._suggestions(outcome.row.values, by_code))
        outcome.code = outcome.row.values.get("code") or self._next_code(outcome.row.values.get("region", ""))
        if outcome.suggestions:
            outcome.state = LineState.DOUBTFUL
            return
        self._check_code(outcome, None)
        if "region" not in outcome.row.values:
            outcome.row.complain("region", "no_region")
        if not outcome.row.problems:
            self._enter(outcome.row)

    def _suggestions(self, values: Mapping[str, str], by_code: int | None) -> Iterator[dict[str, Any]]:
        if by_code is not None:
            yield {"park": by_code, "score": 100, "reason": "code"} | self._about(values, by_code)
        for found in self._register.matcher.suggest(values["name"], values.get("region", "")):
            told = {"score": found.score, "reason": str(found.reason), "name": found.name}
            if found.key < 0 and not found.elsewhere:
                yield {"row": -found.key, **told}
            elif found.key >= 0 and found.key != by_code:
                elsewhere = {"elsewhere": self._register.parks[found.key]["region"]} if found.elsewhere else {}
                yield {"park": found.key, **told, **elsewhere} | self._about(values, found.key)

    def _about(self, values: Mapping[str, str], pk: int) -> dict[str, Any]:
        park = self._register.parks[pk]
        gone = {} if park["is_active"] else {"gone": True}
        return {"registered": park["name"], "changes": self.changes(values, pk), **gone}

    def changes(self, values: Mapping[str, str], pk: int) -> list[dict[str, str]]:
        """Return the columns in which the sheet says something else than the register, with old and new."""
        park = self._register.parks[pk]
        taken = self._register.codes.get(values.get("code", ""), pk) != pk
        columns = [one for one in COMPARED if one != "code" or not taken]
        told = ((column, _text(park[column]), values.get(column, "")) for column in columns)
        found = [{"column": column, "old": old, "new": new} for column, old, new in told if new and new != old]
        if self._is_catalogue and not park["in_catalogue_2018"]:
            found.append({"column": "in_catalogue_2018", "old": _text(park["in_catalogue_2018"]), "new": "yes"})
        return found

    def _check_code(self, outcome: Outcome, pk: int | None) -> None:
        code = outcome.row.values.get("code", "")
        if not code:
            return
        if self._register.codes.get(code, pk) != pk:
            outcome.row.complain("code", "code_taken", text=code)
        elif code in self._row_of_code:
            outcome.row.complain("code", "code_twice", row=str(self._row_of_code[code]))
        else:
            self._row_of_code[code] = outcome.row.number

    def _next_code(self, region: str) -> str:
        """Return a code for a park whose list gives none: its province and a number of the register."""
        prefix = f"{region}-R"
        if region not in self._numbers:
            taken = [code.removeprefix(prefix) for code in self._register.codes if code.startswith(prefix)]
            self._numbers[region] = max((int(end) for end in taken if end.isdecimal()), default=0)
        self._numbers[region] += 1
        return f"{prefix}{self._numbers[region]:04d}" if region else ""

    def _enter(self, row: Row) -> None:
        row.values.setdefault("kind", str(kind_of(row.values["name"])))
        self._register.matcher.add(Candidate(-row.number, (row.values["name"],), row.values["region"]))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)
