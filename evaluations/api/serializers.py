"""Released results and published lists. Serializers name rows of releases and lists only: never a score sheet."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from evaluations.domain import namings
from evaluations.models import Naming, Release
from programmes.models import Participation


class ReleaseSerializer(serializers.ModelSerializer[Release]):
    id = serializers.UUIDField(source="evaluation.public_id", read_only=True)
    programme = serializers.CharField(source="evaluation.round.programme_id", read_only=True)
    round = serializers.UUIDField(source="evaluation.round.public_id", read_only=True)
    participation = serializers.IntegerField(source="evaluation.participation_id", read_only=True)
    park = serializers.UUIDField(source="evaluation.participation.park.public_id", read_only=True)
    name_printed = serializers.CharField(source="evaluation.participation.name_printed", read_only=True)
    scheme = serializers.CharField(source="evaluation.scheme", read_only=True)
    total = serializers.IntegerField(read_only=True, help_text="hundredths of a point")
    findings = serializers.ListField(child=serializers.CharField(), read_only=True)
    opinions = serializers.ListField(child=serializers.CharField(), read_only=True)

    class Meta:
        model = Release
        fields = [
            "id", "programme", "round", "participation", "park", "name_printed", "scheme", "total", "band", "band_name",
            "findings", "opinions", "released_at",
        ]  # fmt: skip
        read_only_fields = fields


class NamingSerializer(serializers.ModelSerializer[Naming]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="round.programme_id", read_only=True)

    class Meta:
        model = Naming
        fields = ["id", "programme", "batch", "title", "document", "dated", "published_at"]
        read_only_fields = fields


class NamedBaseSerializer(serializers.ModelSerializer[Participation]):
    unit = serializers.CharField(source="unit.region_id", read_only=True)

    class Meta:
        model = Participation
        fields = ["sequence", "name_printed", "region_printed", "unit"]
        read_only_fields = fields


class NamingDetailSerializer(NamingSerializer):
    bases = serializers.SerializerMethodField()

    class Meta(NamingSerializer.Meta):
        fields = [*NamingSerializer.Meta.fields, "bases"]
        read_only_fields = fields

    @extend_schema_field(NamedBaseSerializer(many=True))
    def get_bases(self, naming: Naming) -> Any:
        return NamedBaseSerializer(namings.bases_of(naming), many=True).data
