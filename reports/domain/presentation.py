"""A dossier as it is read: the same views for the check page, the version page, the reviewer and the paper."""

from collections.abc import Mapping
from dataclasses import replace

from reports.domain import dossiers, trends, versions
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import kind_of
from reports.domain.kinds.base import SectionView
from reports.models import Filing, FilingVersion

Values = Mapping[str, Mapping[str, str]]


def present(version: FilingVersion) -> list[SectionView]:
    """Show a version; what changed since the one handed in before is marked."""
    before = versions.values_of(versions.before(version))
    return views(dossiers.of_version(version), before)


def present_draft(filing: Filing) -> list[SectionView]:
    """Show the draft; after a return what changed since then is marked."""
    return views(dossiers.of_draft(filing), versions.values_of(versions.returned(filing)))


def views(dossier: Dossier, before: Values | None = None) -> list[SectionView]:
    """Show every section of a dossier in the order of the form."""
    return [
        _view(place, None if before is None else before.get(code, {}))
        for code, place in versions.places(dossier).items()
    ]


def _view(place: Place, before: Mapping[str, str] | None) -> SectionView:
    view = kind_of(place.section).present(place, before)
    return replace(view, chart=trends.course(place)) if place.section.trend else view
