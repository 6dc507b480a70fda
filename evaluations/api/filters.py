from django_filters import rest_framework as filters

from evaluations.choices import ObjectionState, Verdict
from evaluations.models import Naming, Objection, PublicNotice, Release, StagedDecision


class ReleaseFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="evaluation__round__programme_id", max_length=40)
    round = filters.UUIDFilter(field_name="evaluation__round__public_id")
    unit = filters.CharFilter(field_name="evaluation__participation__unit__region_id", max_length=6)
    park = filters.UUIDFilter(field_name="evaluation__participation__park__public_id")
    band = filters.CharFilter(max_length=40)

    class Meta:
        model = Release
        fields: list[str] = []


class NamingFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="round__programme_id", max_length=40)

    class Meta:
        model = Naming
        fields: list[str] = []


class NoticeFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="round__programme_id", max_length=40)
    round = filters.UUIDFilter(field_name="round__public_id")

    class Meta:
        model = PublicNotice
        fields: list[str] = []


class ObjectionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    notice = filters.UUIDFilter(field_name="notice__public_id")
    state = filters.ChoiceFilter(choices=ObjectionState.choices)

    class Meta:
        model = Objection
        fields: list[str] = []


class DecisionFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    round = filters.UUIDFilter(field_name="round__public_id")
    unit = filters.CharFilter(field_name="unit__region_id", max_length=6)
    verdict = filters.ChoiceFilter(choices=Verdict.choices)

    class Meta:
        model = StagedDecision
        fields: list[str] = []
