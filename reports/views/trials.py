"""A form tried before the season: begun for a unit or a base, and taken over when the real round has come."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import policy
from common.views import SignedIn
from programmes.models import Round
from reports.domain import filings, trials
from reports.domain.trials import Place
from reports.views.finding import find_filing


class TryOut(SignedIn):
    """Try the form of a round: GET shows for whom, POST begins it or finds what was begun."""

    def get(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened, places = self._found(public_id)
        context = {"round": opened, "places": places, "asked": opened.definition.form(opened.form)}
        return render(request, "reports/try_out.html", context)

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        opened, places = self._found(public_id)
        chosen = next((one for one in places if one.key == request.POST.get("place")), None)
        if chosen is None:
            raise Http404
        filing = filings.open_filing(actor=self.actor, round=opened, unit=chosen.unit, participation=chosen.base)
        return redirect("reports:filing_detail", public_id=filing.public_id)

    def _found(self, public_id: UUID) -> tuple[Round, list[Place]]:
        """Return the trial with the places of the actor; for all others the page does not exist."""
        rows = Round.objects.visible_to(self.actor).select_related("programme", "edition")
        opened = get_object_or_404(rows, public_id=public_id)
        places = trials.places(self.actor, opened)
        if not places:
            raise Http404
        return opened, places


class TakeOverTrial(SignedIn):
    """One press fills the empty sections of a draft with what was typed on trial."""

    def post(self, request: HttpRequest, public_id: UUID) -> HttpResponse:
        filing = find_filing(self.actor, public_id)
        policy.require(self.actor, "reports.edit_filing", filing)
        if trials.earlier(filing) is None:
            raise Http404
        count = len(set(trials.take_over(actor=self.actor, filing=filing)))
        text = ngettext("%(count)d section was taken over.", "%(count)d sections were taken over.", count)
        look = _("Look at them before you hand in.")
        messages.success(request, f"{text % {'count': count}} {look}")
        return redirect("reports:filing_detail", public_id=public_id)
