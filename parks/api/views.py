"""The register of parks."""

from django.db.models import QuerySet

from common.api.views import ReadOnly
from parks.api.filters import ParkFilter
from parks.api.serializers import ParkDetailSerializer, ParkSerializer
from parks.models import Park


class Parks(ReadOnly[Park]):
    """Parks of the national register, for officials."""

    queryset = Park.objects.none()
    serializer_class = ParkSerializer
    detail_serializer_class = ParkDetailSerializer
    filterset_class = ParkFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Park]:
        return Park.objects.visible_to(self.actor)

    def get_queryset(self) -> QuerySet[Park]:
        rows = super().get_queryset()
        if self.action != "retrieve":
            return rows
        return rows.select_related("successor").prefetch_related("former_names", "events__other")
