"""From which reports a summary that was handed in was drawn; and whether one of them has changed since (CR-09)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from reports.domain.drawing.drafting import drawn_in
from reports.domain.drawing.registry import Drawn
from reports.domain.drawing.reporting import Reports
from reports.models import FilingVersion, SummaryOrigin


@dataclass(frozen=True)
class Staleness:
    """What has changed in the reports since a summary was handed in."""

    replaced: tuple[FilingVersion, ...] = ()  # reports of the summary that no longer stand
    later: tuple[FilingVersion, ...] = ()  # reports that stand and are not in it

    def __bool__(self) -> bool:
        return bool(self.replaced or self.later)


def freeze(version: FilingVersion) -> None:
    """Keep with a summary just handed in what each of its figures was drawn from; nothing for other filings."""
    if version.filing.filled_form.summarises:
        reports = Reports(version.filing)
        SummaryOrigin.objects.bulk_create(
            row
            for section in version.filing.filled_form.sections
            for code, drawn in drawn_in(reports, section).items()
            for row in _rows(version, f"{section.code}/{code}", drawn)
        )


def frozen_origins(version: FilingVersion) -> QuerySet[SummaryOrigin]:
    """Return what a version was drawn from, by field, in the order of the parks."""
    rows = SummaryOrigin.objects.filter(version=version)
    return rows.select_related("source__filing__participation", "source__filing__park").order_by("id")


def staleness(version: FilingVersion) -> Staleness:
    """Say whether the reports that stand now are those the version was drawn from."""
    if not version.filing.filled_form.summarises:
        return Staleness()
    drawn = _sources(version)
    standing = {one.pk: one for one in Reports(version.filing).versions}
    return Staleness(
        replaced=tuple(one for pk, one in drawn.items() if pk not in standing),
        later=tuple(one for pk, one in standing.items() if pk not in drawn),
    )


def _sources(version: FilingVersion) -> dict[int, FilingVersion]:
    rows = FilingVersion.objects.filter(pk__in=version.origins.values("source"))
    return {one.pk: one for one in rows.select_related("filing__participation", "filing__park").order_by("id")}


def _rows(version: FilingVersion, address: str, drawn: Drawn) -> Iterable[SummaryOrigin]:
    return (
        SummaryOrigin(
            version=version,
            address=address,
            source=origin.version,
            value=origin.value,
            decimals=origin.decimals,
        )
        for origin in drawn.origins
    )
