"""The doors of the main navigation: which pages somebody of a standing walks to."""

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from common.ui import NavItem
from portal.domain.standing import Standing

Door = tuple[str | Promise, str]

HOME: Door = (_("Workbench"), "portal:home")
OWN_PARK: Door = (_("Our park"), "portal:own_park")
BOARD: Door = (_("Progress"), "portal:board")
PARTICIPATIONS: Door = (_("Bases"), "programmes:participation_list")
FILINGS: Door = (_("Filings"), "reports:filing_list")
ROUNDS: Door = (_("Rounds"), "programmes:round_list")
EVALUATIONS: Door = (_("Evaluations"), "evaluations:evaluation_list")
RECORDS: Door = (_("Running records"), "reports:ledger_index")
MESSAGES: Door = (_("Write to a park"), "portal:message_parks")
CASES: Door = (_("Cases and good practice"), "reports:case_list")
INCIDENTS: Door = (_("Accidents and incidents"), "parks:incident_list")
REGISTER: Door = (_("Register of parks"), "parks:list")
LISTS: Door = (_("Named lists"), "evaluations:naming_list")
NOTICES: Door = (_("Public notices"), "evaluations:notice_list")
PEOPLE: Door = (_("People and posts"), "accounts:people")
GREEN_REPORTS: Door = (_("Green reports"), "reports:public_reports")
TIERS: Door = (_("Tiers"), "evaluations:public_tiers")
SEARCH: Door = (_("Search"), "portal:search")
ADMIN: Door = (_("Administration"), "admin:index")
WORKLIST: Door = (_("My reviews"), "admin:evaluations_assignment_changelist")

DOORS: dict[Standing, tuple[Door, ...]] = {
    Standing.MINISTRY: (
        HOME,
        BOARD,
        PARTICIPATIONS,
        FILINGS,
        RECORDS,
        ROUNDS,
        EVALUATIONS,
        REGISTER,
        INCIDENTS,
        LISTS,
        NOTICES,
        TIERS,
        PEOPLE,
        SEARCH,
    ),
    Standing.PROVINCE: (
        HOME,
        BOARD,
        PARTICIPATIONS,
        FILINGS,
        RECORDS,
        ROUNDS,
        EVALUATIONS,
        REGISTER,
        INCIDENTS,
        LISTS,
        NOTICES,
        TIERS,
        PEOPLE,
        SEARCH,
    ),
    Standing.PARK: (
        HOME,
        OWN_PARK,
        BOARD,
        FILINGS,
        RECORDS,
        ROUNDS,
        EVALUATIONS,
        INCIDENTS,
        LISTS,
        NOTICES,
        TIERS,
        PEOPLE,
        SEARCH,
    ),
    Standing.REVIEWER: (HOME, WORKLIST, LISTS, NOTICES),
    Standing.ADMINISTRATOR: (HOME, ADMIN, PEOPLE, LISTS, NOTICES),
    Standing.NONE: ((_("Home"), "portal:home"), LISTS, NOTICES, GREEN_REPORTS, TIERS, CASES, MESSAGES),
}


def nav_of(standing: Standing, path: str) -> list[NavItem]:
    """Return the navigation of a standing; the door under which the path lies is the current one."""
    doors = [(label, reverse(name)) for label, name in DOORS[standing]]
    here = max((url for _label, url in doors if _leads_to(url, path)), key=len, default="")
    return [NavItem(label=str(label), url=url, count=None, current=url == here) for label, url in doors]


def _leads_to(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
