"""Finding the row of an address, or saying that there is none."""

from typing import TypeVar
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest

from common.views import actor_of
from journal.domain import readable
from journal.models import Job, Paper, StoredFile

RowT = TypeVar("RowT", Job, Paper, StoredFile)


def find_or_404(model: type[RowT], request: HttpRequest, public_id: UUID) -> RowT:
    try:
        return readable.find(model, public_id, actor=actor_of(request))
    except ObjectDoesNotExist as missing:
        raise Http404 from missing
