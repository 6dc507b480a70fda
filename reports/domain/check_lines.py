"""What a check found, as two tables: errors, which block, and warnings, which ask to mend or to explain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from common.errors import Problem
from programmes.definition import Citation, Entry
from reports.domain.dossiers import Dossier
from reports.domain.kinds.base import ToExplain


@dataclass(frozen=True)
class Line:
    """One problem with the passage it rests on (None: a rule of the portal, or none) and the part of the form."""

    problem: Problem
    citation: Citation | None
    section: str

    @property
    def is_warning(self) -> bool:
        return isinstance(self.problem, ToExplain)


@dataclass(frozen=True)
class Checked:
    """All that was found, in the order of the form."""

    errors: tuple[Line, ...]
    warnings: tuple[Line, ...]


def checked(dossier: Dossier, problems: Sequence[Problem]) -> Checked:
    """Return the problems of a dossier as errors and warnings, each with what it rests on."""
    lines = [Line(one, _citation(dossier, one), _section(dossier, one)) for one in problems]
    return Checked(
        tuple(line for line in lines if not line.is_warning), tuple(line for line in lines if line.is_warning)
    )


def _section(dossier: Dossier, problem: Problem) -> str:
    code = problem.address.split("/")[0]
    found = next((one for one in dossier.form.sections if one.code == code), None)
    return found.name.localised if found else ""


def _citation(dossier: Dossier, problem: Problem) -> Citation | None:
    """Return the passage behind the rule: of what the address names, else of any entry that cites the rule."""
    entries = chain(_at(dossier, problem.address), _entries(dossier))
    found = [one for one in entries if problem.rule and one.rule == problem.rule]
    entry = next((one for one in found if one.document), found[0] if found else None)
    return dossier.definition.basis_of(entry) if entry else None


def _at(dossier: Dossier, address: str) -> Iterator[Entry]:
    code, *inside = address.split("/")
    for section in dossier.form.sections:
        if section.code == code:
            yield from (one for one in dossier.definition.indicators_of(section) if one.code in inside)
            yield from (field for field in section.fields if field.code in inside)
            yield section


def _entries(dossier: Dossier) -> Iterator[Entry]:
    """Yield what a rule may stand in: the form with its parts, indicators, conditions, stages."""
    definition = dossier.definition
    yield from (dossier.form, *dossier.form.sections, *definition.indicators, *definition.identities)
    yield from (*definition.eligibility, *definition.quotas, *definition.stages, definition.bodies)
