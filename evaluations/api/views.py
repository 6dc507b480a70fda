"""Released results, and the named lists that are public."""

from django.db.models import QuerySet
from rest_framework.permissions import AllowAny

from common.api.views import ReadOnly
from evaluations.api.filters import NamingFilter, ReleaseFilter
from evaluations.api.serializers import NamingDetailSerializer, NamingSerializer, ReleaseSerializer
from evaluations.models import Naming, Release


class EvaluationResults(ReadOnly[Release]):
    """Released results of evaluations, as park and province were told them."""

    queryset = Release.objects.none()
    serializer_class = ReleaseSerializer
    filterset_class = ReleaseFilter
    lookup_field = "evaluation__public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Release]:
        seen = Release.objects.visible_to(self.actor)
        return seen.select_related("evaluation__round", "evaluation__participation__park")


class NamedLists(ReadOnly[Naming]):
    """Named lists as published; open to everybody."""

    queryset = Naming.objects.none()
    permission_classes = (AllowAny,)
    serializer_class = NamingSerializer
    detail_serializer_class = NamingDetailSerializer
    filterset_class = NamingFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Naming]:
        return Naming.objects.visible_to(self.actor).select_related("round")
