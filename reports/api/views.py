"""What was handed in: versions, and the facts in them."""

from django.db.models import QuerySet
from rest_framework.mixins import ListModelMixin

from common.api.pagination import Keyset
from common.api.views import ReadOnly, Rows
from reports.api.filters import FactFilter, OriginFilter, VersionFilter
from reports.api.serializers import FactSerializer, OriginSerializer, VersionDetailSerializer, VersionSerializer
from reports.models import Fact, FilingVersion, SummaryOrigin


class Versions(ReadOnly[FilingVersion]):
    """Versions of filings; one of them with all it holds. A reviewer finds the versions granted."""

    queryset = FilingVersion.objects.none()
    serializer_class = VersionSerializer
    detail_serializer_class = VersionDetailSerializer
    filterset_class = VersionFilter
    pagination_class = Keyset
    lookup_field = "label"
    lookup_value_converter = "slug"

    def rows(self) -> QuerySet[FilingVersion]:
        rows = FilingVersion.objects.visible_to(self.actor).select_related("filing", "edition")
        return rows.defer("content", "files", "edition__content") if self.action == "list" else rows


class Origins(ListModelMixin, Rows[SummaryOrigin]):
    """From which reports each field of a summary was drawn (CR-09)."""

    queryset = SummaryOrigin.objects.none()
    serializer_class = OriginSerializer
    filterset_class = OriginFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[SummaryOrigin]:
        related = "version", "source__filing__participation", "source__filing__park", "source__filing__unit__region"
        return SummaryOrigin.objects.visible_to(self.actor).select_related(*related).order_by("id")


class Facts(ListModelMixin, Rows[Fact]):
    """Figures of the versions that stand."""

    queryset = Fact.objects.none()
    serializer_class = FactSerializer
    filterset_class = FactFilter
    pagination_class = Keyset

    def rows(self) -> QuerySet[Fact]:
        return Fact.objects.visible_to(self.actor).current().select_related("park", "version")
