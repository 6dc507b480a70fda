"""What the endpoints share: rows the actor sees, found by the id in the address, 404 for all others."""

from typing import Any, Generic, TypeVar, cast

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.translation import get_language
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from common import policy

RowT = TypeVar("RowT", bound=Model)


class Nowhere(APIView):
    """Whatever is asked below the API where nothing is: a problem like any other, not a page."""

    permission_classes = (AllowAny,)
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        raise Http404


class Rows(GenericViewSet[RowT], Generic[RowT]):
    """The base of every viewset; `rows()` starts from `visible_to`. `detail_serializer_class` shows one row whole."""

    detail_serializer_class: type[BaseSerializer[Any]] | None = None

    @property
    def actor(self) -> policy.Actor:
        return cast("policy.Actor", self.request.user)

    def rows(self) -> QuerySet[RowT]:
        """Return the rows that the actor sees."""
        raise NotImplementedError

    def get_queryset(self) -> QuerySet[RowT]:
        return self.rows()

    def get_serializer_class(self) -> type[BaseSerializer[RowT]]:
        if self.action != "list" and self.detail_serializer_class:
            return self.detail_serializer_class
        return super().get_serializer_class()

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Response:
        """Say in which language the words are: a token's owner may read another one than the cookie says."""
        answered = super().finalize_response(request, response, *args, **kwargs)
        answered.headers["Content-Language"] = get_language() or ""
        return answered


class ReadOnly(ListModelMixin, RetrieveModelMixin, Rows[RowT]):
    """A list and its rows."""
