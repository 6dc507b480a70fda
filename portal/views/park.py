"""A park's own page: its programmes, what it handed in, and the course of its figures."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from common.views import actor_of
from parks.models import Park
from portal.domain import overview


@login_required
@require_safe
def park(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a park as far as the reader sees into it; `measure` chooses the figure that is drawn."""
    parks = Park.objects.visible_to(actor_of(request)).select_related("region", "committee")
    found = get_object_or_404(parks.prefetch_related("former_names"), public_id=public_id)
    context = overview.of_park(request.user, found, measure=request.GET.get("measure", ""))
    return render(request, "portal/park.html", {"park": found, **context})
