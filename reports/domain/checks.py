"""What is checked before handing in. A new check is one registered function with message, basis and remedy."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _

from common.errors import Problem
from parks.models import Park
from programmes.choices import ParticipationState
from programmes.definition import EligibilityCheck
from programmes.models import Participation
from reports.domain import dossiers
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import entries, kind_of
from reports.domain.kinds.rows import filled_rows
from reports.domain.kinds.values import YES
from reports.domain.versions import places
from reports.models import Filing

Check = Callable[[Dossier], Iterator[Problem]]
ParkCheck = Callable[[EligibilityCheck, Place, Park], str]
_checks: list[Check] = []
_park_checks: dict[str, ParkCheck] = {}


def check(function: Check) -> Check:
    """Register a check of a whole filing."""
    _checks.append(function)
    return function


def park_check(kind: str) -> Callable[[ParkCheck], ParkCheck]:
    """Register what a definition's eligibility check of a kind looks at; it returns the message, or nothing."""

    def register(function: ParkCheck) -> ParkCheck:
        _park_checks[kind] = function
        return function

    return register


def problems(filing: Filing) -> list[Problem]:
    """Return everything to mend or explain before the draft can be handed in, in the order of the form."""
    return problems_of(dossiers.of_draft(filing))


def problems_of(dossier: Dossier) -> list[Problem]:
    """Return the problems of a dossier already read, each address and message once."""
    found = [problem for function in _checks for problem in function(dossier)]
    order = {address: place for place, address in enumerate(_addresses(dossier))}
    return sorted(dict.fromkeys(found), key=lambda one: _place_in(order, one.address))


def _addresses(dossier: Dossier) -> Iterator[str]:
    """Yield sections and rows in the order in which they are read."""
    for section in dossier.form.sections:
        yield section.code
        yield from (f"{section.code}/{row['uuid']}" for row in dossier.content(section.code).get("rows", []))


def _place_in(order: Mapping[str, int], address: str) -> int:
    section, _slash, rest = address.partition("/")
    return order.get(f"{section}/{rest.split('/')[0]}", order[section])


def section_problems(place: Place) -> list[Problem]:
    """Return the problems of one section by itself."""
    section = place.section
    if not section.required and kind_of(section).is_empty(place):
        return []
    return list(kind_of(section).problems(place))


@check
def sections_are_complete(dossier: Dossier) -> Iterator[Problem]:
    """Each section is filled in as its kind demands; one that is not required may stay empty."""
    for place in places(dossier).values():
        yield from section_problems(place)


@check
def candidates_are_eligible(dossier: Dossier) -> Iterator[Problem]:
    """Each park of a list meets the conditions that the portal can look up (GB-07)."""
    for place in _lists(dossier):
        for number, row in enumerate(filled_rows(entries.EntriesKind(), place), start=1):
            park = entries.park_of(place, row)
            if park is not None:
                yield from _ineligible(place, row, number, park)


@check
def candidates_are_new(dossier: Dossier) -> Iterator[Problem]:
    """A park that is in the programme already is not named again (GB-16)."""
    for place in _lists(dossier):
        taken = _in_programme(dossier)
        for number, row in enumerate(filled_rows(entries.EntriesKind(), place), start=1):
            park = entries.park_of(place, row)
            if park is not None and park.pk in taken:
                values = {"number": number, "name": park.name}
                message = _("Row %(number)d: %(name)s is in the programme already.") % values
                yield _at_park(place, row, message, dossier.definition.naming_rule, _("Take it off the list."))


@check
def no_high_energy_projects(dossier: Dossier) -> Iterator[Problem]:
    """A plan's project of high energy use or pollution is refused; a report's is declared (GB-27)."""
    declared = _declares_high_energy(dossier)
    for place in places(dossier).values():
        if not any(column.code == HIGH_ENERGY for column in place.section.columns):
            continue
        for number, row in enumerate(place.content.get("rows", []), start=1):
            if row.get(HIGH_ENERGY) == YES and declared is not True:
                yield _high_energy(place, row, number, in_plan=declared is None)


HIGH_ENERGY = "high_energy"
DECLARED = "new_high_energy"


def _high_energy(place: Place, row: dict[str, str], number: int, *, in_plan: bool) -> Problem:
    values = {"number": number}
    if in_plan:
        message = _("Row %(number)d: projects of high energy use or high pollution are excluded.") % values
        remedy = _("Take the project out of the plan.")
    else:
        message = _("Row %(number)d is marked as high energy use, but the declaration says there is none.") % values
        remedy = _("Mend the row or the declaration.")
    return Problem(place.address(row["uuid"], HIGH_ENERGY), message, place.section.field(HIGH_ENERGY).rule, remedy)


def _declares_high_energy(dossier: Dossier) -> bool | None:
    """Return what the declaration says; None if the form has none."""
    for section in dossier.form.sections:
        if any(field.code == DECLARED for field in section.fields):
            return bool(dossier.content(section.code).get(DECLARED) == YES)
    return None


def _lists(dossier: Dossier) -> Iterator[Place]:
    return (place for place in places(dossier).values() if place.section.kind == "entries")


def _in_programme(dossier: Dossier) -> set[int]:
    rows = Participation.objects.filter(programme=dossier.filing.programme_id)
    return set(rows.exclude(state=ParticipationState.WITHDRAWN).values_list("park", flat=True))


def _ineligible(place: Place, row: dict[str, str], number: int, park: Park) -> Iterator[Problem]:
    for condition in place.dossier.definition.eligibility:
        function = _park_checks.get(condition.check)
        message = function(condition, place, park) if function and condition.blocking else ""
        if message:
            text = _("Row %(number)d: %(message)s") % {"number": number, "message": message}
            yield _at_park(place, row, text, condition.rule, condition.remedy.localised)


def _at_park(place: Place, row: dict[str, str], message: str, rule: str, remedy: str) -> Problem:
    return Problem(place.address(row["uuid"], entries.park_column(place).code), message, rule, remedy)


@park_check("in_zone_catalogue")
def in_zone_catalogue(_condition: EligibilityCheck, _place: Place, park: Park) -> str:
    """What the register does not know is left to the province's opinion."""
    if park.in_catalogue_2018 is not False:
        return ""
    return _("%(name)s is not in the 2018 catalogue of development zones.") % {"name": park.name}


@park_check("park_level")
def park_level(condition: EligibilityCheck, _place: Place, park: Park) -> str:
    """The rank of the park in the register is one of those the programme names (CR-01)."""
    levels = condition.params.get("levels", [])
    if not isinstance(levels, list) or park.level in levels:
        return ""
    return _("%(name)s is not of a rank that can take part.") % {"name": park.name}


@park_check("in_programme")
def in_programme(condition: EligibilityCheck, _place: Place, park: Park) -> str:
    """The park takes part in the programme named."""
    wanted = condition.params.get("programme")
    if Participation.objects.filter(park=park, programme=str(wanted)).exists():
        return ""
    return _("%(name)s does not take part in the programme asked for.") % {"name": park.name}


# What the register cannot tell: the form asks it, and the level above judges what was written.
STATED = frozenset({"industries_in_catalogue", "no_incidents", "statement"})


def looked_up() -> frozenset[str]:
    """Return the kinds of check that the portal looks up in its registers."""
    return frozenset(_park_checks)
