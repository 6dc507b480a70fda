"""Filings and the acts on them: each calls the same function as the page."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from common import policy
from parks.models import Park
from programmes.models import Obligation, ReportingUnit, Round
from reports.api.acting import BROKEN, STANDING, ActsOnFilings
from reports.api.check_serializers import CheckedSerializer
from reports.api.serializers import (
    ApplySerializer,
    ChangeSerializer,
    KeySerializer,
    OpenSerializer,
    OpinionSerializer,
    ReturnSerializer,
    SubmitSerializer,
    VersionDetailSerializer,
)
from reports.domain import amending, check_lines, checks, commenting, dossiers, filings
from reports.domain.reviews import Reason

KEY = OpenApiParameter(
    "Idempotency-Key", OpenApiTypes.UUID, OpenApiParameter.HEADER, required=True,
    description="Made by you for each handing in; sent again after a cut connection, the same version comes back",
)  # fmt: skip


class Filings(ActsOnFilings):
    """Everything handed in or being written: its state, who holds it since when, and the acts on it."""

    @extend_schema(request=OpenSerializer, responses=STANDING)
    def create(self, request: Request) -> Response:
        """Begin what is owed, or find what was begun."""
        asked = self._read(OpenSerializer, request.data)
        rows = Obligation.objects.visible_to(self.actor).select_related("round__edition", "unit", "participation__park")
        owed = get_object_or_404(rows, pk=asked["obligation"])
        filing = filings.open_filing(
            actor=self.actor, round=owed.round, unit=owed.unit, participation=owed.participation
        )
        return self._standing(filing.public_id)

    @extend_schema(request=ApplySerializer, responses=STANDING)
    @action(detail=False, methods=["post"])
    def apply(self, request: Request) -> Response:
        """Begin the application of a park in an open round, or find what was begun."""
        asked = self._read(ApplySerializer, request.data)
        rounds = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        opened = get_object_or_404(rounds, public_id=asked["round"])
        park = get_object_or_404(Park.objects.visible_to(self.actor), public_id=asked["park"])
        unit = get_object_or_404(ReportingUnit, programme=opened.programme_id, region=asked.get("unit", park.region_id))
        filing = filings.open_application(actor=self.actor, round=opened, park=park, unit=unit)
        return self._standing(filing.public_id)

    @extend_schema(responses=CheckedSerializer, filters=False)
    @action(detail=True)
    def check(self, _request: Request, id: UUID) -> Response:  # noqa: A002, ARG002 - the word of the address
        """What is to be mended (errors) or explained (warnings) before the draft can be handed in."""
        filing = self.get_object()
        policy.require(self.actor, "reports.edit_filing", filing)
        dossier = dossiers.of_draft(filing)
        found = check_lines.checked(dossier, checks.problems_of(dossier))
        return Response(CheckedSerializer(found).data)

    @extend_schema(request=SubmitSerializer, parameters=[KEY], responses={200: VersionDetailSerializer, 422: BROKEN})
    @action(detail=True, methods=["post"])
    def submit(self, request: Request, id: UUID) -> Response:  # noqa: A002, ARG002
        """Hand the draft in; the same key again gives the same version back."""
        filing = self.get_object()
        key = self._read(KeySerializer, {"key": request.headers.get("Idempotency-Key")})["key"]
        agreed = self._read(SubmitSerializer, request.data)["statement"]
        statement = filing.filled_form.statement.localised if agreed else ""
        version = filings.submit_filing(actor=self.actor, filing=filing, statement=statement, idempotency_key=key)
        return Response(VersionDetailSerializer(version).data)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"])
    def retract(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Take back what nobody has opened yet."""
        filings.retract_filing(actor=self.actor, filing=self.get_object())
        return self._standing(id)

    @extend_schema(request=ReturnSerializer, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="return", url_name="return")
    def give_back(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Give the filing back with reasons; only the sections named open again."""
        filing = self.get_object()
        asked = self._read(ReturnSerializer, request.data)
        reasons = [Reason(**one) for one in asked.pop("reasons")]
        filings.return_filing(actor=self.actor, filing=filing, reasons=reasons, **asked)
        return self._standing(id)

    @extend_schema(request=OpinionSerializer, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="pass-on", url_name="pass-on")
    def pass_on(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Give the filing to the next level."""
        filing = self.get_object()
        filings.pass_on_filing(actor=self.actor, filing=filing, **self._read(OpinionSerializer, request.data))
        return self._standing(id)

    @extend_schema(request=OpinionSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def file(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Accept the filing at the last level."""
        filing = self.get_object()
        filings.file_filing(actor=self.actor, filing=filing, **self._read(OpinionSerializer, request.data))
        return self._standing(id)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="open-draft", url_name="open-draft")
    def open_draft(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Open the draft of a plan for comments of the levels above."""
        commenting.open_draft(actor=self.actor, filing=self.get_object())
        return self._standing(id)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"], url_path="close-draft", url_name="close-draft")
    def close_draft(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """End the comments on the draft."""
        commenting.close_draft(actor=self.actor, filing=self.get_object())
        return self._standing(id)

    @extend_schema(request=ChangeSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def amend(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Open an approved plan for a change; it stays in force until the new version is approved."""
        amending.amend_filing(actor=self.actor, filing=self.get_object(), **self._read(ChangeSerializer, request.data))
        return self._standing(id)

    @extend_schema(request=None, responses=STANDING)
    @action(detail=True, methods=["post"])
    def drop(self, _request: Request, id: UUID) -> Response:  # noqa: A002
        """Give the change of a plan up: the draft is what was approved last."""
        amending.drop_change(actor=self.actor, filing=self.get_object())
        return self._standing(id)

    @extend_schema(request=OpinionSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def recommend(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Recommend an application at the last level of its chain."""
        filing = self.get_object()
        filings.recommend_filing(actor=self.actor, filing=filing, **self._read(OpinionSerializer, request.data))
        return self._standing(id)

    @extend_schema(request=OpinionSerializer, responses=STANDING)
    @action(detail=True, methods=["post"])
    def decline(self, request: Request, id: UUID) -> Response:  # noqa: A002
        """Do not recommend an application; the opinion is the reason."""
        filing = self.get_object()
        filings.decline_filing(actor=self.actor, filing=filing, **self._read(OpinionSerializer, request.data))
        return self._standing(id)
