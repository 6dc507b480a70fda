"""The acts inside a body, between departments and of the province, each by the same function as its page."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from common import policy
from common.api.serializers import ProblemsSerializer
from common.api.views import ReadOnly
from parks.models import Park
from reports.api.filters import FilingFilter
from reports.api.finding import filings as filings_seen
from reports.api.finding import find_filing
from reports.api.serializers import LONG, FilingDetailSerializer, FilingSerializer, OpinionSerializer
from reports.domain import eligibility, inner_steps, ranking, signing
from reports.models import Filing, FilingVersion

BROKEN = OpenApiResponse(ProblemsSerializer, description="Rules of the programme are broken; nothing was changed")
STANDING = {200: FilingDetailSerializer, 422: BROKEN}


class JudgeSerializer(serializers.Serializer[Any]):
    park = serializers.UUIDField()
    clause = serializers.CharField(max_length=64, help_text="code of the condition in the definition")
    holds = serializers.BooleanField()
    opinion = serializers.CharField(max_length=LONG)


class ActsOnFilings(ReadOnly[Filing]):
    """Filings, with the acts that neither hand one in nor move it along its chain."""

    queryset = Filing.objects.none()
    serializer_class = FilingSerializer
    detail_serializer_class = FilingDetailSerializer
    filterset_class = FilingFilter
    lookup_field = "public_id"
    lookup_url_kwarg = "id"
    lookup_value_converter = "uuid"

    def rows(self) -> QuerySet[Filing]:
        return filings_seen(self.actor)

    def get_object(self) -> Filing:
        return find_filing(self.actor, self.kwargs["id"])

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="hand-on", url_name="hand-on")
    def hand_on(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Hand the finished draft on to those of the body who check."""
        inner_steps.hand_on_draft(actor=self.actor, filing=self.get_object())
        return self._standing(id)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="inner-check", url_name="inner-check")
    def inner_check(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Note that the draft was checked inside the body as it stands."""
        inner_steps.check_filing(actor=self.actor, filing=self.get_object())
        return self._standing(id)

    @extend_schema(request=OpinionSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def sign(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Sign the draft as it stands for your department."""
        signing.sign_filing(actor=self.actor, filing=self.get_object(), **self._read(OpinionSerializer, request.data))
        return self._standing(id)

    @extend_schema(request=JudgeSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def judge(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Judge a condition for applying that no register establishes, with the reason."""
        filing = self.get_object()
        policy.require(self.actor, "reports.judge_eligibility", filing)
        asked = self._read(JudgeSerializer, request.data)
        park = get_object_or_404(Park.objects.visible_to(self.actor), public_id=asked.pop("park"))
        try:
            dossier = eligibility.dossier_for(self.actor, filing)
        except FilingVersion.DoesNotExist as missing:
            raise serializers.ValidationError({"park": ["Nothing was handed in yet."]}) from missing
        eligibility.judge(actor=self.actor, dossier=dossier, park=park, **asked)
        return self._standing(id)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="build-list", url_name="build-list")
    def build_list(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Take the recommended applications over into the draft of the list, in their order."""
        filing = self.get_object()
        policy.require(self.actor, "reports.arrange_applications", (filing.round, filing.unit))
        ranking.build_list(actor=self.actor, filing=filing)
        return self._standing(id)

    def _read(self, kind: type[BaseSerializer[Any]], data: Any) -> dict[str, Any]:
        asked = kind(data=data)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = asked.validated_data
        return read

    def _standing(self, public_id: UUID) -> Response:
        """Answer with the filing as it stands after the act."""
        return Response(self.get_serializer(find_filing(self.actor, public_id)).data)
