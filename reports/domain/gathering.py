"""The applications a list rests on: those of its parks, as they stood when the list was handed in (GB-10, GB-13)."""

from collections.abc import Iterator

from django.db.models import QuerySet

from reports.choices import FilingAct
from reports.domain.versions import RELATED
from reports.models import FilingVersion


def applications_of(version: FilingVersion) -> Iterator[FilingVersion]:
    """Yield the applications of the parks of a list, in its order; nothing for what gathers none."""
    form = version.filing.filled_form.gathers
    if not form:
        return
    found = {one.filing.park_id: one for one in _handed_in(version, form)}
    for park in version.entries.order_by("rank").values_list("park", flat=True):
        if park in found:
            yield found[park]


def _handed_in(version: FilingVersion, form: str) -> QuerySet[FilingVersion]:
    """Return the versions of the applications of the round up to the list, oldest first."""
    filing = version.filing
    rows = FilingVersion.objects.filter(
        filing__round=filing.round_id, filing__form=form, submitted_at__lte=version.submitted_at
    )
    rows = rows.exclude(handlings__act=FilingAct.RETRACT).order_by("number")
    return rows.select_related(*RELATED)
