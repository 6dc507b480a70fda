"""Energy that enterprises declared, with what it comes to and by which coefficients (HZ-08)."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin

from common.api.filters import YearFilter
from common.api.pagination import Keyset
from common.api.views import Rows
from reports.models import EnergyUse


class EnergyUseFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    park = filters.UUIDFilter(field_name="park__public_id")
    enterprise = filters.UUIDFilter(field_name="enterprise__public_id")
    carrier = filters.CharFilter(max_length=40)
    year = YearFilter()

    class Meta:
        model = EnergyUse
        fields: list[str] = []


class EnergyUseSerializer(serializers.ModelSerializer[EnergyUse]):
    version = serializers.CharField(source="version.label", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    enterprise = serializers.UUIDField(source="enterprise.public_id", read_only=True)
    tce_factor = serializers.IntegerField(source="tce_factor_id", read_only=True, help_text="id among the coefficients")
    co2_factor = serializers.IntegerField(source="co2_factor_id", read_only=True, help_text="id among the coefficients")

    class Meta:
        model = EnergyUse
        fields = [
            "id", "version", "park", "enterprise", "carrier", "year", "amount", "supplied", "unit", "tce", "co2",
            "tce_factor", "co2_factor",
        ]  # fmt: skip
        read_only_fields = fields


class EnergyUses(ListModelMixin, Rows[EnergyUse]):
    """What versions that stand declare: a row is an enterprise, a carrier and a year."""

    queryset = EnergyUse.objects.none()
    serializer_class = EnergyUseSerializer
    filterset_class = EnergyUseFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[EnergyUse]:
        rows = EnergyUse.objects.visible_to(self.actor).current().select_related("park", "enterprise", "version")
        return rows.defer("version__content", "version__files")
