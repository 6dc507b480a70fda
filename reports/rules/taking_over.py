"""Who may enter and correct what was filed on paper before the portal."""

from typing import Any

from django.utils.translation import gettext as _

from common import policy
from common.policy import Allowed, Decision, Refused
from programmes.choices import Level
from programmes.models import Participation, Programme
from programmes.rules import levels_of, seats
from reports.models import (
    Filing,
)


@policy.rule("reports.take_over_filing")
def may_take_over(actor: Any, participation: Participation) -> Decision:
    """What was filed before the portal is entered by the ministry of the programme or the province of the unit."""
    levels = levels_of(actor).get(participation.programme_id, frozenset())
    regions, _bodies, _committees = seats(actor)
    own_unit = Level.PROVINCE in levels and participation.unit.region_id in regions
    if actor is policy.SYSTEM or Level.MINISTRY in levels or own_unit:
        return Allowed()
    return Refused(_entered_by())


@policy.rule("reports.correct_paper")
def may_correct_paper(actor: Any, filing: Filing) -> Decision:
    """Who may enter a paper corrects what was entered of it; what was handed in here is returned instead."""
    if filing.current_version is None or not filing.current_version.taken_over:
        return Refused(_("Only what was filed before the portal is corrected in this way."))
    return may_take_over(actor, filing.participation)


@policy.rule("reports.take_over_filings")
def may_take_over_sheet(actor: Any, programme: Programme | None) -> Decision:
    """Say whether papers of a programme, or of any, may be entered; whose is asked for each row."""
    standing = levels_of(actor)
    levels = standing.get(programme.pk, frozenset()) if programme else frozenset().union(*standing.values())
    if not levels.isdisjoint((Level.MINISTRY, Level.PROVINCE)):
        return Allowed()
    return Refused(_entered_by())


def _entered_by() -> str:
    return _("What was filed before the portal is entered by the province of the base or the ministries.")
