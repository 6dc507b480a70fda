"""The workbook of a draft for programs: fetched, sent, compared, confirmed."""

from typing import Any
from uuid import UUID

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from common import downloads, policy
from common.api.errors import as_json
from common.api.parsing import BoundedJSONParser
from common.api.serializers import ProblemsSerializer
from common.views import actor_of
from reports.api.finding import find_filing
from reports.api.workbook_serializers import ConfirmWorkbookSerializer, SendWorkbookSerializer, WorkbookSerializer
from reports.choices import WorkbookState
from reports.domain import workbooks
from reports.models import Filing, SentWorkbook

BROKEN = OpenApiResponse(ProblemsSerializer, description="It is not the right file, or somebody saved meanwhile")


class Workbooks(ViewSet):
    """Workbooks sent for a draft. Nothing is written before `write`."""

    lookup_url_kwarg = "sent"
    lookup_value_converter = "uuid"
    parser_classes = (MultiPartParser, BoundedJSONParser)

    @extend_schema(responses=WorkbookSerializer(many=True))
    def list(self, request: Request, filing: UUID) -> Response:
        draft = self._draft(request, filing)
        rows = SentWorkbook.objects.filter(filing=draft).visible_to(actor_of(request)).select_related("file", "sent_by")
        return Response(WorkbookSerializer([_row(one) for one in rows.defer("content")], many=True).data)

    @extend_schema(
        request={"multipart/form-data": SendWorkbookSerializer}, responses={201: WorkbookSerializer, 422: BROKEN}
    )
    def create(self, request: Request, filing: UUID) -> Response:
        """Send a workbook; the answer says what it would bring. A large one is read later (`queued`): ask again."""
        draft = self._draft(request, filing)
        asked = SendWorkbookSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        upload = asked.validated_data["workbook"]
        sent = workbooks.send_workbook(actor=actor_of(request), filing=draft, upload=upload)
        return Response(self._shown(request, sent), status=201)

    @extend_schema(responses=WorkbookSerializer)
    def retrieve(self, request: Request, filing: UUID, sent: UUID) -> Response:
        """What it brings, compared with the draft as it stands now."""
        return Response(self._shown(request, self._sent(request, filing, sent)))

    @extend_schema(request=ConfirmWorkbookSerializer, responses={200: WorkbookSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def write(self, request: Request, filing: UUID, sent: UUID) -> Response:
        """Write it into the draft, if nobody saved since the comparison with this `seal`."""
        found = self._sent(request, filing, sent)
        asked = ConfirmWorkbookSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        workbooks.write_workbook(actor=actor_of(request), sent=found, **asked.validated_data)
        return Response(self._shown(request, found))

    @extend_schema(responses={(200, downloads.XLSX): OpenApiTypes.BINARY})
    @action(detail=False)
    def draft(self, request: Request, filing: UUID) -> FileResponse:
        """The workbook of the draft as it stands."""
        made = workbooks.draft_workbook(actor=actor_of(request), filing=self._draft(request, filing))
        return downloads.workbook(*made)

    @extend_schema(responses={(200, downloads.XLSX): OpenApiTypes.BINARY})
    @action(detail=True)
    def back(self, request: Request, filing: UUID, sent: UUID) -> FileResponse:
        """The workbook that was sent, with problems and differences at their cells."""
        found = self._sent(request, filing, sent)
        return downloads.workbook(*workbooks.talking_workbook(actor=actor_of(request), sent=found))

    def _draft(self, request: Request, filing: UUID) -> Filing:
        draft = find_filing(actor_of(request), filing)
        policy.require(actor_of(request), "reports.edit_filing", draft)
        return draft

    def _sent(self, request: Request, filing: UUID, public_id: UUID) -> SentWorkbook:
        draft = self._draft(request, filing)
        rows = SentWorkbook.objects.filter(filing=draft).visible_to(actor_of(request)).select_related("file", "sent_by")
        sent: SentWorkbook = get_object_or_404(rows, public_id=public_id)
        sent.filing = draft
        return sent

    def _shown(self, request: Request, sent: SentWorkbook) -> dict[str, Any]:
        if sent.state != WorkbookState.READY:
            return dict(WorkbookSerializer(_row(sent)).data)
        found = workbooks.look(actor=actor_of(request), sent=sent)
        return dict(WorkbookSerializer({**_row(sent), **_compared(found)}).data)


def _row(sent: SentWorkbook) -> dict[str, Any]:
    return {
        "id": sent.public_id,
        "name": sent.file.name,
        "state": sent.state,
        "sent_at": sent.sent_at,
        "sent_by": sent.sent_by.name,
        "written_at": sent.written_at,
        "refusal": sent.refusal,
    }


def _compared(found: workbooks.Comparison) -> dict[str, Any]:
    return {
        "seal": found.seal,
        "counts": found.counts,
        "conflicts": [vars(one) for one in found.differences],
        "problems": [as_json(one) for one in found.problems],
    }
