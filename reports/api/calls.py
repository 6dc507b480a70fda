"""Calls that gather applications, as the unit sees them that makes its list: its day, its order (GB-10, GB-11)."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from programmes.models import ReportingUnit, Round
from reports.domain import application_days, applications, ranking
from reports.models import Filing

MOST_RANKED = 500


class DaySerializer(serializers.Serializer[Any]):
    due_on = serializers.DateField(help_text="the whole day counts; not after the day of the list")


class RankSerializer(serializers.Serializer[Any]):
    filings = serializers.ListField(
        child=serializers.UUIDField(), max_length=MOST_RANKED, help_text="the recommended applications, the first first"
    )


class CallSerializer(serializers.ModelSerializer[Round]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="programme_id", read_only=True)
    unit = serializers.SerializerMethodField(help_text="region code of the unit you arrange the applications for")
    own_day = serializers.SerializerMethodField(help_text="set by the unit, ahead of the day of the list")
    recommended = serializers.SerializerMethodField(help_text="the recommended applications in their order")

    class Meta:
        model = Round
        fields = ["id", "programme", "title", "state", "due_on", "unit", "own_day", "recommended"]
        read_only_fields = fields

    def get_unit(self, opened: Round) -> str | None:
        unit = self._unit(opened)
        return unit.region_id if unit else None

    def get_own_day(self, opened: Round) -> str | None:
        unit = self._unit(opened)
        day = application_days.day_of(opened, unit) if unit else None
        return day.isoformat() if day else None

    def get_recommended(self, opened: Round) -> list[UUID]:
        unit = self._unit(opened)
        return [one.public_id for one in ranking.recommended(opened, unit)] if unit else []

    def _unit(self, opened: Round) -> ReportingUnit | None:
        return applications.unit_of(self.context["request"].user, opened)


ARRANGED = {
    200: CallSerializer,
    422: OpenApiResponse(ProblemsSerializer, description="A rule is broken; nothing was changed"),
}


class Calls(ReadOnly[Round]):
    """Calls whose applications you oversee; who hands in the list of a unit sets its day and its order."""

    queryset = Round.objects.none()
    serializer_class = CallSerializer
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Round]:
        seen = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        overseen = [one.pk for one in seen if applications.oversees(self.actor, one)]
        return seen.filter(pk__in=overseen).order_by("-year", "-id")

    @extend_schema(request=DaySerializer, responses=ARRANGED)
    @action(detail=True, methods=["post"])
    def day(self, request: Request, id: UUID) -> Response:  # noqa: A002, ARG002 - the word of the address
        """Set or move the day for the applications of your unit."""
        opened, unit = self._arranged()
        asked = DaySerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        application_days.set_day(actor=self.actor, opened=opened, unit=unit, **asked.validated_data)
        return Response(self.get_serializer(opened).data)

    @extend_schema(request=RankSerializer, responses=ARRANGED)
    @action(detail=True, methods=["post"])
    def rank(self, request: Request, id: UUID) -> Response:  # noqa: A002, ARG002
        """Put the applications that your unit recommends into its order."""
        opened, unit = self._arranged()
        asked = RankSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        ranking.rank(actor=self.actor, opened=opened, unit=unit, places=self._places(opened, unit, asked))
        return Response(self.get_serializer(opened).data)

    def _arranged(self) -> tuple[Round, ReportingUnit]:
        opened: Round = self.get_object()
        unit = applications.unit_of(self.actor, opened)
        if unit is None:
            raise Http404
        return opened, unit

    def _places(self, opened: Round, unit: ReportingUnit, asked: RankSerializer) -> dict[int, int]:
        found = ranking.recommended(opened, unit)
        named: list[Filing] = [
            get_object_or_404(found, public_id=public_id) for public_id in asked.validated_data["filings"]
        ]
        if len(set(named)) < len(named):
            raise serializers.ValidationError({"filings": ["named twice"]})
        return {one.pk: place for place, one in enumerate(named, start=1)}
