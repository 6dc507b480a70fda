"""What a round only encourages: begun by the parks of the programme that want to, owed by nobody (HZ-11)."""

from typing import Any

from common import policy
from programmes.models import Participation, Round
from programmes.rules import seats


def base_for(actor: Any, opened: Round) -> Participation | None:
    """Return the park in whose name somebody may begin what a round encourages; None if there is none."""
    form = opened.definition.forms.get(opened.form)
    if form is None or not form.encouraged:
        return None
    rows = Participation.objects.filter(programme=opened.programme_id, park__committee__in=seats(actor)[2])
    bases = rows.select_related("park__committee", "unit__region").order_by("sequence", "id")
    allowed = (one for one in bases if policy.can(actor, "reports.open_filing", (opened, one.park.committee)))
    return next(allowed, None)
