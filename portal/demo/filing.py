"""The steps of a report's way, each done by the official whose step it is."""

import uuid
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files import File

from accounts.models import User
from common import clock
from portal.demo import contents, prose
from portal.demo.world import World
from programmes.models import Round
from reports.domain import attachments, filings, reviews, sections
from reports.models import Filing

SCAN = Path(__file__).parent / "sheets" / "stamped_cover.png"
_NAMESPACE = uuid.UUID("0b9d6d0e-2f7a-4c58-8d0f-4f2b7f1c2026")


def begin(world: World, opened: Round, sequence: int) -> Filing:
    """Open the report of a base."""
    base = world.bases[sequence]
    return filings.open_filing(actor=world.park(sequence), round=opened, unit=base.unit, participation=base)


def fill(world: World, filing: Filing, sequence: int, *, leave_out: frozenset[str] = frozenset()) -> None:
    """Fill in the sections of a base's report, all but some."""
    found = contents.annual_report(filing.filled_form, world.bases[sequence], filing.period)
    save(world.park(sequence), filing, {code: one for code, one in found.items() if code not in leave_out})


def save(actor: User, filing: Filing, found: Mapping[str, Mapping[str, Any]]) -> None:
    """Save sections one by one over what stands."""
    versions = dict(filing.sections.values_list("code", "version"))
    for code, content in found.items():
        sections.save_section(actor=actor, filing=filing, code=code, content=content, base_version=versions[code])


def stamp(actor: User, filing: Filing) -> None:
    """Attach the scan of a stamped cover to a list; the page says that it stands for one."""
    with SCAN.open("rb") as scan:
        upload = File(scan, name="报送函盖章扫描件（演示）.png")
        attachments.attach(actor=actor, filing=filing, section="attachments", field="stamped", upload=upload)


def submit(actor: User, filing: Filing) -> None:
    """Hand in what was filled, with the statement of the form."""
    key = uuid.uuid5(_NAMESPACE, f"{filing.public_id}")
    statement = filing.filled_form.statement.zh
    filings.submit_filing(actor=actor, filing=filing, statement=statement, idempotency_key=key)
    filing.refresh_from_db()


def pass_on(world: World, filing: Filing, sequence: int) -> None:
    """The province reads it and gives it to the ministry."""
    reviews.open_by_holder(actor=world.province(sequence), filing=filing)
    reviews.pass_on_filing(actor=world.province(sequence), filing=filing, opinion=prose.OPINION_PASS)
    filing.refresh_from_db()


def put_on_file(world: World, filing: Filing) -> None:
    """The ministry reads it and puts it on file."""
    reviews.open_by_holder(actor=world.ministry, filing=filing)
    reviews.file_filing(actor=world.ministry, filing=filing, opinion=prose.OPINION_FILE)
    filing.refresh_from_db()


def return_it(world: World, filing: Filing, sequence: int, *, days: int) -> None:
    """The province gives it back with reasons."""
    reviews.open_by_holder(actor=world.province(sequence), filing=filing)
    reviews.return_filing(
        actor=world.province(sequence),
        filing=filing,
        reasons=[reviews.Reason(address, text) for address, text in prose.RETURN_REASONS],
        note=prose.RETURN_NOTE,
        due_on=clock.today() + timedelta(days=days),
    )
    filing.refresh_from_db()
