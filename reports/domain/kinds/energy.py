"""Energy declared by the enterprises of a zone: a row is an enterprise and a carrier (HZ-08)."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.errors import Problem
from common.units import NotANumber, parse_decimal
from parks.models import Enterprise
from programmes.choices import FactorQuantity
from programmes.definition import Carrier, Field, carriers, units
from programmes.domain import factors
from programmes.domain.factors import Converter
from programmes.models import Factor
from reports.domain.dossiers import Content, Place
from reports.domain.energy.converting import NOTHING, Converted, convert, rounded, total
from reports.domain.kinds import values
from reports.domain.kinds.base import Head, SectionView, Shown, Table, was
from reports.domain.kinds.rows import RowsKind, count_problems, filled_rows

NUMBERS = ("amount", "supplied")
TYPED = (*NUMBERS, "note")
ZERO = Decimal(0)
FINE = Decimal("0.01")


@dataclass(frozen=True)
class Use:
    """A row that can be read: who used how much of what, less what was handed over."""

    row: Mapping[str, str]
    enterprise: Enterprise
    carrier: Carrier
    amount: Decimal
    supplied: Decimal
    factors: tuple[Factor, Factor] | None  # for standard coal and for carbon dioxide

    @property
    def converted(self) -> Converted:
        """Return what it comes to; nothing as long as there are no coefficients."""
        if self.factors is None:
            return NOTHING
        tce, co2 = self.factors
        return convert(self.amount, self.supplied, tce=tce.value, co2=co2.value)


class EnergyKind(RowsKind):
    """Content: {"rows": [{"uuid", "enterprise": credit code, "carrier": code, "amount", "supplied", "note"}]}."""

    def _row(self, place: Place, row: Mapping[str, Any]) -> dict[str, str]:
        """Take a carrier by its name, too: sheets are typed into by hand."""
        kept = super()._row(place, row)
        return {**kept, "carrier": _carrier_code(kept["carrier"])}

    def problems(self, place: Place) -> Iterator[Problem]:
        rows = filled_rows(self, place)
        yield from count_problems(place, len(rows))
        if rows and factors.current() is None:
            remedy = _("The ministry loads them; what is typed is kept.")
            yield Problem(
                place.address(), _("There are no coefficients to convert by yet."), place.section.rule, remedy
            )
        seen: dict[tuple[str, str], int] = {}
        for number, row in enumerate(rows, start=1):
            yield from self.row_problems(place, row, number)
            yield from _declared_twice(place, row, number, seen)

    def row_problems(self, place: Place, row: Mapping[str, str], number: int) -> Iterator[Problem]:
        """Yield what is wrong in a row, naming the enterprise and the carrier."""
        carrier = carriers().get(row.get("carrier", ""))
        for code, found, remedy in _row_faults(place, row, carrier):
            message = (
                found if _named(place, row) else _("Row %(number)d: %(message)s") % {"number": number, "message": found}
            )
            yield Problem(
                place.address(row["uuid"], code), f"{_where(place, row, carrier)}{message}", _rule(place, code), remedy
            )

    def present(self, place: Place, before: Mapping[str, str] | None) -> SectionView:
        """Show a line for each enterprise: what it declared and what that comes to."""
        heads = (
            Head(_("Enterprise")),
            Head(_("Energy declared")),
            Head(_("Energy (tce)"), numeric=True),
            Head(_("CO2 (t)"), numeric=True),
        )
        uses = {use.row["uuid"]: use for use in uses_of(place)}
        rows = tuple(_line(self, place, group, uses, before) for group in grouped(self, place).values())
        gone = self._row_gone(place, before)
        section, changed = place.section, gone or any(cell.changed for row in rows for cell in row)
        closing = (_sum_line(uses.values()),) if rows else ()
        return SectionView(
            section.code, section.number, section.name.localised, (), Table(heads, rows + closing), changed
        )

    def frozen(self, place: Place) -> Content:
        """Write down how each enterprise is called today and by which edition of coefficients it is converted."""
        edition = factors.current()
        names = {code: one.name for code, one in place.dossier.enterprises.items()}
        rows = [
            {**row, "enterprise_name": names.get(row.get("enterprise", ""), "")} for row in filled_rows(self, place)
        ]
        return {"rows": rows, "factors": edition.number if edition else None}


def converter_of(place: Place) -> Converter:
    """Return by what the section is converted: a version by what it was handed in under, a draft by what is current."""
    park, frozen = place.dossier.park, place.content.get("factors")
    number = int(frozen) if frozen and place.dossier.version is not None else None
    return factors.converter(region=park.region_id if park else "", year=place.year, number=number)


def uses_of(place: Place, converter: Converter | None = None) -> list[Use]:
    """Return the rows of a section that can be read, in their order."""
    chosen = converter or converter_of(place)
    found = (_use(place, row, chosen) for row in filled_rows(EnergyKind(), place))
    return [use for use in found if use is not None]


def grouped(kind: RowsKind, place: Place) -> dict[str, list[dict[str, str]]]:
    """Return the rows by enterprise, as typed, in the order in which each first appears."""
    groups: dict[str, list[dict[str, str]]] = {}
    for row in filled_rows(kind, place):
        groups.setdefault(row.get("enterprise", "").strip(), []).append(row)
    return groups


def number_of(text: str, carrier: Carrier | None) -> Decimal | None:
    """Return the number typed, with the carrier's unit behind it in either language or without; None for none.

    Raises `NotANumber`.
    """
    names = units()[carrier.unit].name if carrier else None
    if names and text.strip().endswith(names.en) and names.en != names.zh:
        return parse_decimal(text, unit=names.en)
    return parse_decimal(text, unit=names.zh if names else "")


def _carrier_code(text: str) -> str:
    """Return the code of the carrier that a text names, with or without its unit; else the text."""
    plain = unicodedata.normalize("NFKC", text).split("(")[0].strip()
    names = {name: one.code for one in carriers().values() for name in (one.name.zh, one.name.en)}
    return text if text in carriers() else names.get(plain, text)


def _use(place: Place, row: Mapping[str, str], converter: Converter) -> Use | None:
    enterprise = place.dossier.enterprises.get(row.get("enterprise", "").strip())
    carrier = carriers().get(row.get("carrier", ""))
    if enterprise is None or carrier is None:
        return None
    try:
        amount, supplied = (number_of(row.get(one, ""), carrier) for one in NUMBERS)
    except NotANumber:
        return None
    tce, co2 = (converter.factor(carrier.code, one) for one in (FactorQuantity.TCE, FactorQuantity.CO2))
    return Use(row, enterprise, carrier, amount or ZERO, supplied or ZERO, (tce, co2) if tce and co2 else None)


def _row_faults(place: Place, row: Mapping[str, str], carrier: Carrier | None) -> Iterator[tuple[str, str, str]]:
    """Yield column, message and remedy of each fault."""
    if row.get("enterprise", "").strip() not in place.dossier.enterprises:
        yield (
            "enterprise",
            _no_enterprise(row),
            _("Enter it in the register of enterprises first, or take the row off."),
        )
    if carrier is None:
        yield "carrier", _("Choose the carrier from those offered."), ""
    faults = {code: _fault(place.section.field(code), row.get(code, ""), carrier) for code in NUMBERS}
    yield from ((code, fault, _remedy(carrier)) for code, fault in faults.items() if fault)
    note = place.section.field("note")
    if problem := values.problem_of(place, note, row.get("note", ""), ""):
        yield "note", problem.message, problem.remedy
    if carrier is not None and not carrier.supplied and not any(faults.values()):
        amount, supplied = (number_of(row.get(one, ""), carrier) or ZERO for one in NUMBERS)
        if supplied > amount:
            yield "supplied", _("More is handed over than was taken in."), _("Only what is made on site can be more.")


def _fault(field: Field, text: str, carrier: Carrier | None) -> str:
    if not text.strip():
        return _("Fill in “%(name)s”.") % {"name": field.name.localised} if field.required else ""
    try:
        number = number_of(text, carrier)
    except NotANumber as error:
        return str(error)
    return values.range_fault(field.name.localised, number, field.min, field.max) if number is not None else ""


def _no_enterprise(row: Mapping[str, str]) -> str:
    text = row.get("enterprise", "").strip()
    return _("“%(text)s” is no enterprise of this zone.") % {"text": text} if text else _("Say which enterprise it is.")


def _remedy(carrier: Carrier | None) -> str:
    return _("The amount is given in %(unit)s.") % {"unit": carrier.unit_name} if carrier else ""


def _declared_twice(
    place: Place, row: Mapping[str, str], number: int, seen: dict[tuple[str, str], int]
) -> Iterator[Problem]:
    key = (row.get("enterprise", "").strip(), row.get("carrier", ""))
    if all(key) and key in seen:
        text = _("Row %(number)d: this enterprise declares the same carrier in row %(other)d.")
        address = place.address(row["uuid"], "carrier")
        remedy = _("Put both amounts into one row.")
        yield Problem(address, text % {"number": number, "other": seen[key]}, place.section.rule, remedy)
    seen.setdefault(key, number)


def _named(place: Place, row: Mapping[str, str]) -> bool:
    return row.get("enterprise", "").strip() in place.dossier.enterprises


def _where(place: Place, row: Mapping[str, str], carrier: Carrier | None) -> str:
    """Return the words for the enterprise and the carrier that a problem is about."""
    if not _named(place, row):
        return ""
    parts = [place.dossier.enterprises[row["enterprise"].strip()].name, carrier.name.localised if carrier else ""]
    return "，".join(filter(None, parts)) + pgettext("before a list", ": ")


def _rule(place: Place, code: str) -> str:
    return place.section.field(code).rule or place.section.rule


def _line(
    kind: RowsKind, place: Place, group: list[dict[str, str]], uses: Mapping[str, Use], before: Mapping[str, str] | None
) -> tuple[Shown, ...]:
    sums = total(uses[row["uuid"]].converted for row in group if row["uuid"] in uses)
    texts = [kind.flat(place, {"rows": [row]}) for row in group]
    changed = any(was(before, path, text)[0] for flat in texts for path, text in flat.items())
    declared = "；".join(_declared(row) for row in group)
    address = place.address(group[0]["uuid"])
    return (
        Shown(_("Enterprise"), name_of(place, group[0]), address),
        Shown(_("Energy declared"), declared, address, changed=changed),
        Shown(_("Energy (tce)"), shown(sums.tce), "", numeric=True),
        Shown(_("CO2 (t)"), shown(sums.co2), "", numeric=True),
    )


def _sum_line(uses: Iterable[Use]) -> tuple[Shown, ...]:
    sums = total(use.converted for use in uses)
    return (
        Shown(_("Enterprise"), pgettext("of a table", "Total"), ""),
        Shown(_("Energy declared"), "", ""),
        Shown(_("Energy (tce)"), shown(sums.tce), "", numeric=True),
        Shown(_("CO2 (t)"), shown(sums.co2), "", numeric=True),
    )


def name_of(place: Place, row: Mapping[str, str]) -> str:
    """Return how an enterprise was called when it declared, else how it is called now, else what was typed."""
    code = row.get("enterprise", "").strip()
    known = place.dossier.enterprises.get(code)
    return row.get("enterprise_name") or (known.name if known else code)


def _declared(row: Mapping[str, str]) -> str:
    carrier = carriers().get(row.get("carrier", ""))
    name = carrier.name.localised if carrier else row.get("carrier", "")
    unit = carrier.unit_name if carrier else ""
    text = f"{name} {row.get('amount', '').strip().removesuffix(unit)}{unit}"
    supplied = row.get("supplied", "").strip()
    return text + (_(" (supplied %(amount)s)") % {"amount": f"{supplied.removesuffix(unit)}{unit}"} if supplied else "")


def shown(number: Decimal) -> str:
    """Return a quantity as pages and papers show it: with two decimals."""
    return f"{rounded(number, FINE):f}".replace("-", "−")
