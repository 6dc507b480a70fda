"""The coefficients by which declared energy is converted (HZ-08)."""

from django.db.models import QuerySet
from django_filters import rest_framework as filters
from rest_framework import serializers

from common.api.views import ReadOnly
from programmes.choices import FactorQuantity
from programmes.models import Factor


class FactorFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    edition = filters.NumberFilter(field_name="edition__number", min_value=0, max_value=32_767)
    carrier = filters.CharFilter(max_length=40)
    quantity = filters.ChoiceFilter(choices=FactorQuantity.choices)

    class Meta:
        model = Factor
        fields: list[str] = []


class FactorSerializer(serializers.ModelSerializer[Factor]):
    edition = serializers.IntegerField(source="edition.number", read_only=True)
    year = serializers.SerializerMethodField("only_year", help_text="null: of any year")

    class Meta:
        model = Factor
        fields = [
            "id", "edition", "carrier", "quantity", "value", "unit", "region", "year", "source_zh", "source_en",
            "source_number", "status", "note_zh", "note_en",
        ]  # fmt: skip
        read_only_fields = fields

    def only_year(self, factor: Factor) -> int | None:
        return factor.year or None


class Factors(ReadOnly[Factor]):
    """Coefficients of energy, edition by edition: tce or t of CO2 for one unit of a carrier."""

    queryset = Factor.objects.none()
    serializer_class = FactorSerializer
    filterset_class = FactorFilter
    lookup_url_kwarg = "id"
    lookup_value_converter = "int"

    def rows(self) -> QuerySet[Factor]:
        return Factor.objects.visible_to(self.actor).select_related("edition").defer("edition__content")
