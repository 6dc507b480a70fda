"""What the public reads of a record: a copy made when it is published, marked when it is withdrawn."""

from common import clock
from reports.choices import RecordAct
from reports.models import PublishedRecord, Record


def follow(record: Record, act: RecordAct, reason: str) -> None:
    """Make the public copy anew, or mark it as withdrawn with the reason. The address stays the same."""
    if act == RecordAct.WITHDRAW:
        rows = PublishedRecord.objects.filter(record=record)
        rows.update(withdrawn_on=clock.today(), reason=reason.strip())
        return
    PublishedRecord.objects.update_or_create(record=record, defaults=_copy(record))


def _copy(record: Record) -> dict[str, object]:
    return {
        "programme": record.programme,
        "ledger": record.ledger,
        "park_name": record.participation.name_printed if record.participation else "",
        "region": record.unit.region.short_name if record.unit else "",
        "title": record.title,
        "category": record.category,
        "text": record.text,
        "published_on": clock.today(),
        "withdrawn_on": None,
        "reason": "",
    }
