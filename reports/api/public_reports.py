"""Public versions of reports: only what was chosen of them (HZ-11)."""

from django.db.models import QuerySet
from rest_framework import serializers

from common.api.views import ReadOnly
from reports.models import PublicPart, PublicReport


class PublicPartSerializer(serializers.ModelSerializer[PublicPart]):
    class Meta:
        model = PublicPart
        fields = ["code", "title", "text"]
        read_only_fields = fields


class PublicReportSerializer(serializers.ModelSerializer[PublicReport]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    park = serializers.UUIDField(source="version.filing.park.public_id", read_only=True)
    year = serializers.IntegerField(source="version.filing.period", read_only=True)

    class Meta:
        model = PublicReport
        fields = ["id", "park", "year", "title", "state", "published_at", "withdrawn_at", "withdraw_reason"]
        read_only_fields = fields


class PublicReportDetailSerializer(PublicReportSerializer):
    parts = PublicPartSerializer(many=True, read_only=True)

    class Meta(PublicReportSerializer.Meta):
        fields = [*PublicReportSerializer.Meta.fields, "parts"]
        read_only_fields = fields


class PublicReports(ReadOnly[PublicReport]):
    """Reports that zones made public; withdrawn ones for the levels above, prepared ones for who prepares them."""

    queryset = PublicReport.objects.none()
    serializer_class = PublicReportSerializer
    detail_serializer_class = PublicReportDetailSerializer
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[PublicReport]:
        rows = PublicReport.objects.visible_to(self.actor).select_related("version__filing__park")
        rows = rows.prefetch_related("parts") if self.action != "list" else rows
        return rows.defer("version__content", "version__files")
