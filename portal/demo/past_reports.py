"""The reports of earlier years: on file with the ministries, so that last year's values and charts are there."""

from datetime import date, timedelta

from portal.demo import filing, prose
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.domain import obligations, rounds
from programmes.models import Round

OVERDUE_BASE = 13
DAYS_OVERDUE = 3


def tell(world: World) -> None:
    """Write the years one after the other; in the last one a base has not reported yet."""
    for year in world.years_before:
        opened = _open(world, year)
        for sequence in world.bases:
            if (year, sequence) != (world.year - 1, OVERDUE_BASE):
                _report(world, opened, sequence)
        if year != world.year - 1:
            with at(opened.due_on + timedelta(days=120)):
                rounds.close_round(actor=world.ministry, opened=opened)
    _extend(world)


def _open(world: World, year: int) -> Round:
    due_on = _same_day(world, year)
    with at(due_on - timedelta(days=75)):
        return open_round(
            actor=world.ministry,
            programme=world.programme,
            kind=RoundKind.ANNUAL_REPORT,
            form="annual_report",
            year=year,
            title=f"{year}年度总结报告",
            opens_on=due_on - timedelta(days=75),
            due_on=due_on,
        )


def _report(world: World, opened: Round, sequence: int) -> None:
    handed_in = opened.due_on - timedelta(days=sequence % 25 + 2)
    with at(handed_in, 9, sequence):
        report = filing.begin(world, opened, sequence)
        filing.fill(world, report, sequence)
        filing.submit(world.park(sequence), report)
    with at(handed_in + timedelta(days=6), 14, sequence):
        filing.pass_on(world, report, sequence)
    with at(handed_in + timedelta(days=20), 15, sequence):
        filing.put_on_file(world, report)


def _extend(world: World) -> None:
    """Extend the day of the base that has not reported: it passed a few days ago."""
    owed = world.bases[OVERDUE_BASE].obligations.get(period=world.year - 1)
    with at(world.today - timedelta(days=40)):
        obligations.extend(
            actor=world.ministry,
            obligation=owed,
            due_on=world.today - timedelta(days=DAYS_OVERDUE),
            reason=prose.EXTENSION_REASON,
        )


def _same_day(world: World, year: int) -> date:
    """Return the due day of a year's reports: a year apart from this year's, on a day that every year has."""
    day = world.due_on
    return date(day.year - (world.year - year), day.month, min(day.day, 28))
