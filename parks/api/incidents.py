"""The incident register through the API: the same acts as the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from parks.choices import Grade, IncidentKind, IncidentState, Trigger
from parks.domain import incidents
from parks.domain.stating import LOSS_DECIMALS, MOST_PEOPLE
from parks.models import Incident, IncidentRevision, Park

BROKEN = OpenApiResponse(ProblemsSerializer, description="Something stated is wrong; nothing was changed")


class IncidentSerializer(serializers.ModelSerializer[Incident]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True)
    entered_by = serializers.CharField(source="entered_by.name", read_only=True)

    class Meta:
        model = Incident
        fields = [
            "id", "park", "kind", "happened_on", "description", "document", "deaths", "injured", "evacuated", "loss",
            "triggers", "computed_grade", "official_grade", "official_document", "grade", "state", "number",
            "entered_by", "entered_at",
        ]  # fmt: skip
        read_only_fields = fields


class RevisionSerializer(serializers.ModelSerializer[IncidentRevision]):
    body = serializers.CharField(source="body.name", read_only=True)

    class Meta:
        model = IncidentRevision
        fields = ["number", "act", "stated", "reason", "body", "at"]
        read_only_fields = fields


class IncidentDetailSerializer(IncidentSerializer):
    revisions = RevisionSerializer(many=True, read_only=True)

    class Meta(IncidentSerializer.Meta):
        fields = [*IncidentSerializer.Meta.fields, "revisions"]
        read_only_fields = fields


def _people() -> serializers.IntegerField:
    return serializers.IntegerField(
        min_value=0, max_value=MOST_PEOPLE, allow_null=True, required=False, help_text="null: not known"
    )


class StatedSerializer(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=IncidentKind.choices)
    happened_on = serializers.DateField()
    description = serializers.CharField(max_length=500)
    document = serializers.CharField(max_length=200)
    deaths = _people()
    injured = _people()
    evacuated = _people()
    loss = serializers.DecimalField(
        max_digits=14, decimal_places=LOSS_DECIMALS, min_value=0, allow_null=True, required=False, help_text="万元"
    )
    triggers = serializers.ListField(
        child=serializers.ChoiceField(choices=Trigger.choices), default=list, max_length=20
    )
    official_grade = serializers.ChoiceField(choices=Grade.choices, allow_blank=True, default="")
    official_document = serializers.CharField(max_length=200, allow_blank=True, default="")


class EnterSerializer(StatedSerializer):
    park = serializers.UUIDField()


class CorrectSerializer(StatedSerializer):
    number = serializers.IntegerField(min_value=1, max_value=32767, help_text="of the revision you have read")
    reason = serializers.CharField(max_length=1000)


class WithdrawSerializer(serializers.Serializer[Any]):
    reason = serializers.CharField(max_length=1000)


class CommentSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=2000)


class IncidentFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    park = filters.UUIDFilter(field_name="park__public_id")
    region = filters.CharFilter(field_name="park__region_id", max_length=6)
    kind = filters.ChoiceFilter(choices=IncidentKind.choices)
    grade = filters.ChoiceFilter(choices=Grade.choices)
    state = filters.ChoiceFilter(choices=IncidentState.choices)

    class Meta:
        model = Incident
        fields: list[str] = []


class Incidents(ReadOnly[Incident]):
    """Accidents, emergencies and criminal environmental cases in parks, for those responsible and the park itself."""

    queryset = Incident.objects.none()
    serializer_class = IncidentSerializer
    detail_serializer_class = IncidentDetailSerializer
    filterset_class = IncidentFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Incident]:
        return Incident.objects.visible_to(self.actor).select_related("park", "entered_by")

    def get_queryset(self) -> QuerySet[Incident]:
        rows = super().get_queryset()
        return rows if self.action == "list" else rows.prefetch_related("revisions__body")

    @extend_schema(request=EnterSerializer, responses={201: IncidentDetailSerializer, 422: BROKEN})
    def create(self, request: Request) -> Response:
        """Enter an incident of a park; the grade is computed."""
        asked = self._read(EnterSerializer, request)
        park = get_object_or_404(
            Park.objects.visible_to(self.actor).select_related("region"), public_id=asked.pop("park")
        )
        made = incidents.enter(actor=self.actor, park=park, stated=_stated(asked))
        return self._standing(made.public_id, status.HTTP_201_CREATED)

    @extend_schema(request=CorrectSerializer, responses={200: IncidentDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, id: UUID) -> Response:  # noqa: A002 - the word of the address
        """State it anew, with the reason; the former values are kept."""
        one = self.get_object()
        asked = self._read(CorrectSerializer, request)
        number, reason = asked.pop("number"), asked.pop("reason")
        incidents.correct(actor=self.actor, incident=one, number=number, stated=_stated(asked), reason=reason)
        return self._standing(id)

    @extend_schema(request=WithdrawSerializer, responses={200: IncidentDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Take it off the record, with the reason."""
        incidents.withdraw(actor=self.actor, incident=self.get_object(), **self._read(WithdrawSerializer, request))
        return self._standing(id)

    @extend_schema(request=CommentSerializer, responses={200: IncidentDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def comment(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Say something to an incident about one's own park."""
        incidents.comment(actor=self.actor, incident=self.get_object(), **self._read(CommentSerializer, request))
        return self._standing(id)

    def _read(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        asked = kind(data=request.data)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = asked.validated_data
        return read

    def _standing(self, public_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        """Answer with the incident as it stands after the act."""
        return Response(self.get_serializer(self.get_queryset().get(public_id=public_id)).data, status=code)


def _stated(asked: dict[str, Any]) -> incidents.Stated:
    return incidents.Stated(**{**asked, "triggers": tuple(asked["triggers"])})
