"""The regions of GB/T 2260 that report: 31 provinces, the corps, five separately planned cities, and the country."""

from collections.abc import Iterable

from django.db import transaction

from accounts.choices import RegionKind
from accounts.models import Region
from accounts.reference import COUNTRY, regions
from common import policy
from common.subjects import Subject
from journal.domain import events

REPORTING = (RegionKind.PROVINCE, RegionKind.CORPS, RegionKind.PLANNED_CITY)


@transaction.atomic
def load_regions(*, actor: policy.Actor) -> int:
    """Enter the regions that are not there yet; return how many."""
    policy.require(actor, "accounts.load_regions")
    there = set(Region.objects.values_list("code", flat=True))
    rows = [row for row in regions() if row.code not in there]
    for row in rows:
        Region.objects.create(
            code=row.code, name=row.name, short_name=row.short_name, kind=row.kind, parent_id=row.parent or None
        )
    if rows:
        subject = Subject("accounts.region", int(COUNTRY), "GB/T 2260", unit=COUNTRY)
        events.record(kind="regions.loaded", actor=actor, subject=subject, data={"codes": [row.code for row in rows]})
    return len(rows)


def choices(kinds: Iterable[str] = REPORTING) -> list[tuple[str, str]]:
    """Return code and short name of the regions of these kinds, for a choice field or a filter."""
    rows = Region.objects.filter(kind__in=list(kinds))
    return list(rows.values_list("code", "short_name"))
