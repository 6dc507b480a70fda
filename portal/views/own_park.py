"""The way of a park committee to its own park's page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from common.views import actor_of
from parks.models import Park
from portal.domain.standing import body_ids


@login_required
@require_safe
def own_park(request: HttpRequest) -> HttpResponse:
    """Lead to the first park of the body; 404 for bodies without one."""
    parks = Park.objects.visible_to(actor_of(request)).filter(committee__in=body_ids(request.user))
    park = get_object_or_404(parks.order_by("id")[:1])
    return redirect("portal:park", public_id=park.public_id)
