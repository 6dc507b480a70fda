"""What is checked before handing in. A new check is one registered function with message, basis and remedy."""

from collections.abc import Callable, Iterator, Mapping

from django.utils.translation import gettext as _

from common.errors import Problem
from common.said import said
from programmes.choices import ParticipationState
from programmes.models import Participation
from reports.choices import FilingState
from reports.domain import agreeing, dossiers, eligibility, plan_checks, trends
from reports.domain.dossiers import Dossier, Place
from reports.domain.kinds import entries, kind_of
from reports.domain.kinds.rows import filled_rows
from reports.domain.kinds.values import YES
from reports.domain.versions import places
from reports.models import Filing

Check = Callable[[Dossier], Iterator[Problem]]
_checks: list[Check] = []


def check(function: Check) -> Check:
    """Register a check of a whole filing."""
    _checks.append(function)
    return function


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
def parks_are_eligible(dossier: Dossier) -> Iterator[Problem]:
    """The park that applies and each park of a list meet the conditions; what is not established blocks nothing."""
    yield from eligibility.blocking_problems(dossier)


@check
def peaks_are_peaks(dossier: Dossier) -> Iterator[Problem]:
    """A year said to be the peak of a measure is not contradicted by the figures (HZ-03, HZ-09)."""
    yield from trends.peak_problems(dossier)


@check
def candidates_are_new(dossier: Dossier) -> Iterator[Problem]:
    """A park that is in the programme already is not named again (GB-16)."""
    for place in _lists(dossier):
        taken = _in_programme(dossier)
        for number, row in enumerate(filled_rows(entries.EntriesKind(), place), start=1):
            park = entries.park_of(place, row)
            if park is not None and park.pk in taken:
                values = {"number": number, "name": park.name}
                message = said(_("Row %(number)d: %(name)s is in the programme already."), values, "name")
                yield _at_park(place, row, message, dossier.definition.naming_rule, _("Take it off the list."))


@check
def candidates_are_recommended(dossier: Dossier) -> Iterator[Problem]:
    """A park that applied in the call stands on the list only if this unit recommends it (GB-11)."""
    for place in _lists(dossier):
        states = _applications(dossier)
        for number, row in enumerate(filled_rows(entries.EntriesKind(), place), start=1):
            park = entries.park_of(place, row)
            state, unit = states.get(park.pk, ("", None)) if park else ("", None)
            if park and state and (state != FilingState.RECOMMENDED or unit != dossier.filing.unit_id):
                values = {"number": number, "name": park.name, "state": FilingState(state).label}
                message = _("Row %(number)d: the application of %(name)s is not recommended by you (%(state)s).")
                remedy = _("Decide on the application first, or take the park off the list.")
                yield _at_park(place, row, said(message, values, "name"), dossier.form.rule, remedy)


def _applications(dossier: Dossier) -> dict[int, tuple[str, int]]:
    """Return state and unit of the applications of a call by park; what was never handed in is not counted."""
    rows = Filing.objects.filter(round=dossier.filing.round_id, is_application=True, current_version__isnull=False)
    return {park: (state, unit) for park, state, unit in rows.values_list("park", "state", "unit")}


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


check(agreeing.figures_agree)
check(plan_checks.a_change_changes_something)
check(plan_checks.nothing_begins_before_approval)

HIGH_ENERGY = "high_energy"
DECLARED = "new_high_energy"


def _high_energy(place: Place, row: dict[str, str], number: int, *, in_plan: bool) -> Problem:
    values = {"number": number}
    if in_plan:
        message = _("Row %(number)d: projects of high energy use or high pollution are excluded.") % values
        remedy = _("Take the project out of the plan.")
    else:
        text = _("Row %(number)d is marked as high energy use, but the declaration says there is none.")
        message = said(text, values, "number")
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


def _at_park(place: Place, row: dict[str, str], message: str, rule: str, remedy: str) -> Problem:
    return Problem(place.address(row["uuid"], entries.park_column(place).code), message, rule, remedy)
