"""A park judged by the indicators of its edition: what was reached of what is demanded (EP-06, HJ 274-2015)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from programmes.definition import Citation, Definition, Indicator, Standing, Verdict, judge, limit_of
from programmes.definition.formulas import first_year
from programmes.domain import attributes
from reports.domain import dossiers
from reports.domain.dossiers import Place
from reports.domain.kinds import indicators
from reports.domain.versions import places
from reports.models import FilingVersion

Series = Mapping[str, Mapping[int, Decimal]]


@dataclass(frozen=True)
class Line:
    """One indicator with a limit: what was reported, what is demanded, the verdict and on what it rests."""

    indicator: Indicator
    value: str
    limit: str
    verdict: Verdict
    group: str  # of which so many are enough; empty for what is mandatory
    citation: Citation

    @property
    def status(self) -> str:
        """Return the code of the vocabulary of states."""
        return _STATUS.get(self.verdict, self.verdict)


_STATUS: Mapping[str, str] = {"met": "reached", "not_met": "missed"}


@dataclass(frozen=True)
class Judgement:
    """A version against the limits of a definition."""

    version: FilingVersion
    standing: Standing
    lines: Sequence[Line]


@dataclass(frozen=True)
class Known:
    """What is known of a park for a year: values by indicator, how they are printed, and the course of its measures."""

    year: int
    values: Mapping[str, Decimal | None]
    texts: Mapping[str, str]
    series: Series
    not_applicable: frozenset[str] = frozenset()
    attributes: Mapping[str, str] = field(default_factory=dict)


def judge_version(version: FilingVersion, definition: Definition) -> Judgement:
    """Judge a version by the limits of a definition, those of the park's own edition, for the year reported on."""
    known = _of_version(version, definition)
    return Judgement(version, standing_of(definition, known), lines_of(definition, known))


def standing_of(definition: Definition, known: Known) -> Standing:
    """Return the verdict on each indicator, and how many of the demands are met."""
    return judge(
        definition,
        known.values,
        year=known.year,
        attributes=known.attributes,
        not_applicable=known.not_applicable,
        growth=_growth(definition, known),
    )


def lines_of(definition: Definition, known: Known) -> list[Line]:
    """Return the indicators that have a limit, in the order of the definition, each with its verdict."""
    growth, verdicts = _growth(definition, known), standing_of(definition, known).verdicts
    groups = {group.code: group.name.localised for group in definition.groups}
    return [
        Line(
            indicator=one,
            value=known.texts.get(one.code, ""),
            limit=_limit_text(one, known, growth),
            verdict=verdicts[one.code],
            group=groups.get(one.group or "", ""),
            citation=definition.basis_of(one),
        )
        for one in definition.indicators
        if one.code in verdicts
    ]


def _of_version(version: FilingVersion, definition: Definition) -> Known:
    asked = _tables(version)
    cells = {cell.indicator.code: cell for place in asked for cell in indicators.all_cells(place)}
    park = version.filing.participation.park if version.filing.participation else None
    return Known(
        year=version.filing.period,
        values={code: cell.number for code, cell in cells.items() if not cell.na},
        texts={code: indicators.shown_number(cell) for code, cell in cells.items()},
        series=indicators.series(asked[0]) if asked else {},
        not_applicable=frozenset(code for code, cell in cells.items() if cell.na),
        attributes=attributes.of_park(definition, park) if park else {},
    )


def _tables(version: FilingVersion) -> list[Place]:
    found = places(dossiers.of_version(version)).values()
    return [one for one in found if one.section.kind == "indicators" and not one.section.year_offset]


def _growth(definition: Definition, known: Known) -> Mapping[str, Decimal | None]:
    """Return, for each indicator whose limit hangs on growth, how much that measure changed in the years counted."""
    pairs = ((one, reference) for one in definition.indicators for reference in _references(one))
    return {one.code: _change(one, known.series, reference, known.year) for one, reference in pairs}


def _references(indicator: Indicator) -> Iterator[str]:
    return (limit.reference for limit in indicator.thresholds if limit.reference)


def _change(indicator: Indicator, series: Series, reference: str, year: int) -> Decimal | None:
    """The growth that decides is that of the same years as the figure itself: from the first year both have."""
    of_measure = series.get(reference, {})
    computed = first_year(indicator.formula, series) if indicator.formula else None
    first = computed or min(of_measure, default=year)
    if year not in of_measure or first not in of_measure or first >= year:
        return None
    return of_measure[year] - of_measure[first]


def _limit_text(indicator: Indicator, known: Known, growth: Mapping[str, Decimal | None]) -> str:
    limit = limit_of(indicator, known.year, known.attributes, growth)
    if limit is None:
        return ""
    return (_("Yes") if limit.value else _("No")) if indicator.kind == "yes_no" else limit.shown
