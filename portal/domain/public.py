"""What everybody may see of the portal: named lists and public notices."""

from typing import Any

from common.policy import VISITOR
from evaluations.models import Naming
from portal.domain.outlook import running_notices

SHOWN = 5


def front_page() -> dict[str, Any]:
    """Return the latest named lists with their length and the notices whose window is open."""
    return {
        "namings": Naming.objects.visible_to(VISITOR).select_related("round__programme")[:SHOWN],
        "notices": running_notices(VISITOR).select_related("round__programme")[:SHOWN],
    }
