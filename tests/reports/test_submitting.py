"""Handing a report in."""

from programmes.models import Round
from reports.domain import checks
from reports.models import Fact
from tests.factories import reports as make
from tests.factories.reports import World


def test_a_filled_report_has_no_problems(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    assert checks.problems(filing) == []


def test_handing_in_freezes_a_version_and_gives_the_filing_to_the_province(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    filing = version.filing
    filing.refresh_from_db()
    assert (filing.state, filing.step, filing.holder.short_name) == ("reviewing", 1, "江苏省发展改革委")
    assert version.label == f"GB-2025-320000-{filing.pk:04d}-01"
    assert Fact.objects.filter(version=version).count() == 16
