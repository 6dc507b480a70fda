"""What is demanded and by when, as the API shows it."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from programmes.models import Obligation, Participation, Programme, Round


class ProgrammeSerializer(serializers.ModelSerializer[Programme]):
    edition = serializers.IntegerField(source="edition.number", read_only=True, allow_null=True, default=None)
    loaded_at = serializers.DateTimeField(source="edition.loaded_at", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Programme
        fields = ["code", "name_zh", "name_en", "mark", "edition", "loaded_at"]
        read_only_fields = fields


class ProgrammeDetailSerializer(ProgrammeSerializer):
    definition = serializers.SerializerMethodField(
        help_text="forms, indicators, deadlines, schemes, each with its rule"
    )

    class Meta(ProgrammeSerializer.Meta):
        fields = [*ProgrammeSerializer.Meta.fields, "definition"]
        read_only_fields = fields

    @extend_schema_field(serializers.DictField(allow_null=True))
    def get_definition(self, programme: Programme) -> Any:
        return programme.edition.content if programme.edition else None


class RoundSerializer(serializers.ModelSerializer[Round]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="programme_id", read_only=True)

    class Meta:
        model = Round
        fields = [
            "id", "programme", "kind", "form", "year", "title", "state", "opens_on", "due_on", "closes_on", "quota",
            "contact", "set_by_ministry", "is_trial",
        ]  # fmt: skip
        read_only_fields = fields


class ParticipationSerializer(serializers.ModelSerializer[Participation]):
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    programme = serializers.CharField(source="programme_id", read_only=True)
    unit = serializers.CharField(source="unit.region_id", read_only=True, help_text="region that recommended the park")

    class Meta:
        model = Participation
        fields = [
            "id", "park", "programme", "unit", "state", "batch", "sequence", "name_printed", "region_printed",
            "listed_on", "document",
        ]  # fmt: skip
        read_only_fields = fields


class ObligationSerializer(serializers.ModelSerializer[Obligation]):
    programme = serializers.CharField(source="programme_id", read_only=True)
    round = serializers.UUIDField(source="round.public_id", read_only=True)
    unit = serializers.CharField(source="unit.region_id", read_only=True)
    debtor = serializers.CharField(source="debtor.name", read_only=True)
    participation = serializers.IntegerField(source="participation_id", read_only=True, allow_null=True)

    class Meta:
        model = Obligation
        fields = [
            "id", "programme", "round", "form", "unit", "participation", "debtor", "title", "basis", "period",
            "original_due_on", "due_on", "closes_on", "state", "met_at", "met_late",
        ]  # fmt: skip
        read_only_fields = fields
