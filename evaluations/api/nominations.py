"""Zones and enterprises named for the tiers of a programme."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from common.api.views import ReadOnly
from evaluations.choices import NominationState
from evaluations.models import Nomination


class NominationFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="programme_id", max_length=40)
    tier = filters.CharFilter(max_length=40)
    state = filters.ChoiceFilter(choices=NominationState.choices)
    unit = filters.CharFilter(field_name="unit__region_id", max_length=6)
    park = filters.UUIDFilter(field_name="park__public_id")

    class Meta:
        model = Nomination
        fields: list[str] = []


class NominationSerializer(serializers.ModelSerializer[Nomination]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="programme_id", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    enterprise = serializers.UUIDField(source="enterprise.public_id", read_only=True, allow_null=True, default=None)
    name = serializers.CharField(read_only=True)
    unit = serializers.CharField(source="unit.region_id", read_only=True)

    class Meta:
        model = Nomination
        fields = [
            "id", "programme", "tier", "kind", "name", "park", "enterprise", "unit", "evidence", "document", "state",
            "reason", "nominated_at", "decided_at",
        ]  # fmt: skip
        read_only_fields = fields


class Nominations(ReadOnly[Nomination]):
    """Nominations for the tiers of programmes, as far as the reader sees them."""

    queryset = Nomination.objects.none()
    serializer_class = NominationSerializer
    filterset_class = NominationFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Nomination]:
        return Nomination.objects.visible_to(self.actor).select_related("park", "enterprise", "unit")
