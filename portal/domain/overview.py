"""A park's own page: where it takes part, what it handed in and owes, and the course of one figure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from common.charts import LineData
from common.formats import number_text
from evaluations.models import Release
from parks.models import Park
from portal.domain.outlook import Deadline, deadline_among
from programmes.definition import Measure, measures, unit_name
from programmes.models import Obligation, Participation
from reports.models import Fact, Filing

FILINGS_SHOWN = 12
SHOWN_FIRST = "energy_per_gdp"


@dataclass(frozen=True)
class Course:
    """One figure over the years: the chart with its sentence, and the same as a table."""

    measure: Measure
    chart: LineData | None
    years: list[int]
    texts: list[str]

    @property
    def unit(self) -> str:
        """Return the unit in the reader's language."""
        return unit_name(self.measure.unit)


def of_park(actor: Any, park: Park, *, measure: str) -> dict[str, Any]:
    """Return what the actor sees of a park; for an unknown measure another one is drawn."""
    facts = list(_facts(actor, park))
    courses = _by_measure(facts)
    chosen = next((code for code in (measure, SHOWN_FIRST, *courses) if code in courses), "")
    return {
        "participations": _participations(actor, park),
        "filings": _filings(actor, park),
        "releases": _releases(actor, park),
        "deadline": _deadline(actor, park),
        "measures": [(code, measures()[code].name) for code in courses],
        "chosen": chosen,
        "course": _course(measures()[chosen], courses[chosen]) if chosen else None,
    }


def _participations(actor: Any, park: Park) -> QuerySet[Participation]:
    rows = Participation.objects.visible_to(actor).filter(park=park)
    return rows.select_related("programme", "unit__region")


def _filings(actor: Any, park: Park) -> QuerySet[Filing]:
    rows = Filing.objects.in_earnest().visible_to(actor).filter(park=park)
    rows = rows.select_related("programme", "holder", "current_version").defer("current_version__content")
    return rows.order_by("-period", "-id")[:FILINGS_SHOWN]


def _releases(actor: Any, park: Park) -> QuerySet[Release]:
    rows = Release.objects.visible_to(actor).filter(evaluation__participation__park=park)
    return rows.select_related("evaluation__round").order_by("-released_at")


def _deadline(actor: Any, park: Park) -> Deadline | None:
    return deadline_among(Obligation.objects.visible_to(actor).filter(participation__park=park))


def _facts(actor: Any, park: Park) -> Iterable[Fact]:
    return Fact.objects.visible_to(actor).filter(park=park).current().order_by("measure", "year", "version_id")


def _by_measure(facts: Iterable[Fact]) -> dict[str, dict[int, Fact]]:
    """Return the facts by measure and year, in the order of the dictionary; the latest version of a year wins."""
    found: dict[str, dict[int, Fact]] = {}
    for fact in facts:
        found.setdefault(fact.measure, {})[fact.year] = fact
    return {code: found[code] for code in measures() if code in found}


def _course(measure: Measure, facts: Mapping[int, Fact]) -> Course:
    values = {year: fact.value for year, fact in facts.items() if fact.value is not None}
    decimals = max((fact.decimals for fact in facts.values()), default=0)
    chart = LineData(_sentence(measure, values, decimals), values, decimals=decimals) if len(values) > 1 else None
    texts = [number_text(fact.value, fact.decimals) if fact.value is not None else _("n/a") for fact in facts.values()]
    return Course(measure, chart, list(facts), texts)


def _sentence(measure: Measure, values: Mapping[int, Decimal], decimals: int) -> str:
    first, last = min(values), max(values)
    parts = {
        "name": measure.name,
        "first": first,
        "last": last,
        "from": number_text(values[first], decimals),
        "to": number_text(values[last], decimals),
        "unit": unit_name(measure.unit),
    }
    return _sentences(values[last].compare(values[first])) % parts


def _sentences(direction: Decimal) -> str:
    if direction > 0:
        return _("%(name)s rose from %(from)s in %(first)s to %(to)s in %(last)s (%(unit)s).")
    if direction < 0:
        return _("%(name)s fell from %(from)s in %(first)s to %(to)s in %(last)s (%(unit)s).")
    return _("%(name)s was %(to)s in %(last)s as in %(first)s (%(unit)s).")
