from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView

from common.lists import Choice, Column, ListPage, Text
from common.statuses import status
from common.ui import Crumb
from common.views import SignedIn
from journal.choices import PaperState
from journal.domain import papers
from journal.models import Paper, PaperRequest
from journal.views.finding import find_or_404


def _documents(_request: HttpRequest) -> Iterable[tuple[str, str]]:
    return papers.labels().items()


class Downloads(ListPage):
    """What the reader has asked for: documents and archives, being made or ready."""

    title = pgettext_lazy("journal", "My downloads")
    counted = _("%(count)s downloads")
    template_name = "journal/downloads.html"
    default_sort = "-asked"
    columns = (
        Column(
            "subject",
            pgettext_lazy("journal", "Subject"),
            "paper__subject_label",
            sort="paper__subject_label",
            head=True,
            link=lambda row: reverse("journal:paper", args=[row.paper.public_id]),
        ),
        Column("document", pgettext_lazy("journal", "Document"), lambda row: papers.labels()[row.paper.document]),
        Column("version", pgettext_lazy("journal", "Version"), "paper__version", sort="paper__version"),
        Column(
            "state",
            pgettext_lazy("journal", "State"),
            lambda row: str(status(row.paper.state).word),
            template="journal/includes/download_state.html",
            classes="nw",
        ),
        Column(
            "size",
            pgettext_lazy("journal", "Size"),
            "paper__file__size",
            sort="paper__file__size",
            numeric=True,
            template="journal/includes/download_size.html",
        ),
        Column("asked", pgettext_lazy("journal", "Asked for"), "asked_at", sort="asked_at", classes="nw"),
    )
    filters = (
        Text("q", pgettext_lazy("journal", "Subject"), fields=("paper__subject_label", "paper__version")),
        Choice(
            "document",
            pgettext_lazy("journal", "Document"),
            lambda _request: papers.labels().items(),
            "paper__document",
        ),
        Choice("state", pgettext_lazy("journal", "State"), PaperState.choices, "paper__state"),
    )

    def rows(self) -> QuerySet[PaperRequest]:
        return PaperRequest.objects.visible_to(self.actor).select_related("paper__file")


class PaperPage(SignedIn, TemplateView):
    """How far a paper is: being made, ready to download, or not to be made; renews itself until it is done."""

    template_name = "journal/paper.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paper = find_or_404(Paper, self.request, kwargs["public_id"])
        label = papers.labels()[paper.document]
        return super().get_context_data(
            paper=paper,
            document=label,
            is_archive=papers.is_archive(paper),
            crumbs=[Crumb(str(Downloads.title), reverse("journal:downloads")), Crumb(label)],
            **kwargs,
        )

    def get_template_names(self) -> list[str]:
        part = self.request.headers.get("HX-Request") == "true"
        return ["journal/includes/paper_state.html" if part else self.template_name]


class RetryPaper(SignedIn):
    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        paper = find_or_404(Paper, request, public_id)
        papers.retry(paper=paper, actor=self.actor)
        return redirect("journal:paper", public_id)
