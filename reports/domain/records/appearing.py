"""Where records show beside a filing: those of its year, offered as rows and counted into its fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from common import policy
from programmes.definition import Ledger
from reports.domain import dossiers, sections
from reports.domain.dossiers import Place
from reports.domain.records.totals import money
from reports.models import Filing, Record
from reports.models.record import CLOSED

SHOWN = 10


@dataclass(frozen=True)
class Beside:
    """The records of a ledger that belong to a section of a filing."""

    ledger: Ledger
    records: tuple[Record, ...]
    offers: bool  # they give rows or counts that the section does not hold yet

    @property
    def count(self) -> int:
        return len(self.records)

    @property
    def shown(self) -> tuple[Record, ...]:
        return self.records[:SHOWN]

    @property
    def hidden(self) -> int:
        """Return how many are not named one by one."""
        return max(self.count - SHOWN, 0)

    @property
    def amount(self) -> Decimal | None:
        """Return the sum in 10 000 yuan, None where none has an amount."""
        found = [one.amount for one in self.records if one.amount is not None]
        return money(sum(found, Decimal(0))) if found else None


def beside(place: Place) -> list[Beside]:
    """Return what is kept on the year of a filing and belongs to this section."""
    filing = place.dossier.filing
    edition = filing.programme.edition
    fitting = [one for one in edition.definition.ledgers if _fits(one, place)] if edition else []
    kept = {ledger.code: _of_year(filing, ledger) for ledger in fitting}
    return [Beside(one, kept[one.code], _new_content(place, one, kept[one.code]) is not None) for one in fitting]


def take_over(*, actor: policy.Actor, filing: Filing, code: str) -> int:
    """Write rows and counts of the records of the year into a section of the draft; return how many records.

    What was typed stands: a row that is there already is left, a field that is filled too.
    """
    place = Place(dossiers.of_draft(filing), filing.filled_form.section(code))
    content, count = {**place.content}, 0
    for one in beside(place):
        new = _new_content(place, one.ledger, one.records, content)
        if new is not None:
            content, count = new, count + one.count
    if count:
        version = place.dossier.numbers[code]
        sections.save_section(actor=actor, filing=filing, code=code, content=content, base_version=version)
    return count


def _fits(ledger: Ledger, place: Place) -> bool:
    at = ledger.report
    return at is not None and (at.form, at.section) == (place.dossier.filing.form, place.section.code)


def _of_year(filing: Filing, ledger: Ledger) -> tuple[Record, ...]:
    rows = Record.objects.standing().filter(programme=filing.programme_id, ledger=ledger.code, year=filing.period)
    whose = {"participation": filing.participation_id} if filing.participation_id else {"unit": filing.unit_id}
    return tuple(rows.filter(**whose, internal=False).order_by("dated", "id"))


def _new_content(
    place: Place, ledger: Ledger, records: tuple[Record, ...], standing: Mapping[str, Any] | None = None
) -> dict[str, Any] | None:
    """Return the content with what the records add, None when they add nothing."""
    content = dict(place.content if standing is None else standing)
    if place.section.has_rows:
        return _with_rows(content, ledger, records)
    return _with_counts(content, ledger, records)


def _with_rows(content: dict[str, Any], ledger: Ledger, records: tuple[Record, ...]) -> dict[str, Any] | None:
    rows = list(content.get("rows") or [])
    there = {row["uuid"] for row in rows}
    columns = ledger.report.columns if ledger.report else {}
    # A record that was itself made from a row of a report is not offered to one.
    offered = [one for one in records if columns and not one.origin and str(one.public_id) not in there]
    return {**content, "rows": [*rows, *(_row(one, columns) for one in offered)]} if offered else None


def _row(record: Record, columns: Mapping[str, str]) -> dict[str, str]:
    known = {**record.content, "project": record.project_name}
    return {"uuid": str(record.public_id), **{there: str(known.get(here, "")) for there, here in columns.items()}}


def _with_counts(content: dict[str, Any], ledger: Ledger, records: tuple[Record, ...]) -> dict[str, Any] | None:
    counts = ledger.report.counts if ledger.report else {}
    closed = sum(1 for one in records if one.state in CLOSED)
    found = {there: str(closed if what == "closed" else len(records)) for there, what in counts.items()}
    new = {there: text for there, text in found.items() if not str(content.get(there) or "").strip()}
    return {**content, **new} if new and records else None
