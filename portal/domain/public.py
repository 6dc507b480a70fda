"""What everybody may see of the portal: named lists and public notices."""

from typing import Any

from django.contrib.auth.models import AnonymousUser

from evaluations.models import Naming
from portal.domain.outlook import running_notices

SHOWN = 5


def front_page() -> dict[str, Any]:
    """Return the latest named lists with their length and the notices whose window is open."""
    visitor = AnonymousUser()
    return {
        "namings": Naming.objects.visible_to(visitor).select_related("round__programme")[:SHOWN],
        "notices": running_notices(visitor).select_related("round__programme")[:SHOWN],
    }
