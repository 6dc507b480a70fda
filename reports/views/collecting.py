"""The dossiers of a whole round, for who supervises it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common import policy
from common.forms import perform
from common.ui import Crumb
from common.views import SignedIn
from journal.models import Paper
from reports.domain import collecting
from reports.forms.collecting import CollectionForm


class CollectPage(SignedIn):
    """Choose round, form and unit; the archive is then made in the background (GB-13)."""

    def get(self, request: HttpRequest) -> HttpResponse:
        self._require()
        return render(request, "reports/collect.html", self._context(CollectionForm(actor=self.actor)))

    def post(self, request: HttpRequest) -> HttpResponse:
        self._require()
        form = CollectionForm(request.POST, actor=self.actor)
        paper = perform(form, lambda: self._request(form)) if form.is_valid() else None
        if paper:
            return redirect("journal:paper", public_id=paper.public_id)
        return render(request, "reports/collect.html", self._context(form), status=422)

    def _request(self, form: CollectionForm) -> Paper:
        return collecting.request_collection(
            actor=self.actor,
            round=form.chosen.round,
            form=form.chosen.form,
            unit=form.cleaned_data["unit"],
            language=get_language() or "zh-hans",
        )

    def _context(self, form: CollectionForm) -> dict[str, Any]:
        return {
            "form": form,
            "crumbs": [Crumb(_("Filings"), reverse("reports:filing_list")), Crumb(_("Dossiers of a round"))],
        }

    def _require(self) -> None:
        if not policy.can(self.actor, "reports.collect_dossiers"):
            raise Http404
