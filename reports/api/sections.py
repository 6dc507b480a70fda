"""The draft, section by section, for its filer."""

from typing import Any
from uuid import UUID

from django.http import Http404
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from common import policy
from common.api.serializers import StaleSerializer
from common.views import actor_of
from reports.api import contents
from reports.api.finding import find_filing
from reports.api.serializers import SaveSerializer, SectionSerializer
from reports.domain import sections
from reports.models import Filing, Section


class Sections(ViewSet):
    """Sections of a draft; saving one needs the version it was read with."""

    lookup_url_kwarg = "code"
    lookup_value_converter = "slug"

    @extend_schema(responses=SectionSerializer(many=True))
    def list(self, request: Request, filing: UUID) -> Response:
        draft = self._draft(request, filing)
        rows = shown(actor_of(request), draft, list(draft.sections.all()))
        return Response(SectionSerializer(rows, many=True).data)

    @extend_schema(responses=SectionSerializer)
    def retrieve(self, request: Request, filing: UUID, code: str) -> Response:
        draft = self._draft(request, filing)
        return self._answer(request, draft, self._section(draft, code))

    @extend_schema(
        request=SaveSerializer,
        responses={
            200: SectionSerializer,
            409: OpenApiResponse(StaleSerializer, description="Somebody saved in between"),
        },
    )
    def update(self, request: Request, filing: UUID, code: str) -> Response:
        draft = self._draft(request, filing)
        self._section(draft, code)
        asked = SaveSerializer(data=request.data)
        asked.is_valid(raise_exception=True)
        saved = sections.save_section(
            actor=actor_of(request),
            filing=draft,
            code=code,
            content=contents.read(draft.filled_form.section(code), asked.validated_data["content"]),
            base_version=asked.validated_data["version"],
        )
        return self._answer(request, draft, saved)

    def _draft(self, request: Request, filing: UUID) -> Filing:
        draft = find_filing(actor_of(request), filing)
        policy.require(actor_of(request), "reports.read_draft", draft)
        return draft

    def _section(self, draft: Filing, code: str) -> Section:
        section = draft.sections.filter(code=code).first()
        if section is None:
            raise Http404
        return section

    def _answer(self, request: Request, draft: Filing, section: Section) -> Response:
        return Response(SectionSerializer(shown(actor_of(request), draft, [section])[0]).data)


def shown(actor: policy.Actor, draft: Filing, rows: list[Section]) -> list[dict[str, Any]]:
    """Return sections as the serializer takes them, with their names from the form."""
    returned = sections.returned_sections(draft)
    may_edit = bool(policy.can(actor, "reports.edit_filing", draft))
    return [_shown(draft, row, is_open=may_edit and (returned is None or row.code in returned)) for row in rows]


def _shown(draft: Filing, row: Section, *, is_open: bool) -> dict[str, Any]:
    section = draft.filled_form.section(row.code)
    return {
        "code": row.code,
        "number": section.number,
        "name_zh": section.name.zh,
        "name_en": section.name.en,
        "kind": section.kind,
        "version": row.version,
        "saved_at": row.saved_at,
        "is_open": is_open,
        "content": row.content,
    }
