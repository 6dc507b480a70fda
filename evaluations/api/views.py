"""Released results, and the named lists that are public."""

from django.db.models import QuerySet
from rest_framework.permissions import AllowAny

from common.api.views import ReadOnly
from evaluations.api.filters import DecisionFilter, NamingFilter, NoticeFilter, ObjectionFilter, ReleaseFilter
from evaluations.api.serializers import (
    DecisionSerializer,
    NamingDetailSerializer,
    NamingSerializer,
    NoticeDetailSerializer,
    NoticeSerializer,
    ObjectionDetailSerializer,
    ObjectionSerializer,
    ReleaseSerializer,
    StatementSerializer,
)
from evaluations.models import Naming, Objection, PublicNotice, Release, StagedDecision, Statement


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


class Notices(ReadOnly[PublicNotice]):
    """Public notices with their frozen lists; open to everybody."""

    queryset = PublicNotice.objects.none()
    permission_classes = (AllowAny,)
    serializer_class = NoticeSerializer
    detail_serializer_class = NoticeDetailSerializer
    filterset_class = NoticeFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[PublicNotice]:
        return PublicNotice.objects.visible_to(self.actor).select_related("round", "corrects", "corrected_by")


class Objections(ReadOnly[Objection]):
    """Objections, for the officials of the ministries that run the programme."""

    queryset = Objection.objects.none()
    serializer_class = ObjectionSerializer
    detail_serializer_class = ObjectionDetailSerializer
    filterset_class = ObjectionFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Objection]:
        return Objection.objects.visible_to(self.actor).select_related("notice", "assigned_to")


class Statements(ReadOnly[Statement]):
    """Statements that one is asked for or has asked for."""

    queryset = Statement.objects.none()
    serializer_class = StatementSerializer
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Statement]:
        return Statement.objects.visible_to(self.actor).select_related("body")


class Decisions(ReadOnly[StagedDecision]):
    """Decisions on candidates: staged ones for the ministries, released ones also for their province."""

    queryset = StagedDecision.objects.none()
    serializer_class = DecisionSerializer
    filterset_class = DecisionFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[StagedDecision]:
        return StagedDecision.objects.visible_to(self.actor).select_related("round", "unit", "park")
