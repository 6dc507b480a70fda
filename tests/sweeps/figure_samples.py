"""What the pages of goals, paths and standards are visited with."""

from collections.abc import Callable, Mapping
from typing import Any

from portal.demo.world import World

FIGURES: dict[str, Callable[[World], Mapping[str, Any]]] = {
    "portal:goals": lambda world: {"code": world.programme.pk},
    "portal:goal_parks": lambda world: {"code": world.programme.pk, "figure": "bases_energy"},
    "reports:paths": lambda world: {"code": world.programme.pk},
    "reports:path": lambda world: {"code": world.programme.pk, "public_id": world.bases[10].park.public_id},
    "reports:standards": lambda _world: {"code": "eco_parks"},
    "reports:standard": lambda world: {"code": "eco_parks", "public_id": world.bases[10].park.public_id},
}
