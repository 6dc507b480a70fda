"""Two of a committee at once: one fills in a workbook, the other types on line; the comparison waits to be decided."""

from dataclasses import replace
from datetime import timedelta

from django.core.files.base import ContentFile

from portal.demo import contents, filing, reports_now
from portal.demo.world import World, at
from reports.domain import dossiers, workbooks
from reports.domain.dossiers import Content
from reports.models import Filing

IN_WORKBOOK, ON_LINE = "经济发展局 徐婷", "经济发展局 许亭"
FIGURES = ("gdp", "industrial_output", "green_output", "energy_total", "water_total")
NOT_A_NUMBER = "约三千"


def tell(world: World) -> None:
    """Send the workbook of the draft a day after somebody changed the contact on line."""
    report = Filing.objects.select_related("round__edition", "programme", "unit__region", "park").get(
        participation=world.bases[reports_now.DRAFT], period=world.year
    )
    official, basics = world.park(reports_now.DRAFT), report.sections.get(code="basics").content
    with at(world.today - timedelta(days=2), 15):
        name, made = workbooks.workbook_of(report, _filled_in(world, report, basics))
    with at(world.today - timedelta(days=1), 10, 20):
        filing.save(official, report, {"basics": {**basics, "contact": ON_LINE}})
    with at(world.today - timedelta(days=1), 16, 40):
        workbooks.send_workbook(actor=official, filing=report, upload=ContentFile(made, name=name))


def _filled_in(world: World, report: Filing, basics: Content) -> dossiers.Dossier:
    """Return the draft as it is in the workbook: another contact, half of the figures, one that is none."""
    known = contents.annual_report(report.filled_form, world.bases[reports_now.DRAFT], report.period)
    cells = {code: known["indicators"]["cells"][code] for code in FIGURES}
    cells["rd_intensity"] = {"value": NOT_A_NUMBER}
    draft = dossiers.of_draft(report)
    typed: dict[str, Content] = {"basics": {**basics, "contact": IN_WORKBOOK}, "indicators": {"cells": cells}}
    return replace(draft, contents={**draft.contents, **typed})
