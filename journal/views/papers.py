from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from common.views import SignedIn
from journal.domain import papers
from journal.models import Paper
from journal.views.finding import find_or_404


class PaperPage(SignedIn, TemplateView):
    """How far a paper is: being made, ready to download, or not to be made; renews itself until it is done."""

    template_name = "journal/paper.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paper = find_or_404(Paper, self.request, kwargs["public_id"])
        return super().get_context_data(paper=paper, **kwargs)

    def get_template_names(self) -> list[str]:
        part = self.request.headers.get("HX-Request") == "true"
        return ["journal/includes/paper_state.html" if part else self.template_name]


class RetryPaper(SignedIn):
    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        paper = find_or_404(Paper, request, public_id)
        papers.retry(paper=paper, actor=self.actor)
        return redirect("journal:paper", public_id)
