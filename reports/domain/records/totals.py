"""What was given: sums in 10 000 yuan by giver and year, exact, with the number of records behind each."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from programmes.definition import Ledger
from reports.models import Record

_CENTS = Decimal("0.01")


@dataclass(frozen=True)
class Cell:
    """A sum and how many records stand behind it."""

    amount: Decimal | None = None  # None where no record has an amount
    count: int = 0

    def plus(self, other: "Cell") -> "Cell":
        return Cell(_added(self.amount, other.amount), self.count + other.count)

    @property
    def shown(self) -> Decimal | None:
        return money(self.amount)


@dataclass(frozen=True)
class Line:
    """One giver over the years, or all of them together."""

    code: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def total(self) -> Cell:
        return _sum(self.cells)


@dataclass(frozen=True)
class Totals:
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    total: Line


def by_giver(ledger: Ledger, rows: QuerySet[Record]) -> Totals:
    """Return the sums of records by giver and year; added up here, as SQLite would round decimals."""
    found: dict[tuple[str, int], Cell] = {}
    for giver, year, amount in rows.values_list("giver", "year", "amount").order_by().iterator():
        found[giver, year] = found.get((giver, year), Cell()).plus(Cell(amount, 1))
    years = tuple(sorted({year for _giver, year in found}))
    lines = tuple(
        Line(one.code, one.name.localised, tuple(found.get((one.code, year), Cell()) for year in years))
        for one in ledger.choices("giver")
    )
    total = Line("", "", tuple(_sum(line.cells[place] for line in lines) for place in range(len(years))))
    return Totals(years, lines, total)


def money(amount: Decimal | None) -> Decimal | None:
    """Return an amount with the two decimals people print, more only where it has more."""
    if amount is None:
        return None
    plain = amount.normalize()
    return amount.quantize(_CENTS) if plain == plain.quantize(_CENTS) else plain


def _added(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return other if one is None else one if other is None else one + other


def _sum(cells: Iterable[Cell]) -> Cell:
    total = Cell()
    for cell in cells:
        total = total.plus(cell)
    return total
