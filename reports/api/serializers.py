"""Filings, versions and facts as the API shows them, and what it takes for each act."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reports.choices import FilingAct
from reports.domain import drawing
from reports.domain.transitions import available_acts
from reports.models import Fact, Filing, FilingVersion, SummaryOrigin

LONG = 20_000
LARGEST_ID = 2**63 - 1
LARGEST_VERSION = 2**31 - 1


class FilingSerializer(serializers.ModelSerializer[Filing]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="programme_id", read_only=True)
    round = serializers.UUIDField(source="round.public_id", read_only=True)
    unit = serializers.CharField(source="unit.region_id", read_only=True)
    participation = serializers.IntegerField(source="participation_id", read_only=True, allow_null=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True, allow_null=True, default=None)
    obligation = serializers.IntegerField(source="obligation_id", read_only=True, allow_null=True)
    body = serializers.CharField(source="body.name", read_only=True)
    holder = serializers.CharField(source="holder.name", read_only=True)
    due_on = serializers.DateField(read_only=True)
    is_trial = serializers.BooleanField(source="round.is_trial", read_only=True, help_text="counts nowhere")
    closes_on = serializers.DateField(read_only=True, allow_null=True)
    current_version = serializers.CharField(
        source="current_version.label", read_only=True, allow_null=True, default=None
    )

    class Meta:
        model = Filing
        fields = [
            "id", "programme", "round", "form", "unit", "participation", "park", "obligation", "body", "period",
            "title", "state", "step", "holder", "held_since", "due_on", "closes_on", "current_version", "created_at",
            "is_trial",
        ]  # fmt: skip
        read_only_fields = fields


class FilingDetailSerializer(FilingSerializer):
    acts = serializers.SerializerMethodField(help_text="what you may do with it now")

    class Meta(FilingSerializer.Meta):
        fields = [*FilingSerializer.Meta.fields, "acts"]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=FilingAct.choices)))
    def get_acts(self, filing: Filing) -> list[str]:
        return [act.value for act in available_acts(self.context["request"].user, filing)]


class SectionSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    number = serializers.CharField()
    name_zh = serializers.CharField()
    name_en = serializers.CharField()
    kind = serializers.CharField()
    version = serializers.IntegerField(help_text="send it back with what you save")
    saved_at = serializers.DateTimeField(allow_null=True)
    is_open = serializers.BooleanField(help_text="whether you may write in it now")
    content = serializers.DictField()


class SaveSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField(
        min_value=0, max_value=LARGEST_VERSION, help_text="the version your changes were made on"
    )
    content = serializers.DictField()


class ChangeSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=2000)


class OpenSerializer(serializers.Serializer[Any]):
    obligation = serializers.IntegerField(min_value=1, max_value=LARGEST_ID)


class ApplySerializer(serializers.Serializer[Any]):
    round = serializers.UUIDField()
    park = serializers.UUIDField()
    unit = serializers.CharField(
        max_length=6, required=False, help_text="region code of who is to recommend it; left out: where the park lies"
    )


class SubmitSerializer(serializers.Serializer[Any]):
    statement = serializers.BooleanField(help_text="whether you confirm the statement of the form")


class KeySerializer(serializers.Serializer[Any]):
    key = serializers.UUIDField()


class OpinionSerializer(serializers.Serializer[Any]):
    opinion = serializers.CharField(max_length=LONG, allow_blank=True, default="")


class ReasonSerializer(serializers.Serializer[Any]):
    address = serializers.CharField(max_length=120, help_text="section or section/row/column")
    text = serializers.CharField(max_length=LONG)


class ReturnSerializer(serializers.Serializer[Any]):
    reasons = serializers.ListField(child=ReasonSerializer(), max_length=500)
    note = serializers.CharField(max_length=LONG, allow_blank=True, default="")
    due_on = serializers.DateField(allow_null=True, default=None)


class FileSerializer(serializers.Serializer[Any]):
    section = serializers.CharField()
    field = serializers.CharField()
    name = serializers.CharField()
    size = serializers.IntegerField(help_text="bytes")
    sha256 = serializers.CharField()
    public_id = serializers.UUIDField()


class VersionSerializer(serializers.ModelSerializer[FilingVersion]):
    filing = serializers.UUIDField(source="filing.public_id", read_only=True)
    edition = serializers.IntegerField(source="edition.number", read_only=True)

    class Meta:
        model = FilingVersion
        fields = ["label", "filing", "number", "edition", "digest", "submitted_at", "late", "taken_over", "filed_on"]
        read_only_fields = fields


class VersionDetailSerializer(VersionSerializer):
    content = serializers.DictField(read_only=True)
    files = FileSerializer(many=True, read_only=True)

    class Meta(VersionSerializer.Meta):
        fields = [*VersionSerializer.Meta.fields, "statement", "content", "files"]
        read_only_fields = fields


class FactSerializer(serializers.ModelSerializer[Fact]):
    version = serializers.CharField(source="version.label", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    value = serializers.SerializerMethodField(
        "as_given", help_text="with the decimals it was given with; null: not applicable"
    )

    class Meta:
        model = Fact
        fields = ["id", "version", "park", "measure", "variant", "year", "standing", "value", "unit", "reason"]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField(allow_null=True))
    def as_given(self, fact: Fact) -> str | None:
        return None if fact.value is None else f"{fact.value:.{fact.decimals}f}"


class OriginSerializer(serializers.ModelSerializer[SummaryOrigin]):
    summary = serializers.CharField(source="version.label", read_only=True)
    report = serializers.CharField(source="source.label", read_only=True)
    park = serializers.CharField(source="source.filing.filer_name", read_only=True)
    value = serializers.SerializerMethodField("as_given", help_text="null: words were drawn, not a figure")
    stands = serializers.SerializerMethodField(help_text="false: the report was replaced, returned or taken back since")

    class Meta:
        model = SummaryOrigin
        fields = ["id", "summary", "address", "report", "park", "value", "stands"]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField(allow_null=True))
    def as_given(self, origin: SummaryOrigin) -> str | None:
        return None if origin.value is None else f"{origin.value:.{origin.decimals}f}"

    def get_stands(self, origin: SummaryOrigin) -> bool:
        return drawing.is_standing(origin.source)
