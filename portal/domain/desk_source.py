"""One kind of matter on a desk: which rows are in question and how each is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from common.ui import Work
from reports.models import Filing


@dataclass(frozen=True)
class Source:
    """The rows of one kind of matter; `draft` names the draft behind a row that goes through the steps of its body."""

    found: QuerySet[Any]
    show: Callable[[Any], Work]
    draft: Callable[[Any], Filing | None] = lambda _row: None

    @property
    def count(self) -> int:
        """Return how many there are, shown or not."""
        return self.found.count()
