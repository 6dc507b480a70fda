"""The goals of a programme as figures over its parks, year by year, with how many parks stand behind each.

Only what is on file counts. A park without one half of a ratio is in neither half; the page says how many are missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from common import policy
from common.charts import LineData
from common.formats import number_text
from programmes.choices import Level, ParticipationState
from programmes.definition import Definition, Goal, GoalFigure, unit_name
from programmes.definition.aggregates import Aggregate, compute
from programmes.definition.aggregates import Park as Series
from programmes.models import Participation, Programme
from programmes.rules import levels_of
from reports.domain.figures import Figures, reported

ENOUGH_FOR_A_LINE = 2


@dataclass(frozen=True)
class Line:
    """One figure of a goal for one year: over how many parks of how many, and whether it is what the goal demands."""

    goal: Goal
    figure: GoalFigure
    year: int
    value: Decimal | None  # rounded as it is printed
    parks: int | None  # None: the document gives the figure, not the number
    of: int | None
    is_reference: bool = False

    @property
    def status(self) -> str:
        """Return the code of the vocabulary of states; "" where the document gives no number to be reached."""
        if self.figure.target is None:
            return ""
        if self.value is None:
            return "unknown"
        return "reached" if self.figure.target.is_met(self.value) else "missed"

    @property
    def text(self) -> str:
        """Return the value as printed."""
        return number_text(self.value, self.figure.decimals)

    @property
    def behind(self) -> str:
        """Return how many parks of how many stand behind the figure."""
        return "" if self.parks is None or self.of is None else f"{self.parks}/{self.of}"

    @property
    def unit(self) -> str:
        return unit_name(self.figure.unit)


@dataclass(frozen=True)
class Country:
    """What is in sight of a programme: its parks with the year from which each takes part, and what they reported."""

    definition: Definition
    participations: Sequence[Participation]
    figures: Figures

    @cached_property
    def lines(self) -> list[Line]:
        """Return every figure of every goal, latest year first, with the references of the documents."""
        found = (line for goal in self.definition.goals for one in goal.figures for line in self._of_figure(goal, one))
        order = {one.code: place for place, (_goal, one) in enumerate(figures_of(self.definition))}
        return sorted(found, key=lambda line: (-line.year, order[line.figure.code]))

    def parks_in(self, year: int) -> list[Participation]:
        """Return the parks that took part by the end of a year, and those that reported of it all the same."""
        return [one for one in self.participations if one.listed_on.year <= year or self.figures.has(one.park_id, year)]

    def series(self, figure: GoalFigure, park: int) -> Series:
        """Return the series of a park that a figure needs."""
        return {code: self.figures.values(park, code, figure.variant) for code in figure.measures}

    def _of_figure(self, goal: Goal, figure: GoalFigure) -> Iterator[Line]:
        for one in figure.references:
            yield Line(goal, figure, one.year, one.value, one.parks, None, is_reference=True)
        series = {one.park_id: self.series(figure, one.park_id) for one in self.participations}
        for year in sorted({year for park in series.values() for of in park.values() for year in of}):
            yield self._of_year(goal, figure, year, series)

    def _of_year(self, goal: Goal, figure: GoalFigure, year: int, series: Mapping[int, Series]) -> Line:
        asked = self.parks_in(year)
        found = compute(figure, [series[one.park_id] for one in asked], year)
        return Line(goal, figure, year, rounded(found.value, figure.decimals), found.parks, len(asked))


def country(actor: policy.Actor, programme: Programme) -> Country:
    """Read what the actor sees of a programme's goals: two queries, however many parks there are."""
    definition = definition_of(programme)
    rows = Participation.objects.visible_to(actor).filter(programme=programme)
    rows = rows.exclude(state=ParticipationState.WITHDRAWN).select_related("park", "unit__region")
    measures = {code for _goal, figure in figures_of(definition) for code in figure.measures}
    return Country(definition, list(rows), reported(actor, programme, measures=measures, on_file=True))


def alone(figure: GoalFigure, series: Series, year: int) -> Aggregate:
    """Return the figure for one park alone, rounded as it is printed; whether the park counts stands in `parks`."""
    found = compute(figure, [series], year)
    return Aggregate(rounded(found.value, figure.decimals), found.parks)


def definition_of(programme: Programme) -> Definition:
    """Return the definition in force now."""
    if programme.edition is None:
        raise Programme.DoesNotExist(programme.pk)
    return programme.edition.definition


def figures_of(definition: Definition) -> Iterator[tuple[Goal, GoalFigure]]:
    """Yield every figure with its goal, in the order of the definition."""
    return ((goal, figure) for goal in definition.goals for figure in goal.figures)


def rounded(value: Decimal | None, decimals: int) -> Decimal | None:
    """Round as printed: a half away from zero."""
    return None if value is None else value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def programmes_for(actor: policy.Actor) -> list[Programme]:
    """Return the programmes of the actor's ministry or province whose goals are followed by figures."""
    codes = [code for code, levels in levels_of(actor).items() if {Level.MINISTRY, Level.PROVINCE} & levels]
    rows = Programme.objects.filter(pk__in=codes).select_related("edition").order_by("pk")
    return [one for one in rows if one.edition and any(figures_of(one.edition.definition))]


def chart_of(figure: GoalFigure, lines: Sequence[Line], goal: Goal) -> LineData | None:
    """Return the course of a figure with its target; None with fewer than two years that can be compared."""
    comparable = sorted((line for line in lines if _is_comparable(line)), key=_year)
    values = {line.year: line.value for line in comparable if line.value is not None}
    if len(values) < ENOUGH_FOR_A_LINE:
        return None
    target = figure.target.value if figure.target else None
    year = goal.year if figure.target else None
    sentence = _sentence(figure, values)
    return LineData(sentence, values, target_year=year, target=target, decimals=figure.decimals)


def _is_comparable(line: Line) -> bool:
    """A sum or a count of few parks says nothing beside one of all: nine in ten must stand behind it."""
    if line.is_reference or line.figure.kind not in ("sum", "count"):
        return True
    return (line.parks or 0) * 10 >= (line.of or 0) * 9


def _year(line: Line) -> int:
    return line.year


def _sentence(figure: GoalFigure, values: Mapping[int, Decimal]) -> str:
    first, last = min(values), max(values)
    parts = {
        "name": figure.name.localised,
        "first": first,
        "last": last,
        "from": number_text(values[first], figure.decimals),
        "to": number_text(values[last], figure.decimals),
        "unit": unit_name(figure.unit),
    }
    said = _("%(name)s: %(from)s in %(first)s, %(to)s in %(last)s (%(unit)s).") % parts
    return said if figure.target is None else said + _("To be reached: %(limit)s.") % {"limit": figure.target.shown}
