"""What a summary is drawn from: beside its fields while it is drafted, and on a page of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from common import policy
from common.anchors import anchor
from common.formats import number_text
from common.views import SignedIn
from programmes.definition import Field
from reports.domain import dossiers, drawing
from reports.domain.dossiers import Dossier, Place
from reports.domain.drawing import Drawn, Reports
from reports.domain.kinds import values
from reports.models import Filing, FilingVersion, SummaryOrigin
from reports.views import parts
from reports.views.finding import find_filing, find_version


@dataclass(frozen=True)
class Beside:
    """A field of a summary with what the reports give for it now."""

    label: str
    drawn: str
    typed: str
    count: int  # reports it rests on
    url: str
    prose: bool

    @property
    def differs(self) -> bool:
        return bool(self.typed) and self.typed != self.drawn


@dataclass(frozen=True)
class Behind:
    """A report behind a figure; without a link for who may not read it."""

    name: str
    label: str
    url: str
    figure: str
    before: str
    stands: bool


@dataclass(frozen=True)
class Table:
    """A field of a summary with the reports behind it."""

    label: str
    anchor: str
    unit: str
    text: str
    is_figure: bool
    rows: Sequence[Behind]


class DraftOrigins(SignedIn):
    """The reports behind a draft, as they stand now."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.read_draft", filing)
        reports = _reports(filing)
        tables = list(_live(self.actor, dossiers.of_draft(filing), reports))
        context = {"filing": filing, "tables": tables, "missing": reports.missing, "all": len(reports.parks)}
        crumbs = parts.crumbs(filing, _("Origin of the figures"))
        return render(request, "reports/origins.html", {**context, "crumbs": crumbs})


class VersionOrigins(SignedIn):
    """The reports behind a summary as it was handed in, and what changed in them since."""

    def get(self, request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
        version = find_version(self.actor, public_id, number)
        _reports(version.filing)
        context = {
            "filing": version.filing,
            "version": version,
            "tables": list(_frozen(self.actor, version)),
            "stale": drawing.staleness(version),
            "crumbs": parts.crumbs(version.filing, version.label),
        }
        return render(request, "reports/origins.html", context)


def beside(place: Place) -> dict[str, Any]:
    """Return what the page of a section of a summary shows beside its fields; nothing for other sections."""
    filing = place.dossier.filing
    if not filing.filled_form.summarises or not any(field.draws for field in place.section.fields):
        return {}
    reports = Reports(filing)
    page = reverse("reports:origins", args=[filing.public_id])
    drawn = drawing.drawn_in(reports, place.section)
    rows = [_beside(place, place.section.field(code), one, page) for code, one in drawn.items()]
    return {"drawn": rows, "reported": len(reports.versions), "reporting": len(reports.parks)}


def _beside(place: Place, field: Field, drawn: Drawn, page: str) -> Beside:
    return Beside(
        label=field.name.localised,
        drawn=values.shown(place, field, drawn.text),
        typed=values.shown(place, field, str(place.content.get(field.code) or "")),
        count=len(drawn.origins),
        url=f"{page}#{anchor(place.address(field.code))}" if drawn.origins else "",
        prose=field.kind == "long_text",
    )


def _reports(filing: Filing) -> Reports:
    if not filing.filled_form.summarises:
        raise Http404
    return Reports(filing)


def _live(actor: policy.Actor, dossier: Dossier, reports: Reports) -> Iterable[Table]:
    readable = _readable(actor, (one.pk for one in reports.versions))
    for section in dossier.form.sections:
        place = Place(dossier, section)
        for code, drawn in drawing.drawn_in(reports, section).items():
            rows = [_behind(one.version, one, one.version.pk in readable) for one in drawn.origins]
            if rows:
                yield _table(place, section.field(code), rows)


def _frozen(actor: policy.Actor, version: FilingVersion) -> Iterable[Table]:
    dossier = dossiers.of_version(version)
    found: dict[str, list[SummaryOrigin]] = {}
    for origin in drawing.frozen_origins(version):
        found.setdefault(origin.address, []).append(origin)
    readable = _readable(actor, (one.source_id for rows in found.values() for one in rows))
    for address, origins in found.items():
        section, code = address.split("/")
        place = Place(dossier, dossier.form.section(section))
        rows = [_behind(one.source, one, one.source_id in readable) for one in origins]
        yield _table(place, place.section.field(code), rows)


def _table(place: Place, field: Field, rows: list[Behind]) -> Table:
    text = values.shown(place, field, str(place.content.get(field.code) or ""))
    here = anchor(place.address(field.code))
    return Table(field.name.localised, here, field.unit_name, text, field.is_number, rows)


def _behind(version: FilingVersion, origin: Any, is_readable: bool) -> Behind:  # noqa: FBT001 - one call each way
    filing = version.filing
    address = reverse("reports:version", args=[filing.public_id, version.number]) if is_readable else ""
    before = getattr(origin, "before", None)
    return Behind(
        name=filing.filer_name,
        label=version.label,
        url=address,
        figure=number_text(origin.value, origin.decimals),
        before=number_text(before, origin.before_decimals) if before is not None else "",
        stands=drawing.is_standing(version),
    )


def _readable(actor: policy.Actor, keys: Iterable[int]) -> set[int]:
    rows = FilingVersion.objects.filter(pk__in=set(keys)).visible_to(actor)
    return set(rows.values_list("pk", flat=True))
