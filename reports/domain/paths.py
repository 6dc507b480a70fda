"""The targets of the plans in force, each with its way so far: for a base, a province, a whole programme (GB-17).

However many bases there are, they take the same few queries: plans, their targets, editions, figures, projects.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from common import clock, policy
from common.charts import LineData
from common.formats import number_text
from programmes.definition import Definition, Indicator, Text, units
from programmes.models import Edition, Participation, Programme
from reports.domain.figures import Figures, reported
from reports.domain.way import Way
from reports.models import ApprovedPlan, Target
from reports.models.plan import ApprovedPlanQuerySet

_ORDER = {"off_course": 0, "unknown": 1, "on_course": 2, "on_target": 3}


@dataclass(frozen=True)
class Followed:
    """A target of a plan in force and the way to it; without one where base, target or a year is missing."""

    base: Participation
    plan: ApprovedPlan
    indicator: Indicator
    target: Target
    way: Way | None
    decimals: int

    @property
    def state(self) -> str:
        return self.way.state if self.way else "unknown"

    @property
    def name(self) -> str:
        return self.indicator.name.localised

    @property
    def park(self) -> str:
        return self.base.name_printed

    @property
    def region(self) -> str:
        return self.base.unit.region.short_name

    @property
    def gap(self) -> Decimal | None:
        return self.way.gap if self.way else None

    @property
    def last_year(self) -> int | None:
        return self.way.last_year if self.way else None

    @property
    def unit(self) -> Text:
        """Return the unit in both languages."""
        return units()[self.indicator.unit].name

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort what is behind first, then by unit and base."""
        return _ORDER[self.state], self.base.unit.sequence, self.base.sequence

    @property
    def met_in(self) -> int | None:
        return self.way.met_in if self.way else None

    def text(self, value: Decimal | None, *, more: int = 0) -> str:
        """Return a value in the decimals of the figure; a pace takes one `more`."""
        return "" if value is None else number_text(value, self.decimals + more)

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """Return the numbers of the way as they are printed."""
        way = self.way
        if way is None:
            return {}
        due = way.expected(way.last_year) if way.last_year else None
        return {
            "base": self.text(way.base),
            "target": self.text(way.target),
            "last": self.text(way.last),
            "due": self.text(due),
            "gap": self.text(way.gap if way.gap and way.gap > 0 else None),
            "pace": self.text(way.pace, more=1),
            "required": self.text(way.required_pace, more=1),
            "planned": self.text(way.planned_pace, more=1),
        }


def followed(
    actor: policy.Actor, programme: Programme, *, base: Participation | None = None, on_file: bool = False
) -> list[Followed]:
    """Return every target of the plans in force that the actor sees, what is behind first."""
    plans = _plans(actor, programme, base)
    targets = _targets(plans)
    definitions = _definitions(plans)
    codes = {row.indicator for rows in targets.values() for row in rows}
    measures = {
        one.measure for definition in definitions.values() for one in definition.indicators if one.code in codes
    }
    parks = None if base is None else [base.park_id]
    figures = reported(actor, programme, measures=measures, on_file=on_file, parks=parks)
    found = [
        _followed(plan, definitions[plan.version.edition_id], rows, figures)
        for plan in plans
        for rows in _by_indicator(targets[plan.version_id])
    ]
    return sorted((one for one in found if one), key=lambda one: one.order)


def programmes_for(actor: policy.Actor) -> list[Programme]:
    """Return the programmes with a plan in force of a base that the actor sees."""
    found = plans_seen(actor).order_by().values("participation__programme")
    return list(Programme.objects.filter(pk__in=found).select_related("edition").order_by("pk"))


def plans_seen(actor: policy.Actor) -> ApprovedPlanQuerySet:
    """Return the plans of the bases that the actor sees; who was let in to read a version alone sees no base."""
    if actor is policy.SYSTEM:
        return ApprovedPlan.objects.all()
    bases = Participation.objects.visible_to(actor).order_by().values("pk")
    return ApprovedPlan.objects.visible_to(actor).filter(participation__in=bases)


def _plans(actor: policy.Actor, programme: Programme, base: Participation | None) -> list[ApprovedPlan]:
    rows = plans_seen(actor).in_force(clock.today()).filter(participation__programme=programme)
    rows = rows.filter(participation=base) if base else rows
    rows = rows.select_related(
        "version__filing", "participation__park", "participation__unit__region", "participation__programme"
    )
    return list(rows.defer("version__content", "version__files", "version__statement"))


def _targets(plans: Iterable[ApprovedPlan]) -> Mapping[int, Sequence[Target]]:
    found: dict[int, list[Target]] = defaultdict(list)
    for row in Target.objects.filter(version__in=[plan.version_id for plan in plans]).order_by("id"):
        found[row.version_id].append(row)
    return found


def _definitions(plans: Iterable[ApprovedPlan]) -> Mapping[int, Definition]:
    """Return the definition of each edition, read once: an edition is large, and many plans share one."""
    editions = Edition.objects.filter(pk__in={plan.version.edition_id for plan in plans})
    return {one.pk: one.definition for one in editions}


def _by_indicator(rows: Sequence[Target]) -> list[list[Target]]:
    groups: dict[str, list[Target]] = defaultdict(list)
    for row in rows:
        groups[row.indicator].append(row)
    return list(groups.values())


def _followed(plan: ApprovedPlan, definition: Definition, rows: Sequence[Target], figures: Figures) -> Followed | None:
    final = next((row for row in rows if not row.is_milestone), None)
    indicator = next((one for one in definition.indicators if final and one.code == final.indicator), None)
    if final is None or indicator is None or indicator.kind == "yes_no":
        return None
    base = plan.participation
    actual = figures.values(base.park_id, indicator.measure, indicator.variant)
    return Followed(
        base=base,
        plan=plan,
        indicator=indicator,
        target=final,
        way=_way(final, indicator, rows, actual, definition),
        decimals=max(indicator.decimals, final.base_decimals, final.target_decimals),
    )


def _way(
    final: Target, indicator: Indicator, rows: Sequence[Target], actual: Mapping[int, Decimal], definition: Definition
) -> Way | None:
    if final.base is None or final.target is None or final.base_year is None:
        return None
    milestones = {row.year: row.target for row in rows if row.is_milestone and row.target is not None}
    return Way(
        base=final.base,
        base_year=final.base_year,
        target=final.target,
        target_year=final.year,
        rises=indicator.direction != "down",
        actual=actual,
        milestones={year: value for year, value in milestones.items() if final.base_year < year < final.year},
        margin=Decimal(definition.early_warning.margin) if definition.early_warning else Decimal(0),
    )


def chart_of(one: Followed, sentence: str) -> LineData | None:
    """Return the way as a line: what was reported, what was planned, and where the present pace leads."""
    way = one.way
    if way is None:
        return None
    years = [way.base_year, *sorted(way.milestones), way.target_year]
    return LineData(
        sentence=sentence,
        actual={way.base_year: way.base, **{year: value for year, value in way.actual.items() if year > way.base_year}},
        path={year: way.expected(year) for year in years},
        projection=_projection(way),
        target_year=way.target_year,
        target=way.target,
        decimals=one.decimals,
    )


def _projection(way: Way) -> Mapping[int, Decimal]:
    if way.pace is None or way.last is None or way.last_year is None or way.last_year >= way.target_year:
        return {}
    return {way.target_year: way.last + way.pace * (way.target_year - way.last_year)}
