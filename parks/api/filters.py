from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from common.api.filters import YesNoFilter
from parks.choices import ParkKind, ParkLevel
from parks.domain import search
from parks.models import Park


class ParkFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    q = filters.CharFilter(method="by_words", max_length=100, label="any name, pinyin, initials, code or place")
    region = filters.CharFilter(field_name="region_id", max_length=6)
    level = filters.ChoiceFilter(choices=ParkLevel.choices)
    kind = filters.ChoiceFilter(choices=ParkKind.choices)
    is_active = YesNoFilter()

    class Meta:
        model = Park
        fields: list[str] = []

    def by_words(self, rows: QuerySet[Park], _name: str, words: str) -> Any:
        """Find a park by any of its names (X-06)."""
        return search.narrow(rows, words)
