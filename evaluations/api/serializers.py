"""Released results and published lists. Serializers name rows of releases and lists only: never a score sheet."""

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from evaluations.domain import namings, papers_asked
from evaluations.models import NamedPark, Naming, Objection, PublicNotice, Release, StagedDecision, Statement


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


class NamedBaseSerializer(serializers.ModelSerializer[NamedPark]):
    unit = serializers.CharField(source="participation.unit.region_id", read_only=True)

    class Meta:
        model = NamedPark
        fields = ["sequence", "name_printed", "region_printed", "unit"]
        read_only_fields = fields


class NamingDetailSerializer(NamingSerializer):
    bases = serializers.SerializerMethodField()
    letter_file = serializers.SerializerMethodField()

    class Meta(NamingSerializer.Meta):
        fields = [*NamingSerializer.Meta.fields, "letter_title", "addressees", "letter", "letter_file", "bases"]
        read_only_fields = fields

    def get_letter_file(self, naming: Naming) -> str | None:
        """Return the address of the letter as PDF; nothing until it is made."""
        paper = papers_asked.letter_of(naming)
        return reverse("journal:file", args=[paper.file.public_id]) if paper and paper.file else None

    @extend_schema_field(NamedBaseSerializer(many=True))
    def get_bases(self, naming: Naming) -> Any:
        return NamedBaseSerializer(namings.bases_of(naming), many=True).data


class NoticeEntrySerializer(serializers.Serializer[dict[str, Any]]):
    sequence = serializers.IntegerField(read_only=True)
    name = serializers.CharField(read_only=True)
    region = serializers.CharField(read_only=True)


class NoticeSerializer(serializers.ModelSerializer[PublicNotice]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="round.programme_id", read_only=True)
    round = serializers.UUIDField(source="round.public_id", read_only=True)
    corrects = serializers.UUIDField(source="corrects.public_id", read_only=True, default=None)
    corrected_by = serializers.UUIDField(source="successor.public_id", read_only=True, default=None)

    class Meta:
        model = PublicNotice
        fields = ["id", "programme", "round", "title", "opens_on", "closes_on", "corrects", "corrected_by", "digest"]
        read_only_fields = fields


class NoticeDetailSerializer(NoticeSerializer):
    entries = NoticeEntrySerializer(many=True, read_only=True)

    class Meta(NoticeSerializer.Meta):
        fields = [*NoticeSerializer.Meta.fields, "text", "phone", "address", "email", "correction", "entries"]
        read_only_fields = fields


class ObjectionSerializer(serializers.ModelSerializer[Objection]):
    """Without who objected: that is read on the page of the desk alone."""

    id = serializers.UUIDField(source="public_id", read_only=True)
    notice = serializers.UUIDField(source="notice.public_id", read_only=True)
    assigned_to = serializers.CharField(source="assigned_to.name", read_only=True, default=None)

    class Meta:
        model = Objection
        fields = [
            "id", "notice", "number", "sequence", "is_named", "state", "outcome", "received_at", "answered_at",
            "assigned_to",
        ]  # fmt: skip
        read_only_fields = fields


class ObjectionDetailSerializer(ObjectionSerializer):
    class Meta(ObjectionSerializer.Meta):
        fields = [*ObjectionSerializer.Meta.fields, "text", "answer"]
        read_only_fields = fields


class StatementSerializer(serializers.ModelSerializer[Statement]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    body = serializers.CharField(source="body.name", read_only=True)

    class Meta:
        model = Statement
        fields = ["id", "matter", "body", "question", "asked_at", "due_on", "text", "given_at"]
        read_only_fields = fields


class DecisionSerializer(serializers.ModelSerializer[StagedDecision]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    round = serializers.UUIDField(source="round.public_id", read_only=True)
    unit = serializers.CharField(source="unit.region_id", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    name = serializers.CharField(source="park.name", read_only=True)

    class Meta:
        model = StagedDecision
        fields = ["id", "round", "unit", "park", "name", "verdict", "reason", "sequence", "released_at"]
        read_only_fields = fields
