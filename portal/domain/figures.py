"""The strip of figures on a home: how many matters stand where, counted in two queries."""

from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common import clock
from common.ui import Stat
from portal.domain.standing import Standing, body_ids
from programmes.choices import ObligationState
from programmes.models import Obligation
from reports.choices import FilingState
from reports.models import Filing


def figures(actor: Any, standing: Standing) -> list[Stat]:
    """Return the figures of an official's home; a park counts its own, a level above what it supervises."""
    owed, filed = _owed(actor), _filings(actor)
    if standing == Standing.PARK:
        return _of_park(owed, filed)
    return _of_level_above(owed, filed, standing)


def _owed(actor: Any) -> dict[str, int]:
    is_open = Q(state=ObligationState.OPEN)
    late = is_open & Q(due_on__lt=clock.today())
    of_parks = is_open & Q(participation__isnull=False)
    return Obligation.objects.visible_to(actor).aggregate(
        open=Count("pk", filter=is_open), late=Count("pk", filter=late), parks=Count("pk", filter=of_parks)
    )


def _filings(actor: Any) -> dict[str, int]:
    reviewing = Q(state=FilingState.REVIEWING)
    mine = reviewing & Q(holder__in=body_ids(actor))
    return (
        Filing.objects.in_earnest()
        .visible_to(actor)
        .aggregate(
            mine=Count("pk", filter=mine),
            elsewhere=Count("pk", filter=reviewing & ~Q(holder__in=body_ids(actor))),
            returned=Count("pk", filter=Q(state=FilingState.RETURNED)),
            filed=Count("pk", filter=Q(state=FilingState.FILED)),
        )
    )


def _of_park(owed: dict[str, int], filed: dict[str, int]) -> list[Stat]:
    return [
        Stat(owed["late"], pgettext("counter", "items"), _("Overdue"), _obligations("overdue"), "bad"),
        Stat(owed["open"], pgettext("counter", "items"), _("To hand in"), _obligations("open")),
        Stat(
            filed["returned"],
            pgettext("counter", "items"),
            _("Returned, not handed in again"),
            _filings_in("returned"),
            "warn",
        ),
        Stat(filed["elsewhere"], pgettext("counter", "items"), _("Under review"), _filings_in("reviewing")),
        Stat(filed["filed"], pgettext("counter", "items"), _("On file"), _filings_in("filed")),
    ]


def _of_level_above(owed: dict[str, int], filed: dict[str, int], standing: Standing) -> list[Stat]:
    elsewhere = _("With the ministry") if standing == Standing.PROVINCE else _("With the provinces")
    return [
        Stat(owed["late"], pgettext("counter", "items"), _("Overdue"), _obligations("overdue"), "bad"),
        Stat(filed["mine"], pgettext("counter", "items"), _("Awaiting our review"), _filings_in("reviewing")),
        Stat(
            filed["returned"],
            pgettext("counter", "items"),
            _("Returned, not handed in again"),
            _filings_in("returned"),
            "warn",
        ),
        Stat(owed["parks"], pgettext("counter", "parks"), _("Parks still to report"), _obligations("open")),
        Stat(filed["elsewhere"], pgettext("counter", "items"), elsewhere, _filings_in("reviewing")),
    ]


def _obligations(state: str) -> str:
    return f"{reverse('portal:board')}?state={state}"


def _filings_in(state: str) -> str:
    return f"{reverse('reports:filing_list')}?state={state}"
