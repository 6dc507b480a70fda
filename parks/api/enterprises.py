"""The register of enterprises."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from common.api.views import ReadOnly
from parks.models import Enterprise


class EnterpriseFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    code = filters.CharFilter(max_length=18)
    name = filters.CharFilter(lookup_expr="icontains", max_length=100)
    park = filters.UUIDFilter(field_name="park__public_id")
    region = filters.CharFilter(field_name="park__region_id", max_length=6)

    class Meta:
        model = Enterprise
        fields: list[str] = []


class EnterpriseSerializer(serializers.ModelSerializer[Enterprise]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    region = serializers.CharField(source="park.region_id", read_only=True)

    class Meta:
        model = Enterprise
        fields = ["id", "code", "name", "park", "region", "registered_at"]
        read_only_fields = fields


class Enterprises(ReadOnly[Enterprise]):
    """Enterprises of the parks that the reader keeps or supervises."""

    queryset = Enterprise.objects.none()
    serializer_class = EnterpriseSerializer
    filterset_class = EnterpriseFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Enterprise]:
        return Enterprise.objects.visible_to(self.actor).select_related("park")
