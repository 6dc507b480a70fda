"""Filings by the id in an address, for those who see them: for all others they do not exist."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from common import policy
from reports.models import Filing

_SHOWN = ("round", "unit", "park", "obligation", "body", "holder", "current_version")
_WHOLE = ("programme", "round__edition", "unit__region", "participation", "park__committee", "holder__region")


def filings(actor: policy.Actor) -> QuerySet[Filing]:
    """Return the filings that the actor sees, with what a list shows of them."""
    rows = Filing.objects.visible_to(actor).select_related(*_SHOWN)
    return rows.defer("current_version__content", "current_version__files")


def find_filing(actor: policy.Actor, public_id: UUID) -> Filing:
    """Return a filing the actor sees, with what acts ask of it; else 404."""
    rows = filings(actor).select_related(*_SHOWN, *_WHOLE)
    return get_object_or_404(rows, public_id=public_id)
