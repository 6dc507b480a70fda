"""The workbook with which its routes are visited: that of the report the eighth base is writing."""

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.base import ContentFile

from portal.demo import reports_now
from portal.demo.world import World
from reports.domain import workbooks
from reports.models import Filing, SentWorkbook

Arguments = Mapping[str, Any]


def _filing(world: World) -> Filing:
    return Filing.objects.get(participation=world.bases[reports_now.DRAFT], period=world.year)


def _sent(world: World) -> SentWorkbook:
    """Return a workbook that was sent and not confirmed; its file lies in the store of this test."""
    filing, actor = _filing(world), world.people["park08"]
    name, content = workbooks.draft_workbook(actor=actor, filing=filing)
    return workbooks.send_workbook(actor=actor, filing=filing, upload=ContentFile(content, name=name))


WORKBOOKS: dict[str, Callable[[World], Arguments]] = {
    "reports:workbook": lambda world: {"public_id": _filing(world).public_id},
    "reports:draft_workbook": lambda world: {"public_id": _filing(world).public_id},
    "reports:sent_workbook": lambda world: {"public_id": _filing(world).public_id, "sent": _sent(world).public_id},
    "reports:talking_workbook": lambda world: {"public_id": _filing(world).public_id, "sent": _sent(world).public_id},
    "api:workbook-list": lambda world: {"filing": _filing(world).public_id},
    "api:workbook-draft": lambda world: {"filing": _filing(world).public_id},
    "api:workbook-detail": lambda world: {"filing": _filing(world).public_id, "sent": _sent(world).public_id},
    "api:workbook-write": lambda world: {"filing": _filing(world).public_id, "sent": _sent(world).public_id},
    "api:workbook-back": lambda world: {"filing": _filing(world).public_id, "sent": _sent(world).public_id},
}
