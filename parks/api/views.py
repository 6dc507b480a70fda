"""The register of parks."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from common import policy
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from parks.api.correcting import CorrectEventSerializer, WithdrawEventSerializer
from parks.api.filters import ParkFilter
from parks.api.serializers import ParkDetailSerializer, ParkSerializer
from parks.domain import correcting
from parks.models import Park, ParkEvent

BROKEN = OpenApiResponse(ProblemsSerializer, description="A later entry rests on it, or a value is wrong")


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
        if self.action == "list":
            return rows
        return rows.select_related("successor").prefetch_related("former_names", "events__other")

    @extend_schema(request=CorrectEventSerializer, responses={200: ParkDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"], url_path="events/<int:event>/correct")
    def correct_event(self, request: Request, id: UUID, event: int) -> Response:  # noqa: A002 - the word of the address
        """State an entry of the history anew, with the reason; the former one stays readable."""
        found = self._event(event)
        asked = CorrectEventSerializer(data=request.data, context={"event": found})
        asked.is_valid(raise_exception=True)
        values: dict[str, Any] = dict(asked.validated_data)
        if "into" in values:
            values["into"] = get_object_or_404(self.rows(), public_id=values["into"])
        correcting.correct(actor=self.actor, event=found, **values)
        return self._standing(id)

    @extend_schema(request=WithdrawEventSerializer, responses={200: ParkDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"], url_path="events/<int:event>/withdraw")
    def withdraw_event(self, request: Request, id: UUID, event: int) -> Response:  # noqa: A002
        """Say that an entry of the history did not happen, with the reason; what it changed is taken back."""
        found = self._event(event)
        asked = WithdrawEventSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        correcting.withdraw(actor=self.actor, event=found, **asked.validated_data)
        return self._standing(id)

    def _standing(self, public_id: UUID) -> Response:
        """Answer with the park as it stands after the act."""
        return Response(self.get_serializer(self.get_queryset().get(public_id=public_id)).data)

    def _event(self, pk: int) -> ParkEvent:
        rows = ParkEvent.objects.visible_to(self.actor).select_related("park", "other")
        event: ParkEvent = get_object_or_404(rows, pk=pk, park=self.get_object())
        policy.require(self.actor, "parks.correct_event", event)
        return event
