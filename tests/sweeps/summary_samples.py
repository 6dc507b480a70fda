"""A summary of Jiangsu: one begun, and one handed in."""

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from portal.demo.world import World
from programmes.models import ReportingUnit, Round
from reports.domain import filings, sections
from reports.models import Filing, SummaryOrigin

Arguments = Mapping[str, Any]
SAID = {"progress": "（样例）按方案推进。", "results": "（样例）成效良好。", "supervision": ""}


def _begun(world: World) -> Filing:
    asked = Round.objects.get(form="provincial_summary")
    unit = ReportingUnit.objects.get(programme="circular_retrofits", region="320000")
    return filings.open_filing(actor=world.people["drc32"], round=asked, unit=unit)


def _handed_in(world: World) -> Filing:
    filing, official = _begun(world), world.people["drc32"]
    if filing.current_version is None:
        base = filing.sections.get(code="progress").version
        sections.save_section(actor=official, filing=filing, code="progress", content=SAID, base_version=base)
        filings.submit_filing(actor=official, filing=filing, statement="属实", idempotency_key=uuid.uuid4())
    return filing


def _origin(world: World) -> Arguments:
    return {"object_id": SummaryOrigin.objects.filter(version__filing=_handed_in(world)).latest("id").pk}


SUMMARIES: dict[str, Callable[[World], Arguments]] = {
    "reports:origins": lambda world: {"public_id": _begun(world).public_id},
    "reports:version_origins": lambda world: {"public_id": _handed_in(world).public_id, "number": 1},
    "admin:reports_summaryorigin_change": _origin,
    "admin:reports_summaryorigin_history": _origin,
}
