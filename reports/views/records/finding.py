"""Ledgers and records by their addresses, for those who see them: for all others they do not exist."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import get_object_or_404

from common import policy
from programmes.definition import Ledger
from programmes.models import Programme
from reports.domain.records import ledgers
from reports.models import Record

_RECORD = ("programme", "edition", "unit__region", "participation", "park", "owner", "entered_by")


def find_record(actor: policy.Actor, public_id: UUID) -> Record:
    """Return a record the actor sees, else 404."""
    return get_object_or_404(Record.objects.visible_to(actor).select_related(*_RECORD), public_id=public_id)


def find_ledger(actor: policy.Actor, programme: str, code: str) -> tuple[Programme, Ledger]:
    """Return a ledger of a programme that the actor sees, else 404."""
    try:
        return ledgers.find(actor, programme, code)
    except LookupError:
        raise Http404 from None
