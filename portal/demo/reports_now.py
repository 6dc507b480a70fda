"""This year's reports, ten days before they are due: one in each state, so that everybody has something to do."""

from datetime import timedelta

from portal.demo import filing
from portal.demo.seasons import open_round
from portal.demo.world import World, at
from programmes.choices import RoundKind
from programmes.models import Round
from reports.models import Filing

DRAFT, RETURNED, BEGUN = 8, 9, 19
IN_REVIEW = {10: 12, 7: 8, 14: 4}  # base: days with the province
AT_MINISTRY = {2: 9, 15: 3}  # base: days with the ministry
ON_FILE = (1, 22, 29)
HALF_FILLED = frozenset({"mechanisms", "indicators", "projects", "local_plan", "experience", "declaration"})


def tell(world: World) -> None:
    """Open this year's round and bring each report to its state."""
    opened = _open(world)
    for sequence in ON_FILE:
        report = _passed_on(world, opened, sequence, days=16)
        with at(world.today - timedelta(days=11), 16):
            filing.put_on_file(world, report)
    for sequence, days in AT_MINISTRY.items():
        _passed_on(world, opened, sequence, days=days)
    for sequence, days in IN_REVIEW.items():
        _handed_in(world, opened, sequence, days=days)
    _returned(world, opened)
    _drafts(world, opened)


def _open(world: World) -> Round:
    opens_on = world.today - timedelta(days=45)
    with at(opens_on):
        return open_round(
            actor=world.ministry,
            programme=world.programme,
            kind=RoundKind.ANNUAL_REPORT,
            form="annual_report",
            year=world.year,
            title=f"{world.year}年度总结报告",
            opens_on=opens_on,
            due_on=world.due_on,
            closes_on=world.due_on + timedelta(days=30),
            contact="国家发展改革委环资司 010-6850 0000",
        )


def _handed_in(world: World, opened: Round, sequence: int, *, days: int) -> Filing:
    with at(world.today - timedelta(days=days), 9, sequence):
        report = filing.begin(world, opened, sequence)
        filing.fill(world, report, sequence)
        filing.submit(world.park(sequence), report)
    return report


def _passed_on(world: World, opened: Round, sequence: int, *, days: int) -> Filing:
    report = _handed_in(world, opened, sequence, days=days + 7)
    with at(world.today - timedelta(days=days), 11, sequence):
        filing.pass_on(world, report, sequence)
    return report


def _returned(world: World, opened: Round) -> None:
    report = _handed_in(world, opened, RETURNED, days=11)
    with at(world.today - timedelta(days=4), 16, 20):
        filing.return_it(world, report, RETURNED, days=7)


def _drafts(world: World, opened: Round) -> None:
    with at(world.today - timedelta(days=6), 10):
        filing.fill(world, filing.begin(world, opened, DRAFT), DRAFT, leave_out=HALF_FILLED)
    with at(world.today - timedelta(days=1), 17):
        filing.begin(world, opened, BEGUN)
