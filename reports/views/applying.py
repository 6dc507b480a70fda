"""The page of a call for a park committee: what is asked, by when, whom to ask; one press begins the application."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from common.forms import perform
from common.views import SignedIn
from programmes.models import Round
from reports.domain import applications, filings
from reports.domain.applications import Call
from reports.forms.applying import ApplyForm


class Apply(SignedIn):
    """Apply in an open round: GET shows what is asked, POST begins the application."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        call = self._call(public_id)
        return self._page(request, call, ApplyForm(call=call))

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        call = self._call(public_id)
        form = ApplyForm(request.POST, call=call)
        if form.is_valid():
            chosen = form.cleaned_data
            filing = perform(form, lambda: filings.open_application(actor=self.actor, round=call.round, **chosen))
            if filing:
                return redirect("reports:filing_detail", public_id=filing.public_id)
        return self._page(request, call, form, status=422)

    def _call(self, public_id: UUID) -> Call:
        """Return the call for the actor's committees; for all others the page does not exist."""
        rows = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        opened = get_object_or_404(rows, public_id=public_id)
        call = applications.call_in(self.actor, opened)
        if call is None or not applications.can_apply(self.actor, opened):
            raise Http404
        return call

    def _page(self, request: HttpRequest, call: Call, form: ApplyForm, status: int = 200) -> HttpResponse:
        context = {"call": call, "round": call.round, "asked": call.form, "form": form}
        return render(request, "reports/apply.html", context, status=status)
