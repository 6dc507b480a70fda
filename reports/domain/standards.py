"""Parks judged by the indicators of their own edition, for any year they reported: many at once, in a few queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from common import policy
from programmes.choices import ParticipationState
from programmes.definition import Definition, Indicator, Standing
from programmes.domain import attributes
from programmes.models import Edition, Participation, Programme
from reports.domain.figures import Figure, Figures, reported
from reports.domain.judging import Known, Line, lines_of, standing_of


@dataclass(frozen=True)
class Judged:
    """A park, a year, and how it stands against the indicators of the edition it entered under."""

    base: Participation
    definition: Definition
    known: Known

    @property
    def year(self) -> int:
        return self.known.year

    @cached_property
    def standing(self) -> Standing:
        return standing_of(self.definition, self.known)

    @cached_property
    def lines(self) -> Sequence[Line]:
        return lines_of(self.definition, self.known)

    @property
    def state(self) -> str:
        """Return the code of the vocabulary of states: met as a whole, missed, or not to be judged yet."""
        if self.standing.passes:
            return "reached"
        return "missed" if "not_met" in self.standing.verdicts.values() else "unknown"

    def count(self, verdict: str) -> int:
        """Return how many indicators have a verdict."""
        return sum(one == verdict for one in self.standing.verdicts.values())

    # What a list sorts by.
    @property
    def park(self) -> str:
        return self.base.name_printed

    @property
    def region(self) -> str:
        return self.base.unit.region.short_name

    @property
    def met(self) -> int:
        return self.standing.met


def programmes_for(actor: policy.Actor) -> list[Programme]:
    """Return the programmes in which the actor sees a park and some edition demands values."""
    bases = Participation.objects.visible_to(actor).order_by().values("edition")
    editions = Edition.objects.filter(pk__in=bases).select_related("programme")
    found = {one.programme_id: one.programme for one in editions if demands(one.definition)}
    return [found[code] for code in sorted(found)]


def demands(definition: Definition) -> bool:
    """Say whether any indicator of a definition has a limit."""
    return any(one.thresholds for one in definition.indicators)


@dataclass(frozen=True)
class Country:
    """The parks in sight with their editions and what they reported."""

    bases: Sequence[Participation]
    definitions: Mapping[int, Definition]
    figures: Figures

    def judged(self, base: Participation, year: int) -> Judged:
        """Judge a park for a year."""
        definition = self.definitions[base.edition_id]
        return Judged(base, definition, _known(definition, base, self.figures, year))

    def years_of(self, base: Participation) -> list[int]:
        """Return the years of which a park reported, latest first."""
        return [year for year in reversed(self.figures.years()) if self.figures.has(base.park_id, year)]


def country(actor: policy.Actor, programme: Programme, *, base: Participation | None = None) -> Country:
    """Read parks, editions and figures in the actor's sight: three queries, however many parks there are."""
    rows = Participation.objects.visible_to(actor).filter(programme=programme)
    rows = rows.filter(pk=base.pk) if base else rows.exclude(state=ParticipationState.WITHDRAWN)
    bases = list(rows.select_related("park__region", "unit__region").order_by("unit__sequence", "sequence"))
    editions = Edition.objects.filter(pk__in={one.edition_id for one in bases})
    definitions = {one.pk: one.definition for one in editions}
    measures = {code for definition in definitions.values() for one in definition.indicators for code in _needed(one)}
    parks = [base.park_id] if base else None
    return Country(bases, definitions, reported(actor, programme, measures=measures, parks=parks))


def _needed(indicator: Indicator) -> set[str]:
    references = {limit.reference for limit in indicator.thresholds if limit.reference}
    return {indicator.measure, *(indicator.formula.args if indicator.formula else ()), *references}


def _known(definition: Definition, base: Participation, figures: Figures, year: int) -> Known:
    of = {one.code: figures.of(base.park_id, one.measure, one.variant).get(year) for one in definition.indicators}
    given = {code: one for code, one in of.items() if one is not None}
    kinds = {one.code: one.kind for one in definition.indicators}
    return Known(
        year=year,
        values={code: one.value for code, one in given.items() if one.value is not None},
        texts={code: _text(kinds[code], one) for code, one in given.items()},
        series={code: figures.values(base.park_id, code) for one in definition.indicators for code in _needed(one)},
        not_applicable=frozenset(code for code, one in given.items() if one.value is None),
        attributes=attributes.of_park(definition, base.park),
    )


def _text(kind: str, figure: Figure) -> str:
    if figure.value is None:
        return _("Not applicable")
    if kind == "yes_no":
        return _("Yes") if figure.value else _("No")
    return figure.text
