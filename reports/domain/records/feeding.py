"""Records made from filings that went on file: difficulties become problems, agreed cases enter the library."""

from collections.abc import Iterator, Mapping
from typing import Any

from common import clock, policy
from programmes.definition import Definition, Feed, Ledger
from reports.domain.kinds.base import text_of
from reports.domain.kinds.values import YES
from reports.domain.records.acts import make
from reports.domain.records.stating import Stated
from reports.models import FilingVersion, Record
from reports.rules.records import Wanted


def feed(version: FilingVersion) -> int:
    """Make the records that a version on file gives; return how many are new. The same row makes one record.

    What was handed in on trial counts nowhere and gives none.
    """
    filing = version.filing
    if filing.round.is_trial:
        return 0
    edition = filing.programme.edition
    definition = edition.definition if edition else None
    found = [one for one in definition.ledgers if one.feed and one.feed.form == filing.form] if definition else []
    return sum(_feed(version, definition, ledger) for ledger in found if definition)


def _feed(version: FilingVersion, definition: Definition, ledger: Ledger) -> int:
    filing, asked = version.filing, ledger.feed
    assert asked is not None  # noqa: S101 - the caller looked
    wanted = Wanted(filing.programme, definition.ledger(ledger.code), filing.participation, filing.unit)
    count = 0
    for key, row in _rows(version, asked):
        origin = f"{filing.public_id}/{key}".rstrip("/")
        stated = Stated(_fields(version, ledger, asked, row))
        if _is_named(ledger, stated) and not _is_known(wanted, origin, key):
            make(actor=policy.SYSTEM, wanted=wanted, stated=stated, body=filing.body, origin=origin)
            count += 1
    return count


def _rows(version: FilingVersion, asked: Feed) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield key and values of each row of the section, or of the section itself, that may be taken."""
    content = version.content.get(asked.section) or {}
    rows = [(row["uuid"], row) for row in content["rows"]] if "rows" in content else [("", content)]
    yield from ((key, row) for key, row in rows if asked.when is None or row.get(asked.when) == YES)


def _fields(version: FilingVersion, ledger: Ledger, asked: Feed, row: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of the record: texts cut to what they take; the day is that of handing in."""
    given = {here: text_of(row.get(there)).strip() for here, there in asked.columns.items()}
    typed = {one.code: given.get(one.code, "")[: one.max_length] for one in ledger.fields}
    day = ledger.column("dated")
    if day and not typed[day.code]:
        typed[day.code] = version.submitted_at.astimezone(clock.CHINA).date().isoformat()
    return typed


def _is_named(ledger: Ledger, stated: Stated) -> bool:
    title = ledger.column("title")
    return bool(title and stated.fields[title.code])


def _is_known(wanted: Wanted, origin: str, key: str) -> bool:
    """Say whether the row made a record already, or was itself offered to the report from one."""
    rows = Record.objects.filter(programme=wanted.programme, ledger=wanted.ledger.code)
    return rows.filter(origin=origin).exists() or bool(key and rows.filter(public_id=key).exists())
