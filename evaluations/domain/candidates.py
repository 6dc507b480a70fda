"""The candidates of a call: every park on a list that the ministry has filed (GB-11, GB-14)."""

from dataclasses import dataclass

from django.db.models import QuerySet

from programmes.models import Participation, Round
from reports.choices import FilingState
from reports.models import ListEntry

# A list taken back or returned is with its province again.
HANDED_IN = (FilingState.REVIEWING, FilingState.FILED)


@dataclass(frozen=True)
class Candidate:
    """A park on a list, with the name and region that its listing would print."""

    entry: ListEntry
    accepted: bool  # the ministry has filed the list
    listed: bool  # the park is in the programme already

    @property
    def can_be_named(self) -> bool:
        return self.accepted and not self.listed

    @property
    def name_printed(self) -> str:
        return self.entry.park.name

    @property
    def region_printed(self) -> str:
        """Return the recommending unit's short name: the printed region is not where the park lies (GB-16)."""
        return self.entry.version.filing.unit.region.short_name


def of_call(call: Round) -> list[Candidate]:
    """Return the candidates of the lists that stand, unit by unit in the order of the programme, then by rank."""
    listed = set(Participation.objects.filter(programme=call.programme_id).values_list("park_id", flat=True))
    return [
        Candidate(entry, entry.version.filing.state == FilingState.FILED, entry.park_id in listed)
        for entry in entries(call)
    ]


def entries(call: Round) -> QuerySet[ListEntry]:
    """Return the rows of the lists handed in to a call, in the versions that stand."""
    rows = ListEntry.objects.filter(version__current_of__round=call, version__filing__state__in=HANDED_IN)
    return rows.select_related("park__region", "version__filing__unit__region", "version__filing__body").order_by(
        "version__filing__unit__sequence", "version_id", "rank"
    )
