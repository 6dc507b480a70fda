from typing import Any

from django.db.models import QuerySet
from django_filters import rest_framework as filters

from common import clock
from common.api.filters import YearFilter, YesNoFilter
from programmes.choices import ObligationState, ParticipationState, RoundKind, RoundState
from programmes.models import Obligation, Participation, Round


class RoundFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="programme_id", max_length=40)
    form = filters.CharFilter(max_length=40)
    kind = filters.ChoiceFilter(choices=RoundKind.choices)
    state = filters.ChoiceFilter(choices=RoundState.choices)
    year = YearFilter()
    trial = YesNoFilter(field_name="is_trial")

    class Meta:
        model = Round
        fields: list[str] = []


class ParticipationFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="programme_id", max_length=40)
    unit = filters.CharFilter(field_name="unit__region_id", max_length=6)
    park = filters.UUIDFilter(field_name="park__public_id")
    state = filters.ChoiceFilter(choices=ParticipationState.choices)

    class Meta:
        model = Participation
        fields: list[str] = []


class ObligationFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="programme_id", max_length=40)
    round = filters.UUIDFilter(field_name="round__public_id")
    unit = filters.CharFilter(field_name="unit__region_id", max_length=6)
    park = filters.UUIDFilter(field_name="participation__park__public_id")
    form = filters.CharFilter(max_length=40)
    period = YearFilter()
    state = filters.ChoiceFilter(choices=ObligationState.choices)
    due_before = filters.DateFilter(field_name="due_on", lookup_expr="lt")
    overdue = YesNoFilter(method="by_lateness")

    class Meta:
        model = Obligation
        fields: list[str] = []

    def by_lateness(self, rows: QuerySet[Obligation], _name: str, value: bool) -> Any:  # noqa: FBT001 - the library calls it so
        """Keep what is owed after its due day, or all the rest (X-01)."""
        late = Obligation.objects.overdue(clock.today()).values("pk")
        return rows.filter(pk__in=late) if value else rows.exclude(pk__in=late)
