"""Rows by the id in an address, for those who see them: for all others they do not exist."""

from uuid import UUID

from django.shortcuts import get_object_or_404

from common import policy
from reports.models import Filing, FilingVersion

_FILING = (
    "programme", "round__edition", "unit__region", "participation", "park__region", "obligation", "body",
    "holder__region", "current_version",
)  # fmt: skip
_VERSION = (
    "edition", "submitted_by", "filing__programme", "filing__round__edition", "filing__unit__region",
    "filing__participation", "filing__park", "filing__body", "filing__holder",
)  # fmt: skip


def find_filing(actor: policy.Actor, public_id: UUID) -> Filing:
    """Return a filing the actor sees, else 404."""
    rows = Filing.objects.visible_to(actor).select_related(*_FILING)
    return get_object_or_404(rows, public_id=public_id)


def find_version(actor: policy.Actor, public_id: UUID, number: int) -> FilingVersion:
    """Return a version the actor sees, else 404."""
    rows = FilingVersion.objects.visible_to(actor).select_related(*_VERSION)
    return get_object_or_404(rows, filing__public_id=public_id, number=number)
