"""The work of the years through the API: the same acts as the pages."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from common.api.filters import YearFilter
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from programmes.models import Participation
from reports.domain import work_items
from reports.models import WorkItem

BROKEN = OpenApiResponse(ProblemsSerializer, description="Something stated is wrong; nothing was changed")


class WorkItemSerializer(serializers.ModelSerializer[WorkItem]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    participation = serializers.IntegerField(source="participation_id", read_only=True)

    class Meta:
        model = WorkItem
        fields = [
            "id", "participation", "year", "plan_key", "title", "responsible_body", "responsible_person", "starts_on",
            "ends_on",
        ]  # fmt: skip
        read_only_fields = fields


class StatedWorkSerializer(serializers.Serializer[Any]):
    plan_key = serializers.UUIDField(help_text="key of a task or project of the plan in force")
    title = serializers.CharField(max_length=200)
    responsible_body = serializers.CharField(max_length=100)
    responsible_person = serializers.CharField(max_length=50)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class AddWorkSerializer(StatedWorkSerializer):
    participation = serializers.IntegerField(min_value=1, max_value=2**63 - 1)


class WorkFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    participation = filters.NumberFilter(field_name="participation_id", min_value=1, max_value=2**63 - 1)
    programme = filters.CharFilter(field_name="participation__programme_id", max_length=40)
    year = YearFilter()

    class Meta:
        model = WorkItem
        fields: list[str] = []


class WorkItems(ReadOnly[WorkItem]):
    """The work of the years of bases whose plan is broken down."""

    queryset = WorkItem.objects.none()
    serializer_class = WorkItemSerializer
    filterset_class = WorkFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[WorkItem]:
        return WorkItem.objects.visible_to(self.actor).select_related("participation__park__committee")

    @extend_schema(request=AddWorkSerializer, responses={201: WorkItemSerializer, 422: BROKEN})
    def create(self, request: Request) -> Response:
        """Enter work of a year."""
        asked = self._read(AddWorkSerializer, request)
        bases = Participation.objects.visible_to(self.actor).select_related("park__committee", "unit")
        base = get_object_or_404(bases, pk=asked.pop("participation"))
        item = work_items.add_item(actor=self.actor, base=base, stated=work_items.Stated(**asked))
        return Response(self.get_serializer(item).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=StatedWorkSerializer, responses={200: WorkItemSerializer, 422: BROKEN})
    def update(self, request: Request, id: UUID) -> Response:  # noqa: A002, ARG002 - the word of the address
        """State work of a year anew."""
        stated = work_items.Stated(**self._read(StatedWorkSerializer, request))
        item = work_items.change_item(actor=self.actor, item=self.get_object(), stated=stated)
        return Response(self.get_serializer(item).data)

    @extend_schema(responses={204: None})
    def destroy(self, _request: Request, id: UUID) -> Response:  # noqa: A002, ARG002 - the word of the address
        """Take work of a year off."""
        work_items.remove_item(actor=self.actor, item=self.get_object())
        return Response(status=status.HTTP_204_NO_CONTENT)

    def _read(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        asked = kind(data=request.data)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = asked.validated_data
        return read
