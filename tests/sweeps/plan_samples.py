"""Plans of the demonstration: one in force, one being changed."""

from collections.abc import Callable, Mapping
from typing import Any

from portal.demo import plans
from portal.demo.world import World
from reports.models import Filing

Arguments = Mapping[str, Any]


def _plan(world: World, sequence: int) -> Filing:
    return Filing.objects.get(form=plans.FORM, participation=world.bases[sequence])


PLANS: dict[str, Callable[[World], Arguments]] = {
    "reports:amend": lambda world: {"public_id": _plan(world, plans.IN_FORCE).public_id},
    "reports:drop": lambda world: {"public_id": _plan(world, plans.OPENED).public_id},
    "api:filing-amend": lambda world: {"id": _plan(world, plans.IN_FORCE).public_id},
    "api:filing-drop": lambda world: {"id": _plan(world, plans.OPENED).public_id},
}
