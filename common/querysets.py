"""The base of every queryset reachable from outside."""

from typing import Self, TypeVar

from django.db import models

from common import policy

RowT = TypeVar("RowT", bound=models.Model)


class ScopedQuerySet(models.QuerySet[RowT]):
    """Adds the one door through which pages, API, admin, exports and choice fields read rows."""

    def visible_to(self, actor: policy.Actor) -> Self:
        """Return the rows that the policy shows to the actor (X-05)."""
        rows: Self = policy.visible(actor, self)
        return rows
