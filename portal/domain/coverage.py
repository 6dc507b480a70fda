"""How far a programme has come in each unit: parks that qualify, are listed, planned, under way, accepted (CR-01).

Every park belongs to the one unit it lies in: a separately planned city that reports for itself is not counted again in
its province (X-07). What is counted after "qualify" are qualifying parks; what was listed beside them is shown apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from common import clock, policy
from evaluations.models import Release
from parks.models import Park
from programmes.choices import Level, ParticipationState, RoundKind
from programmes.definition import Definition, EligibilityCheck
from programmes.models import Participation, Programme, ReportingUnit, Round
from programmes.rules import levels_of, seats
from reports.choices import FilingState
from reports.models import Filing, ListEntry, PlanProject, PlanTask

HANDED_IN = (FilingState.REVIEWING, FilingState.FILED)

# What the register of parks can say of a clause: the condition on parks that meet it.
_BY_REGISTER: dict[str, Callable[[EligibilityCheck], Q]] = {
    "park_level": lambda clause: Q(level__in=clause.params.get("levels", [])),
    "in_zone_catalogue": lambda _clause: Q(in_catalogue_2018=True),
}


@dataclass(frozen=True)
class Stage:
    """How far a park has come: its code, what it is called, and which parks are there."""

    code: str
    label: str | Promise
    parks: Q


def programmes_for(actor: policy.Actor) -> list[Programme]:
    """Return the programmes of the actor's ministry or province in which the register says who qualifies."""
    codes = [code for code, levels in levels_of(actor).items() if {Level.MINISTRY, Level.PROVINCE} & levels]
    rows = Programme.objects.filter(pk__in=codes).select_related("edition").order_by("pk")
    return [one for one in rows if one.edition and _clauses(one.edition.definition)]


def stages(programme: Programme) -> list[Stage]:
    """Return the stages in their order (one query, for the rounds of evaluation)."""
    definition = _definition(programme)
    eligible = Q(is_active=True)
    for clause in _clauses(definition):
        eligible &= _BY_REGISTER[clause.check](clause)
    listed = _named(ListEntry.objects.filter(
        version__current_of__programme=programme, version__current_of__round__kind=RoundKind.CALL,
        version__current_of__state=FilingState.FILED,
    ))  # fmt: skip
    taking_part = _named(Participation.objects.filter(programme=programme).exclude(state=ParticipationState.WITHDRAWN))
    return [
        Stage("eligible", pgettext_lazy("coverage", "Qualifying"), eligible),
        Stage("listed", pgettext_lazy("coverage", "Listed"), eligible & (listed | taking_part)),
        Stage("planned", _("Plan filed"), eligible & _filed(programme, RoundKind.PLAN, (FilingState.FILED,))),
        Stage("under_way", _("Under way"), eligible & _under_way(programme)),
        Stage("accepted", pgettext_lazy("coverage", "Accepted"), eligible & _accepted(programme, definition)),
        Stage("beside", _("Listed, not qualifying by the register"), (listed | taking_part) & ~eligible),
    ]


def units(actor: policy.Actor, programme: Programme) -> QuerySet[ReportingUnit]:
    """Return the units in the actor's sight, each with the number of parks in every stage (one query)."""
    rows = ReportingUnit.objects.filter(programme=programme).select_related("region")
    if Level.MINISTRY not in levels_of(actor).get(programme.pk, frozenset()):
        regions, _bodies, _committees = seats(actor)
        rows = rows.filter(region__in=regions)
    codes = _codes(programme)
    return rows.annotate(**{one.code: _counted(one.parks, codes) for one in stages(programme)})


def counted(unit: ReportingUnit, code: str) -> int:
    """Return how many parks of one unit are at a stage, as a summary of the unit takes it over (CR-09)."""
    stage = next(one for one in stages(unit.programme) if one.code == code)
    within_unit = _lies_in([unit.region_id], _codes(unit.programme))
    return Park.objects.filter(stage.parks & within_unit).count()


def parks(actor: policy.Actor, programme: Programme) -> QuerySet[Park]:
    """Return the parks of the register that lie in the units in the actor's sight."""
    rows = Park.objects.visible_to(actor).select_related("region")
    if Level.MINISTRY in levels_of(actor).get(programme.pk, frozenset()):
        return rows
    regions, _bodies, _committees = seats(actor)
    return rows.filter(_lies_in(regions, _codes(programme)))


def within(rows: QuerySet[Park], programme: Programme, unit: str) -> QuerySet[Park]:
    """Narrow parks to those that lie in a unit."""
    return rows.filter(_lies_in([unit], _codes(programme)))


def share(count: int, eligible: int) -> int | None:
    """Return the share of the qualifying parks that reached a stage, in whole percent, half up; None without any."""
    return (200 * count + eligible) // (2 * eligible) if eligible else None


def _definition(programme: Programme) -> Definition:
    if programme.edition is None:
        raise Programme.DoesNotExist(programme.pk)
    return programme.edition.definition


def _clauses(definition: Definition) -> list[EligibilityCheck]:
    return [clause for clause in definition.eligibility if clause.check in _BY_REGISTER]


def _codes(programme: Programme) -> list[str]:
    return list(_definition(programme).units)


def _lies_in(regions: Any, codes: Sequence[str]) -> Q:
    """Return the condition on parks of these units: in the region, or in a part of it that does not report itself."""
    own, part = Q(region__in=regions), Q(region__parent__in=regions)
    if isinstance(regions, OuterRef):
        own, part = Q(region=regions), Q(region__parent=regions)
    return own | (part & ~Q(region__in=codes))


def _counted(condition: Q, codes: Sequence[str]) -> Coalesce:
    rows = Park.objects.filter(condition & _lies_in(OuterRef("region"), codes)).order_by()
    counted = rows.annotate(_all=Value(1)).values("_all").annotate(_count=Count("pk")).values("_count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _named(rows: QuerySet[Any]) -> Q:
    return Q(pk__in=rows.order_by().values("park"))


def _filed(programme: Programme, kind: RoundKind, states: Sequence[FilingState]) -> Q:
    """Return the condition on parks with a filing of a kind of round; its own form, not one gathered beside it."""
    return _named(
        Filing.objects.in_earnest().filter(programme=programme, round__kind=kind, state__in=states, park__isnull=False)
    )


def _under_way(programme: Programme) -> Q:
    """Return the condition on parks at work: by the days of a plan on file, or because they report.

    Nothing starts before the plan is approved (CR-07), so the days of a plan that is not on file count for nothing.
    Who reports is at work: the plan may have been approved before there was a portal.
    """
    approved = Q(
        version__current_of__programme=programme,
        version__current_of__round__kind=RoundKind.PLAN,
        version__current_of__state=FilingState.FILED,
        starts_on__lte=clock.today(),
    )
    begun = _named(PlanTask.objects.filter(approved)) | _named(PlanProject.objects.filter(approved))
    return begun | _filed(programme, RoundKind.ANNUAL_REPORT, HANDED_IN)


def _accepted(programme: Programme, definition: Definition) -> Q:
    """Return the condition on parks that passed the last evaluation of the programme, as released."""
    plan = max(definition.evaluations, key=lambda one: one.year, default=None)
    held = Round.objects.filter(programme=programme, kind=RoundKind.EVALUATION).select_related("edition")
    passed = Q(pk__in=[])
    for one in held:
        if plan and one.form == plan.code:
            scheme = one.definition.scheme(one.definition.evaluation(one.form).scheme)
            bands = [band.code for band in scheme.bands if band.passed]
            passed |= Q(evaluation__round=one, band__in=bands)
    found = Release.objects.filter(passed).order_by().values("evaluation__participation__park")
    return Q(pk__in=found)
