"""Whom a release will tell, for the preview: the same bodies that the notifications of the naming find."""

from collections.abc import Sequence
from dataclasses import dataclass

from accounts.domain import people
from accounts.models import Organisation
from evaluations.domain.candidates import Candidate
from evaluations.domain.namings import Plan
from programmes.choices import Level
from programmes.domain.bodies import bodies_at
from programmes.models import ReportingUnit, Round


@dataclass(frozen=True)
class Told:
    """A body that is told, of which candidates, and how many of its people get the message."""

    body: Organisation
    parks: Sequence[str]
    people: int


def of_plan(call: Round, plan: Plan) -> list[Told]:
    """Return who is told by the release: departments of the units with a named base, then committees."""
    taken = [base.candidate for base in plan.bases]
    units = {one.entry.version.filing.unit_id: one.entry.version.filing.unit for one in taken}
    provinces = [told for unit in units.values() for told in _departments(call, unit, taken)]
    return provinces + [_told(one.entry.park.committee, [one]) for one in taken if one.entry.park.committee]


def _departments(call: Round, unit: ReportingUnit, taken: Sequence[Candidate]) -> list[Told]:
    own = [one for one in taken if one.entry.version.filing.unit_id == unit.pk]
    return [_told(body, own) for body in bodies_at(programme=call.programme, level=Level.PROVINCE, unit=unit)]


def _told(body: Organisation, own: Sequence[Candidate]) -> Told:
    return Told(body, [one.name_printed for one in own], people.officials_of([body.pk]).count())
