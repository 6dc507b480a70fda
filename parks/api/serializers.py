"""Parks as the API shows them."""

from rest_framework import serializers

from parks.models import FormerName, Park, ParkEvent


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


class ParkEventSerializer(serializers.ModelSerializer[ParkEvent]):
    """What happened to the park: `other` is the park it went into or came from, `replaced_by` the right entry."""

    other = serializers.UUIDField(source="other.public_id", read_only=True, allow_null=True, default=None)

    class Meta:
        model = ParkEvent
        fields = [
            "id", "kind", "on", "basis", "other", "before", "after", "area_before", "area_after", "withdrawn_at",
            "withdrawn_reason", "replaced_by",
        ]  # fmt: skip
        read_only_fields = fields


class ParkDetailSerializer(ParkSerializer):
    former_names = FormerNameSerializer(many=True, read_only=True)
    events = ParkEventSerializer(many=True, read_only=True)
    successor = serializers.UUIDField(source="successor.public_id", read_only=True, allow_null=True, default=None)

    class Meta(ParkSerializer.Meta):
        fields = [*ParkSerializer.Meta.fields, "former_names", "events", "successor"]
        read_only_fields = fields
