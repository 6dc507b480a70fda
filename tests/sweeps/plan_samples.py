"""Plans of the demonstration: one in force, one being changed."""

from collections.abc import Callable, Mapping
from typing import Any

from portal.demo import plans
from portal.demo.world import World
from reports.models import DraftComment, Filing, WorkItem

Arguments = Mapping[str, Any]


def _plan(world: World, sequence: int) -> Filing:
    return Filing.objects.get(form=plans.FORM, participation=world.bases[sequence])


def _item() -> WorkItem:
    return WorkItem.objects.latest("id")


PLANS: dict[str, Callable[[World], Arguments]] = {
    "reports:amend": lambda world: {"public_id": _plan(world, plans.IN_FORCE).public_id},
    "reports:drop": lambda world: {"public_id": _plan(world, plans.OPENED).public_id},
    "reports:opened_draft": lambda world: {"public_id": _plan(world, plans.OPENED).public_id},
    "reports:open_draft": lambda world: {"public_id": _plan(world, plans.OPENED).public_id},
    "reports:close_draft": lambda world: {"public_id": _plan(world, plans.OPENED).public_id},
    "reports:answer_comment": lambda _world: {"public_id": DraftComment.objects.latest("id").public_id},
    "api:draft-comment-detail": lambda _world: {"id": DraftComment.objects.latest("id").public_id},
    "api:draft-comment-answer": lambda _world: {"id": DraftComment.objects.latest("id").public_id},
    "api:filing-open-draft": lambda world: {"id": _plan(world, plans.OPENED).public_id},
    "api:filing-close-draft": lambda world: {"id": _plan(world, plans.OPENED).public_id},
    "reports:plan": lambda world: {"base": world.bases[plans.IN_FORCE].pk},
    "reports:work_add": lambda world: {"base": world.bases[plans.IN_FORCE].pk},
    "reports:work_change": lambda _world: {"public_id": _item().public_id},
    "reports:work_remove": lambda _world: {"public_id": _item().public_id},
    "api:work-item-detail": lambda _world: {"id": _item().public_id},
    "api:filing-amend": lambda world: {"id": _plan(world, plans.IN_FORCE).public_id},
    "api:filing-drop": lambda world: {"id": _plan(world, plans.OPENED).public_id},
}
