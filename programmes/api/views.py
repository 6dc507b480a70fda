"""Programmes, participations and obligations."""

from django.db.models import QuerySet

from common.api.views import ReadOnly
from programmes.api.filters import ObligationFilter, ParticipationFilter
from programmes.api.serializers import (
    ObligationSerializer,
    ParticipationSerializer,
    ProgrammeDetailSerializer,
    ProgrammeSerializer,
)
from programmes.models import Obligation, Participation, Programme


class Programmes(ReadOnly[Programme]):
    """Programmes; one of them with its whole definition."""

    queryset = Programme.objects.none()
    serializer_class = ProgrammeSerializer
    detail_serializer_class = ProgrammeDetailSerializer
    lookup_url_kwarg = "code"
    lookup_value_converter = "slug"

    def rows(self) -> QuerySet[Programme]:
        return Programme.objects.visible_to(self.actor).select_related("edition")


class Participations(ReadOnly[Participation]):
    """Parks in the programmes."""

    queryset = Participation.objects.none()
    serializer_class = ParticipationSerializer
    filterset_class = ParticipationFilter
    lookup_url_kwarg = "id"
    lookup_value_converter = "int"

    def rows(self) -> QuerySet[Participation]:
        return Participation.objects.visible_to(self.actor).select_related("park", "unit")


class Obligations(ReadOnly[Obligation]):
    """Who owes what by when."""

    queryset = Obligation.objects.none()
    serializer_class = ObligationSerializer
    filterset_class = ObligationFilter
    lookup_url_kwarg = "id"
    lookup_value_converter = "int"

    def rows(self) -> QuerySet[Obligation]:
        return Obligation.objects.visible_to(self.actor).select_related("round", "unit", "debtor")
