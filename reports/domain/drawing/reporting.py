"""The reports behind a summary: of the parks that the unit answers for, as they stand now (CR-09, CR-10)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from programmes.choices import ParticipationState
from programmes.models import Participation
from reports.choices import FilingState
from reports.domain.versions import RELATED
from reports.models import Fact, Filing, FilingVersion

# What was returned is known to be wrong; it counts again once it is handed in again.
COUNTED = (FilingState.REVIEWING, FilingState.FILED)
Measure = tuple[str, str]  # measure, variant


def is_standing(version: FilingVersion) -> bool:
    """Say whether a report still stands as this version."""
    return version.filing.current_version_id == version.pk and version.filing.state in COUNTED


@dataclass
class Reports:
    """Read once for all fields of a summary. A city that reports for itself is a unit of its own (X-07)."""

    filing: Filing

    @cached_property
    def parks(self) -> list[Participation]:
        """Return the parks of the unit that take part, in the order of the list."""
        rows = Participation.objects.filter(programme=self.filing.programme_id, unit=self.filing.unit_id)
        return list(rows.exclude(state=ParticipationState.WITHDRAWN).order_by("batch", "sequence", "id"))

    @cached_property
    def versions(self) -> list[FilingVersion]:
        """Return the report of each park: of the year, or the last one where the summary is that of a period."""
        found = {one.filing.participation_id: one for one in self._standing(self.filing.period)}
        return [found[one.pk] for one in self.parks if one.pk in found]

    @property
    def missing(self) -> list[Participation]:
        """Return the parks without a report."""
        reported = {one.filing.participation_id for one in self.versions}
        return [one for one in self.parks if one.pk not in reported]

    @cached_property
    def facts(self) -> Mapping[Measure, Mapping[int, Fact]]:
        """Return the figures of these reports, by measure and version."""
        return _by_measure(self.versions)

    @cached_property
    def facts_before(self) -> Mapping[Measure, Mapping[int | None, Fact]]:
        """Return the figures of the year before, by measure and park taking part."""
        versions = self._standing(self.filing.period - 1) if self._is_yearly else []
        participation = {one.pk: one.filing.participation_id for one in versions}
        found = _by_measure(versions)
        return {key: {participation[pk]: fact for pk, fact in rows.items()} for key, rows in found.items()}

    @property
    def _is_yearly(self) -> bool:
        return self.filing.filled_form.per == "year"

    def _standing(self, year: int) -> Sequence[FilingVersion]:
        filings = Filing.objects.filter(
            programme=self.filing.programme_id,
            unit=self.filing.unit_id,
            form=self.filing.filled_form.summarises,
            state__in=COUNTED,
            participation__isnull=False,
        )
        filings = filings.filter(period=year) if self._is_yearly else filings.filter(period__lte=year)
        rows = FilingVersion.objects.filter(current_of__in=filings).select_related(*RELATED)
        return list(rows.order_by("filing__period", "submitted_at", "id"))


def _by_measure(versions: Iterable[FilingVersion]) -> dict[Measure, dict[int, Fact]]:
    years = {one.pk: one.filing.period for one in versions}
    found: dict[Measure, dict[int, Fact]] = {}
    for fact in Fact.objects.filter(version__in=years, value__isnull=False):
        if fact.year == years[fact.version_id]:
            found.setdefault((fact.measure, fact.variant), {})[fact.version_id] = fact
    return found
