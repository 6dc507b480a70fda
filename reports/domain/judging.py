"""A report judged by the indicators of its programme: what was reached of what is demanded (EP-06)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from programmes.definition import Citation, Definition, Indicator, Standing, Verdict, judge, limit_of
from programmes.domain import attributes
from reports.domain import dossiers
from reports.domain.dossiers import Place
from reports.domain.kinds import indicators
from reports.domain.versions import places
from reports.models import FilingVersion


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


def judge_version(version: FilingVersion, definition: Definition) -> Judgement:
    """Judge a version by the limits of a definition, those of the park's own edition, for the year reported on."""
    asked = [
        one
        for one in places(dossiers.of_version(version)).values()
        if one.section.kind == "indicators" and not one.section.year_offset
    ]
    cells = {cell.indicator.code: cell for place in asked for cell in indicators.all_cells(place)}
    park = version.filing.participation.park if version.filing.participation else None
    known = attributes.of_park(definition, park) if park else {}
    year, growth = version.filing.period, _growth(definition, asked, version.filing.period)
    standing = judge(
        definition,
        {code: cell.number for code, cell in cells.items() if not cell.na},
        year=year,
        attributes=known,
        not_applicable=frozenset(code for code, cell in cells.items() if cell.na),
        growth=growth,
    )
    groups = {group.code: group.name.localised for group in definition.groups}
    lines = [
        Line(
            indicator=one,
            value=indicators.shown_number(cells[one.code]) if one.code in cells else "",
            limit=_limit_text(one, year, known, growth),
            verdict=standing.verdicts[one.code],
            group=groups.get(one.group or "", ""),
            citation=definition.basis_of(one),
        )
        for one in definition.indicators
        if one.code in standing.verdicts
    ]
    return Judgement(version, standing, lines)


def _growth(definition: Definition, asked: Sequence[Place], year: int) -> Mapping[str, Decimal | None]:
    """Return how much each measure on which a limit hangs changed since the first year known."""
    series = indicators.series(asked[0]) if asked else {}
    return {measure: _change(series.get(measure, {}), year) for measure in set(_references(definition))}


def _references(definition: Definition) -> Iterator[str]:
    return (limit.reference for one in definition.indicators for limit in one.thresholds if limit.reference)


def _change(series: Mapping[int, Decimal], year: int) -> Decimal | None:
    first = min(series, default=year)
    return series[year] - series[first] if year in series and first < year else None


def _limit_text(indicator: Indicator, year: int, known: Mapping[str, str], growth: Mapping[str, Decimal | None]) -> str:
    limit = limit_of(indicator, year, known, growth)
    if limit is None:
        return ""
    return (_("Yes") if limit.value else _("No")) if indicator.kind == "yes_no" else limit.shown
