"""Rounds and their season: prepared, opened by the checklist, moved, closed; each act by the function of its page."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from common import policy
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from programmes.api.filters import RoundFilter
from programmes.api.serializers import RoundSerializer
from programmes.domain import going_live, moving, rounds
from programmes.forms import RoundForm
from programmes.models import Programme, Round

LONG = 2000
STANDING = {
    200: RoundSerializer,
    422: OpenApiResponse(ProblemsSerializer, description="Something is missing or out of order; nothing was changed"),
}


class PrepareSerializer(serializers.Serializer[Any]):
    programme = serializers.CharField(max_length=40)
    form = serializers.CharField(max_length=64, help_text="code of a form, or of an evaluation")
    year = serializers.IntegerField()
    title = serializers.CharField(max_length=200)
    opens_on = serializers.DateField()
    due_on = serializers.DateField(required=False, help_text="left out: the day the programme gives")
    closes_on = serializers.DateField(required=False)
    contact = serializers.CharField(max_length=LONG, allow_blank=True, default="")
    overrides = serializers.DictField(
        child=serializers.CharField(max_length=200), default=dict, help_text="editable values changed for this round"
    )
    is_trial = serializers.BooleanField(default=False)


class ExtendSerializer(serializers.Serializer[Any]):
    due_on = serializers.DateField()
    reason = serializers.CharField(max_length=LONG)


class Rounds(ReadOnly[Round]):
    """Rounds: what is asked, by when; the ministries prepare, open, move and close them."""

    queryset = Round.objects.none()
    serializer_class = RoundSerializer
    filterset_class = RoundFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Round]:
        return Round.objects.visible_to(self.actor)

    @extend_schema(request=PrepareSerializer, responses=STANDING)
    def create(self, request: Request) -> Response:
        """Prepare a round: nobody is told before it is opened."""
        asked = _read(PrepareSerializer, request.data)
        seen = Programme.objects.visible_to(self.actor).select_related("edition")
        programme = get_object_or_404(seen, pk=asked.pop("programme"))
        policy.require(self.actor, "programmes.open_round", programme)
        form = _checked(asked, programme)
        prepared = rounds.prepare_round(actor=self.actor, programme=programme, kind=form.kind(), **form.cleaned_data)
        return Response(self.get_serializer(prepared).data)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="open", url_name="open")
    def go_live(self, _request: Request, id: UUID) -> Response:  # noqa: A002, ARG002 - the word of the address
        """Open a prepared round: who owes what is written down, and they are told."""
        opened = going_live.go_live(actor=self.actor, opened=self._round())
        return Response(self.get_serializer(opened).data)

    @extend_schema(request=ExtendSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def extend(self, request: Request, id: UUID) -> Response:  # noqa: A002, ARG002
        """Move the due day of the whole round, with the reason."""
        opened, asked = self._round(), _read(ExtendSerializer, request.data)
        return Response(self.get_serializer(moving.extend_round(actor=self.actor, opened=opened, **asked)).data)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"])
    def close(self, _request: Request, id: UUID) -> Response:  # noqa: A002, ARG002
        """Close a round: nothing can be handed in any more without permission."""
        closed = rounds.close_round(actor=self.actor, opened=self._round())
        return Response(self.get_serializer(closed).data)

    def _round(self) -> Round:
        """Return the round of the address, for who may arrange it."""
        rows = self.rows().select_related("programme", "edition")
        opened = get_object_or_404(rows, public_id=self.kwargs["id"])
        policy.require(self.actor, "programmes.open_round", opened.programme)
        return opened


def _read(kind: type[serializers.Serializer[Any]], data: Any) -> dict[str, Any]:
    asked = kind(data=data)
    asked.is_valid(raise_exception=True)
    read: dict[str, Any] = asked.validated_data
    return read


def _checked(asked: dict[str, Any], programme: Programme) -> RoundForm:
    """Return the form of the page, filled with what was asked: it knows what can be asked and the usual days."""
    lines = "\n".join(f"{key} = {value}" for key, value in asked.pop("overrides").items())
    form = RoundForm({**asked, "overrides": lines, "edition": programme.edition_id}, programme=programme)
    if not form.is_valid():
        raise serializers.ValidationError({name: [str(one) for one in errors] for name, errors in form.errors.items()})
    return form
