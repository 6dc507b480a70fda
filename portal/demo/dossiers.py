"""Dossiers: a province takes home what it reviews, the ministry collects a round; the worker makes them (GB-13)."""

from portal.demo.world import World
from reports.domain import archiving, collecting
from reports.models import FilingVersion

LANGUAGE = "zh-hans"
TAKEN_HOME = 2


def tell(world: World) -> None:
    """Ask for dossiers and archives of reports under review, and for all reports of the round."""
    province = world.people["drc32"]
    rows = FilingVersion.objects.filter(current_of__isnull=False, filing__period=world.year).visible_to(province)
    for version in rows.filter(filing__form="annual_report").order_by("label")[:TAKEN_HOME]:
        archiving.request_dossier(actor=province, version=version, language=LANGUAGE)
        archiving.request_archive(actor=province, version=version, language=LANGUAGE)
    offered = next(one for one in collecting.collectables(world.ministry) if one.form == "annual_report")
    collecting.request_collection(
        actor=world.ministry, round=offered.round, form=offered.form, unit=world.units["320000"], language=LANGUAGE
    )
