"""Comments on drafts through the API: the same acts as the pages."""

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

from common.api.filters import YesNoFilter
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from reports.domain import commenting
from reports.models import DraftComment, Filing

BROKEN = OpenApiResponse(ProblemsSerializer, description="Something is missing; nothing was changed")


class DraftCommentSerializer(serializers.ModelSerializer[DraftComment]):
    id = serializers.UUIDField(source="public_id", read_only=True)
    filing = serializers.UUIDField(source="filing.public_id", read_only=True)
    body = serializers.CharField(source="body.name", read_only=True)

    class Meta:
        model = DraftComment
        fields = [
            "id", "filing", "section", "address", "place", "text", "body", "at", "answer", "is_done", "answered_at",
        ]  # fmt: skip
        read_only_fields = fields


class CommentOnDraftSerializer(serializers.Serializer[Any]):
    filing = serializers.UUIDField()
    address = serializers.CharField(max_length=120, help_text="section or section/row/column")
    text = serializers.CharField(max_length=5000)


class AnswerCommentSerializer(serializers.Serializer[Any]):
    text = serializers.CharField(max_length=5000, allow_blank=True, default="")
    is_done = serializers.BooleanField(default=False)


class CommentFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    filing = filters.UUIDFilter(field_name="filing__public_id")
    section = filters.CharFilter(max_length=40)
    is_done = YesNoFilter()

    class Meta:
        model = DraftComment
        fields: list[str] = []


class DraftComments(ReadOnly[DraftComment]):
    """What the levels above say of drafts that were opened for them, and what became of it."""

    queryset = DraftComment.objects.none()
    serializer_class = DraftCommentSerializer
    filterset_class = CommentFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[DraftComment]:
        return DraftComment.objects.visible_to(self.actor).select_related("filing", "body")

    @extend_schema(request=CommentOnDraftSerializer, responses={201: DraftCommentSerializer, 422: BROKEN})
    def create(self, request: Request) -> Response:
        """Say something of a place in a draft that is open for comments."""
        asked = self._read(CommentOnDraftSerializer, request)
        filing = get_object_or_404(Filing.objects.visible_to(self.actor), public_id=asked.pop("filing"))
        made = commenting.comment(actor=self.actor, filing=filing, place=asked["address"], **asked)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=AnswerCommentSerializer, responses={200: DraftCommentSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def answer(self, request: Request, id: UUID) -> Response:  # noqa: A002, ARG002 - the word of the address
        """Answer a comment, or mark it as done."""
        asked = self._read(AnswerCommentSerializer, request)
        answered = commenting.answer(actor=self.actor, comment=self.get_object(), **asked)
        return Response(self.get_serializer(answered).data)

    def _read(self, kind: type[serializers.Serializer[Any]], request: Request) -> dict[str, Any]:
        asked = kind(data=request.data)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = asked.validated_data
        return read
