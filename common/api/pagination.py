"""Two ways through a list: numbered pages for what is read by people, a key for what is fetched as a whole."""

from collections.abc import Sequence
from typing import Any, cast

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.pagination import BasePagination, PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param
from rest_framework.views import APIView

DEFAULT_SIZE = 50
MAX_SIZE = 200
LARGEST_KEY = 2**63 - 1


class _Size(serializers.Serializer[Any]):
    page_size = serializers.IntegerField(min_value=1, max_value=MAX_SIZE, default=DEFAULT_SIZE)


class _Key(_Size):
    after = serializers.IntegerField(min_value=0, max_value=LARGEST_KEY, default=0)


class Pages(PageNumberPagination):
    """`?page=2&page_size=100`; the answer counts all rows."""

    page_size = DEFAULT_SIZE
    max_page_size = MAX_SIZE
    page_size_query_param = "page_size"
    page_query_description = "Number of the page, from 1"
    page_size_query_description = f"Rows a page, at most {MAX_SIZE}"

    def get_page_size(self, request: Request) -> int:
        """Return the size asked for; a size that is none is refused instead of being read as something else."""
        asked = _Size(data=request.query_params)
        asked.is_valid(raise_exception=True)
        size: int = asked.validated_data["page_size"]
        return size

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:  # noqa: ARG002 - the library's
        return [
            _parameter("page", self.page_query_description, 1, LARGEST_KEY),
            _parameter("page_size", self.page_size_query_description, 1, MAX_SIZE),
        ]


class Keyset(BasePagination):
    """`?after=<key>`: rows in the order of their key, nothing counted, nothing skipped when rows come in between."""

    def __init__(self) -> None:
        self.next_url: str | None = None

    def paginate_queryset(
        self,
        queryset: QuerySet[Any] | Sequence[Any],
        request: Request,
        view: APIView | None = None,  # noqa: ARG002 - the framework's signature
    ) -> list[Any] | None:
        """Return the rows after the key; raise ValidationError for a key that is none."""
        found = cast("QuerySet[Any]", queryset)
        asked = _Key(data=request.query_params)
        asked.is_valid(raise_exception=True)
        size = asked.validated_data["page_size"]
        rows = list(found.order_by("pk").filter(pk__gt=asked.validated_data["after"])[: size + 1])
        if len(rows) > size:
            self.next_url = replace_query_param(request.build_absolute_uri(), "after", rows[size - 1].pk)
        return rows[:size]

    def get_paginated_response(self, data: Any) -> Response:
        return Response({"next": self.next_url, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        return {
            "type": "object",
            "required": ["next", "results"],
            "properties": {
                "next": {"type": "string", "nullable": True, "format": "uri"},
                "results": schema,
            },
        }

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:  # noqa: ARG002 - the library's
        return [
            _parameter("after", "Key of the last row received; 0 begins", 0, LARGEST_KEY),
            _parameter("page_size", Pages.page_size_query_description, 1, MAX_SIZE),
        ]


def _parameter(name: str, description: str, least: int, most: int) -> dict[str, Any]:
    limits = {"type": "integer", "minimum": least, "maximum": most}
    return {"name": name, "required": False, "in": "query", "description": description, "schema": limits}
