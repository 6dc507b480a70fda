"""What all stories share: who there is, which day it is, and how time is set back while history is written."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property

from accounts.models import Organisation, User
from common import clock
from parks.domain.loading import code_of
from parks.models import Park
from parks.reference import green_bases
from programmes.models import Participation, Programme, ReportingUnit

PROGRAMME = "green_bases"
PASSWORD = "Demo-Portal-2026"
YEARS_ON_FILE = 2
DAYS_UNTIL_DUE = 10


@dataclass
class World:
    """The demonstration world while it is made. Bases are known by their number in the first list."""

    today: date
    years_on_file: int = YEARS_ON_FILE
    people: dict[str, User] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """Return the year that is reported on now."""
        return self.today.year - 1

    @property
    def due_on(self) -> date:
        """Return the day on which this year's reports are due."""
        return self.today + timedelta(days=DAYS_UNTIL_DUE)

    @property
    def years_before(self) -> range:
        """Return the years whose reports are on file."""
        return range(max(self.year - self.years_on_file, 2021), self.year)

    @cached_property
    def programme(self) -> Programme:
        return Programme.objects.select_related("edition").get(pk=PROGRAMME)

    @cached_property
    def committees(self) -> dict[int, Organisation]:
        """Return the committees of the bases by number."""
        rows = Park.objects.exclude(committee=None).select_related("committee")
        of_code = {park.code: park.committee for park in rows if park.committee}
        return {row.seq: of_code[code_of(row)] for row in green_bases()}

    @cached_property
    def bases(self) -> dict[int, Participation]:
        """Return the bases of the first batch by number."""
        rows = Participation.objects.filter(programme=self.programme, batch=1)
        return {row.sequence: row for row in rows.select_related("park__committee", "unit__region", "programme")}

    @cached_property
    def units(self) -> dict[str, ReportingUnit]:
        rows = ReportingUnit.objects.filter(programme=self.programme).select_related("region")
        return {unit.region_id: unit for unit in rows}

    def park(self, sequence: int) -> User:
        """Return the official of a base."""
        return self.people[f"park{sequence:02d}"]

    def province(self, sequence: int) -> User:
        """Return the official of the province that recommended a base."""
        return self.people[f"drc{self.bases[sequence].unit.region_id[:2]}"]

    @property
    def ministry(self) -> User:
        return self.people["ndrc"]


def at(day: date, hour: int = 10, minute: int = 0) -> AbstractContextManager[None]:
    """Hold the clock at a time of day in China, so that the acts of the story are dated then."""
    return clock.frozen(datetime.combine(day, time(hour, minute), tzinfo=clock.CHINA))
