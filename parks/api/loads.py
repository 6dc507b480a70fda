"""Sheets of parks through the API: sent, looked at, decided row by row, confirmed or discarded, as on the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.models import Region
from common import policy
from common.api.parsing import BoundedJSONParser
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from parks.choices import LineState, LoadState
from parks.domain import loads
from parks.models import LoadLine, ParkLoad

BROKEN = OpenApiResponse(ProblemsSerializer, description="The sheet cannot be read, a row is open, or it has changed")
_ABOUT_A_SHEET = 1_000_000  # more rows than the largest sheet


class LoadSerializer(serializers.ModelSerializer[ParkLoad]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    region = serializers.CharField(source="region_id", read_only=True, allow_null=True)
    sent_by = serializers.CharField(source="sent_by.name", read_only=True)

    class Meta:
        model = ParkLoad
        fields = [
            "id", "name", "sha256", "source", "is_catalogue_2018", "region", "state", "version", "moved", "broke",
            "left_out", "sent_by", "sent_at", "written_at",
        ]  # fmt: skip
        read_only_fields = fields


class LoadDetailSerializer(LoadSerializer):
    """`counts` are the rows by state, left out and still open; `progress` is how far the work is, null without any."""

    counts = serializers.SerializerMethodField()
    progress = serializers.SerializerMethodField()

    class Meta(LoadSerializer.Meta):
        fields = [*LoadSerializer.Meta.fields, "counts", "progress"]
        read_only_fields = fields

    def get_counts(self, load: ParkLoad) -> dict[str, int]:
        return loads.counts(load)

    @extend_schema_field(serializers.DictField(child=serializers.IntegerField(), allow_null=True))
    def get_progress(self, load: ParkLoad) -> dict[str, int] | None:
        job = loads.work_on(load)
        return {"done": job.progress_done, "total": job.progress_total} if job else None


class LineSerializer(serializers.ModelSerializer[LoadLine]):
    """A row as read; `options` are the choices it has, `chosen` the one made."""

    region = serializers.CharField(source="region_id", read_only=True, allow_null=True)
    park = serializers.UUIDField(source="park.public_id", read_only=True, allow_null=True, default=None)
    says = serializers.SerializerMethodField()
    options = serializers.SerializerMethodField()
    chosen = serializers.SerializerMethodField()

    class Meta:
        model = LoadLine
        fields = ["number", "state", "name", "code", "region", "park", "says", "options", "chosen"]
        read_only_fields = fields

    def get_says(self, line: LoadLine) -> str:
        return loads.notes(line)

    def get_options(self, line: LoadLine) -> list[str]:
        return [code for code, _label in loads.options(line)]

    def get_chosen(self, line: LoadLine) -> str:
        return loads.chosen(line)


class SendLoadSerializer(serializers.Serializer[Any]):
    sheet = serializers.FileField()
    source = serializers.CharField(  # type: ignore[assignment]  # a field of the sheet, not where a field reads from
        max_length=200, help_text="title and number of the list"
    )
    region = serializers.CharField(max_length=6, required=False, help_text="province of rows that name none")
    is_catalogue_2018 = serializers.BooleanField(default=False)

    def validate_region(self, code: str) -> Region:
        found = Region.objects.filter(pk=code).first()
        if found is None:
            raise serializers.ValidationError(code)
        return found


class DecideSerializer(serializers.Serializer[Any]):
    row = serializers.IntegerField(min_value=1, max_value=_ABOUT_A_SHEET)
    choice = serializers.CharField(max_length=30, allow_blank=True, help_text="one of the row's `options`")


class DecisionsSerializer(serializers.Serializer[Any]):
    decisions = DecideSerializer(many=True)


class ConfirmLoadSerializer(serializers.Serializer[Any]):
    version = serializers.IntegerField(min_value=0, max_value=2**31 - 1, help_text="of the sheet as you looked at it")


class LoadFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    state = filters.ChoiceFilter(choices=LoadState.choices)

    class Meta:
        model = ParkLoad
        fields: list[str] = []


class LineFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    state = filters.ChoiceFilter(choices=LineState.choices)

    class Meta:
        model = LoadLine
        fields: list[str] = []


class Loads(ReadOnly[ParkLoad]):
    """Sheets of parks, for the ministries. Nothing is written before `confirm`."""

    queryset = ParkLoad.objects.none()
    serializer_class = LoadSerializer
    detail_serializer_class = LoadDetailSerializer
    filterset_class = LoadFilter
    parser_classes = (MultiPartParser, BoundedJSONParser)
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[ParkLoad]:
        return ParkLoad.objects.visible_to(self.actor).defer("table", "merged").select_related("sent_by")

    @extend_schema(
        request={"multipart/form-data": SendLoadSerializer}, responses={201: LoadDetailSerializer, 422: BROKEN}
    )
    def create(self, request: Request) -> Response:
        """Send a sheet; a worker compares it with the register: ask again until its state is `ready`."""
        policy.require(self.actor, "parks.load_parks")
        asked = self._read(SendLoadSerializer, request)
        load = loads.send(actor=self.actor, upload=asked.pop("sheet"), **asked)
        return Response(self.get_serializer(load).data, status=201)

    @extend_schema(request=DecisionsSerializer, responses={200: LoadDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def decide(self, request: Request, id: UUID) -> Response:  # noqa: A002 - the word of the address
        """Decide about rows by their numbers, each with one of its `options`."""
        load = self.get_object()
        asked = self._read(DecisionsSerializer, request)["decisions"]
        loads.decide(actor=self.actor, load=load, choices={one["row"]: one["choice"] for one in asked})
        return self._standing(id)

    @extend_schema(request=None, responses={200: LoadDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"], url_path="leave-rest-out")
    def leave_rest_out(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Leave out every row that is still open."""
        loads.leave_rest_out(actor=self.actor, load=self.get_object())
        return self._standing(id)

    @extend_schema(request=ConfirmLoadSerializer, responses={200: LoadDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def confirm(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Write the sheet, if nothing has changed since the `version` you looked at; a large one is written later."""
        load = self.get_object()
        loads.confirm(actor=self.actor, load=load, **self._read(ConfirmLoadSerializer, request))
        return self._standing(id)

    @extend_schema(request=None, responses={200: LoadDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def discard(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Put a sheet aside that is not written."""
        loads.discard(actor=self.actor, load=self.get_object())
        return self._standing(id)

    def _read(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        asked = kind(data=request.data)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = dict(asked.validated_data)
        return read

    def _standing(self, public_id: UUID) -> Response:
        """Answer with the sheet as it stands after the act."""
        return Response(self.get_serializer(self.get_queryset().get(public_id=public_id)).data)


class LoadLines(ReadOnly[LoadLine]):
    """The rows of a sheet: what each would do, or what is to be mended."""

    queryset = LoadLine.objects.none()
    serializer_class = LineSerializer
    filterset_class = LineFilter
    lookup_field = "number"
    lookup_value_converter = "int"

    def rows(self) -> QuerySet[LoadLine]:
        seen = ParkLoad.objects.visible_to(self.actor).filter(public_id=self.kwargs["load"])
        if not seen.exists():
            raise Http404
        lines = LoadLine.objects.visible_to(self.actor).filter(load__public_id=self.kwargs["load"])
        return lines.select_related("park").order_by("number")
