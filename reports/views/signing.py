"""A department reads a draft and signs it; the filer sends it round by signing first (X-07)."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from common import policy
from common.forms import perform
from common.views import SignedIn
from reports.domain import covers, dossiers, signing
from reports.domain.presentation import views
from reports.forms.reviewing import OpinionForm
from reports.models import Filing, Signature
from reports.views import parts
from reports.views.finding import find_filing


class RequestCover(SignedIn):
    """Have the cover of a draft made, and go to where it can be fetched."""

    def post(self, _request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        if not covers.has_cover(filing.filled_form):
            raise Http404
        paper = covers.request(actor=self.actor, filing=filing, language=get_language() or "zh-hans")
        return redirect("journal:paper", public_id=paper.public_id)


class Sign(SignedIn):
    """GET shows the draft as it stands, POST signs it."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        return self._page(request, filing, OpinionForm())

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = self._filing(public_id)
        form = OpinionForm(request.POST)
        if form.is_valid() and self._sign(filing, form):
            messages.success(request, _("Signed. Those who sign next, or hand in, have been told."))
            return redirect("reports:filing_detail", public_id=public_id)
        return self._page(request, filing, form, status=422)

    def _sign(self, filing: Filing, form: OpinionForm) -> Signature | None:
        opinion = form.cleaned_data["opinion"]
        return perform(form, lambda: signing.sign_filing(actor=self.actor, filing=filing, opinion=opinion))

    def _filing(self, public_id: UUID) -> Filing:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.sign_filing", filing)
        return filing

    def _page(self, request: HttpRequest, filing: Filing, form: OpinionForm, status: int = 200) -> HttpResponse:
        context = {
            "filing": filing,
            "views": views(dossiers.of_draft(filing), None),
            "form": form,
            "signings": signing.signings(filing),
            "problems": signing.to_mend(filing),
            "crumbs": parts.crumbs(filing, _("Sign")),
        }
        return render(request, "reports/sign.html", context, status=status)
