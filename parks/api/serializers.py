"""Parks as the API shows them."""

from rest_framework import serializers

from parks.models import FormerName, Park


class ParkSerializer(serializers.ModelSerializer[Park]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    region = serializers.CharField(source="region_id", read_only=True)

    class Meta:
        model = Park
        fields = [
            "id", "code", "name", "region", "city", "level", "kind", "in_catalogue_2018", "approved_on", "area_ha",
            "leading_industries", "is_active",
        ]  # fmt: skip
        read_only_fields = fields


class FormerNameSerializer(serializers.ModelSerializer[FormerName]):
    class Meta:
        model = FormerName
        fields = ["name", "until", "basis"]
        read_only_fields = fields


class ParkDetailSerializer(ParkSerializer):
    former_names = FormerNameSerializer(many=True, read_only=True)

    class Meta(ParkSerializer.Meta):
        fields = [*ParkSerializer.Meta.fields, "former_names"]
        read_only_fields = fields
