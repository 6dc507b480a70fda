"""The first page: one's desk for those signed in, the public home for everybody else."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from common import clock
from portal.domain import custody, figures, outlook, public, work
from portal.domain.standing import Standing, standing_of
from reports.domain import applications

CHAINS = 3
RETURNED = 5

OFFICIALS = (Standing.MINISTRY, Standing.PROVINCE, Standing.PARK)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the desk of whoever is signed in."""
    if not request.user.is_authenticated:
        return render(request, "portal/public_home.html", public.front_page())
    standing = standing_of(request.user)
    context = {"today": clock.today(), "desk": work.desk_of(request.user), "standing": standing}
    if standing in OFFICIALS:
        context |= _official(request.user, standing)
    return render(request, "portal/home.html", context)


def _official(actor: Any, standing: Standing) -> dict[str, Any]:
    elsewhere = list(outlook.held_elsewhere(actor)[: CHAINS + 1])
    mended = list(outlook.returned_by_others(actor)[: RETURNED + 1])
    return {
        "stats": figures.figures(actor, standing),
        "calls": applications.calls_for(actor),
        "chains": [(filing, custody.chain_of(filing)) for filing in elsewhere[:CHAINS]],
        "more_chains": len(elsewhere) > CHAINS,
        "returned": mended[:RETURNED],
        "more_returned": len(mended) > RETURNED,
        "deadline": outlook.next_deadline(actor),
        "rounds": outlook.running_rounds(actor),
        "messages_told": outlook.messages_for(actor),
        "notices": outlook.running_notices(actor),
        "ways": outlook.ways_of(actor) if standing == Standing.PARK else [],
    }
