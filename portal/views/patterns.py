"""Every component in every state on one page: for those who build pages, in the demo and when developing."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from portal.samples import samples


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Show the components; production has no such page."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "portal/patterns.html", samples(request.GET))
