from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Organisation
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from programmes.models import Participation
from reports.choices import RecordAct, RecordState
from reports.domain import records
from reports.domain.records import Stated, Wanted, ledgers
from reports.models import Record, RecordRevision

BROKEN = OpenApiResponse(ProblemsSerializer, description="Something stated is wrong; nothing was changed")
MOVES = [
    (act.value, act.label)
    for act in RecordAct
    if act not in (RecordAct.ENTER, RecordAct.RECEIVE, RecordAct.CORRECT, RecordAct.ASSIGN, RecordAct.RANK)
]


class RecordSerializer(serializers.ModelSerializer[Record]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    programme = serializers.CharField(source="programme_id", read_only=True)
    participation = serializers.IntegerField(source="participation_id", read_only=True, allow_null=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True, allow_null=True)
    unit = serializers.CharField(source="unit.region_id", read_only=True, allow_null=True)
    owner = serializers.CharField(source="owner.name", read_only=True, allow_null=True)
    entered_by = serializers.CharField(source="entered_by.name", read_only=True)

    class Meta:
        model = Record
        fields = [
            "id", "programme", "ledger", "participation", "park", "unit", "title", "dated", "year", "category", "giver",
            "amount", "project", "project_name", "rank", "content", "state", "owner", "due_on", "answer", "closed_on",
            "number", "entered_by", "entered_at",
        ]  # fmt: skip
        read_only_fields = fields


class RecordRevisionSerializer(serializers.ModelSerializer[RecordRevision]):
    body = serializers.CharField(source="body.name", read_only=True)

    class Meta:
        model = RecordRevision
        fields = ["number", "act", "stated", "reason", "body", "at"]
        read_only_fields = fields


class RecordDetailSerializer(RecordSerializer):
    revisions = RecordRevisionSerializer(many=True, read_only=True)

    class Meta(RecordSerializer.Meta):
        fields = [*RecordSerializer.Meta.fields, "revisions"]
        read_only_fields = fields


class StatedRecordSerializer(serializers.Serializer[Any]):
    content = serializers.DictField(
        child=serializers.CharField(allow_blank=True, max_length=10000), help_text="field of the ledger: text as typed"
    )
    project = serializers.CharField(
        max_length=36, allow_blank=True, default="", help_text="key of the project's row in the plan on file"
    )


class EnterRecordSerializer(StatedRecordSerializer):
    programme = serializers.CharField(max_length=40)
    ledger = serializers.CharField(max_length=40)
    participation = serializers.IntegerField(
        min_value=1, required=False, allow_null=True, help_text="in a ledger about bases"
    )


class CorrectRecordSerializer(StatedRecordSerializer):
    number = serializers.IntegerField(min_value=1, max_value=32767, help_text="of the revision you have read")
    reason = serializers.CharField(max_length=1000)


class AssignRecordSerializer(serializers.Serializer[Any]):
    owner = serializers.IntegerField(min_value=1, help_text="the body that is to solve it")
    due_on = serializers.DateField()


class RankRecordSerializer(serializers.Serializer[Any]):
    rank = serializers.IntegerField(min_value=1, max_value=999, allow_null=True)


class MoveRecordSerializer(serializers.Serializer[Any]):
    act = serializers.ChoiceField(choices=MOVES)
    said = serializers.CharField(
        max_length=5000, allow_blank=True, default="", help_text="the answer or the reason where one is due"
    )


class RecordFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    programme = filters.CharFilter(field_name="programme", max_length=40)
    ledger = filters.CharFilter(field_name="ledger", max_length=40)
    year = filters.NumberFilter(field_name="year", min_value=1900, max_value=9999)
    unit = filters.CharFilter(field_name="unit__region_id", max_length=6)
    state = filters.ChoiceFilter(choices=RecordState.choices)

    class Meta:
        model = Record
        fields: list[str] = []


class Records(ReadOnly[Record]):
    """What is kept all year beside the filings: supports, problems, cases, registers, meetings."""

    queryset = Record.objects.none()
    serializer_class = RecordSerializer
    detail_serializer_class = RecordDetailSerializer
    filterset_class = RecordFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Record]:
        related = ("participation", "park", "unit", "owner", "entered_by")
        return Record.objects.visible_to(self.actor).select_related(*related)

    def get_queryset(self) -> QuerySet[Record]:
        rows = super().get_queryset()
        return rows if self.action == "list" else rows.prefetch_related("revisions__body")

    @extend_schema(request=EnterRecordSerializer, responses={201: RecordDetailSerializer, 422: BROKEN})
    def create(self, request: Request) -> Response:
        """Enter a record in a ledger."""
        asked = self._read(EnterRecordSerializer, request)
        made = records.enter(actor=self.actor, wanted=self._wanted(asked), stated=_stated(asked))
        return self._standing(made.public_id, status.HTTP_201_CREATED)

    @extend_schema(request=CorrectRecordSerializer, responses={200: RecordDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def correct(self, request: Request, id: UUID) -> Response:  # noqa: A002 - the word of the address
        """State it anew, with the reason; the former values are kept."""
        one, asked = self.get_object(), self._read(CorrectRecordSerializer, request)
        number, reason = asked["number"], asked["reason"]
        records.correct(actor=self.actor, record=one, number=number, stated=_stated(asked), reason=reason)
        return self._standing(id)

    @extend_schema(request=AssignRecordSerializer, responses={200: RecordDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def assign(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Give it to a body that is to solve it by a day."""
        one, asked = self.get_object(), self._read(AssignRecordSerializer, request)
        owner = get_object_or_404(Organisation.objects.visible_to(self.actor), pk=asked["owner"])
        records.assign(actor=self.actor, record=one, owner=owner, due_on=asked["due_on"])
        return self._standing(id)

    @extend_schema(request=RankRecordSerializer, responses={200: RecordDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def rank(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Set its place in the order of merit; null takes it out."""
        one, asked = self.get_object(), self._read(RankRecordSerializer, request)
        records.rank(actor=self.actor, record=one, place=asked["rank"])
        return self._standing(id)

    @extend_schema(request=MoveRecordSerializer, responses={200: RecordDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def move(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Move it on: take it in hand, solve it, publish it, strike it."""
        one, asked = self.get_object(), self._read(MoveRecordSerializer, request)
        records.move(actor=self.actor, record=one, act=RecordAct(asked["act"]), said=asked["said"])
        return self._standing(id)

    def _wanted(self, asked: dict[str, Any]) -> Wanted:
        try:
            programme, ledger = ledgers.find(self.actor, asked["programme"], asked["ledger"])
        except LookupError:
            raise Http404 from None
        if ledger.about == "unit":
            return ledgers.about_unit(self.actor, programme, ledger)
        bases = Participation.objects.visible_to(self.actor).filter(programme=programme)
        base = get_object_or_404(bases.select_related("park", "unit__region"), pk=asked.get("participation"))
        return Wanted(programme, ledger, base, base.unit)

    def _read(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        asked = kind(data=request.data)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = asked.validated_data
        return read

    def _standing(self, public_id: UUID, code: int = status.HTTP_200_OK) -> Response:
        """Answer with the record as it stands after the act."""
        return Response(self.get_serializer(self.get_queryset().get(public_id=public_id)).data, status=code)


def _stated(asked: dict[str, Any]) -> Stated:
    return Stated(asked["content"], asked["project"])
