"""Finding a journal row by the id in an address, for those who may read it: for all others it does not exist."""

from typing import TypeVar
from uuid import UUID

from common import policy
from journal.models import Job, Paper, StoredFile

RowT = TypeVar("RowT", Job, Paper, StoredFile)


_ACTIONS = {Job: "journal.read_job", Paper: "journal.read_row", StoredFile: "journal.read_row"}


def find(model: type[RowT], public_id: UUID, *, actor: policy.Actor) -> RowT:
    """Return the row or raise its `DoesNotExist`, the same for what is missing and what is not the actor's."""
    row = model.objects.get(public_id=public_id)
    if not policy.can(actor, _ACTIONS[model], row):
        raise model.DoesNotExist
    return row
