"""Handing in: one version however often the button is pressed, in time or late, and taken back unread."""

import contextvars
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from common.errors import ActRefused, RuleViolation
from journal.models import Event, Paper
from programmes.models import Obligation, Round
from reports.domain import checks, filings
from reports.models import Fact, Filing, FilingVersion
from tests.factories import reports as make
from tests.factories.reports import World

LAST_MINUTE = datetime(2026, 3, 31, 15, 59, 59, tzinfo=UTC)
NEXT_DAY = datetime(2026, 3, 31, 16, tzinfo=UTC)
CLOSED = datetime(2026, 4, 30, 16, tzinfo=UTC)


def test_a_filled_report_has_no_problems(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    assert checks.problems(filing) == []


def test_handing_in_freezes_a_version_and_gives_the_filing_to_the_province(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    filing = Filing.objects.get()
    assert (filing.state, filing.step, filing.holder.short_name) == ("reviewing", 1, "江苏省发展改革委")
    assert (filing.current_version, filing.opened_at) == (version, None)
    assert version.label == f"GB-2025-320000-{filing.pk:04d}-01"
    assert Fact.objects.filter(version=version).count() == 16


def test_handing_in_settles_what_was_owed(world: World, report_round: Round) -> None:
    make.submitted_report(world, report_round)
    owed = Obligation.objects.get(round=report_round, participation=world.base)
    assert (owed.state, owed.met_late) == ("met", False)


def test_handing_in_asks_for_the_paper_and_records_the_event(world: World, report_round: Round) -> None:
    version = make.submitted_report(world, report_round)
    paper = Paper.objects.get()
    assert (paper.document, paper.version, paper.language) == ("reports.summary", version.label, "zh-hans")
    event = Event.objects.get(kind="filing.submitted")
    assert (event.actor, event.subject_id, event.basis) == (world.park, version.filing_id, "GB-21")


def test_the_same_press_twice_is_one_version(world: World, report_round: Round) -> None:
    filing, key = make.filled_report(world, report_round), uuid.uuid4()
    first = make.submit(world.park, filing, key)
    assert make.submit(world.park, filing, key) == first
    assert FilingVersion.objects.count() == 1
    assert Event.objects.filter(kind="filing.submitted").count() == 1


def test_another_form_sent_later_is_refused_with_who_has_it(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    make.submit(world.park, filing)
    with pytest.raises(ActRefused, match="江苏省发展和改革委员会"):
        make.submit(world.park, filing)
    assert FilingVersion.objects.count() == 1


def test_nothing_is_handed_in_without_the_statement(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with pytest.raises(RuleViolation) as caught:
        filings.submit_filing(actor=world.park, filing=filing, statement=" ", idempotency_key=uuid.uuid4())
    assert [one.address for one in caught.value.problems] == ["statement"]
    assert FilingVersion.objects.count() == 0


def test_what_is_to_be_mended_stops_it_and_changes_nothing(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round, rd_intensity="三点三")
    with pytest.raises(RuleViolation) as caught:
        make.submit(world.park, filing)
    assert [one.address for one in caught.value.problems] == ["indicators/rd_intensity/value"]
    filing.refresh_from_db()
    assert (filing.state, filing.versions.count()) == ("draft", 0)


def test_another_park_cannot_hand_it_in(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with pytest.raises(ActRefused):
        make.submit(world.other_park, filing)


def test_the_key_of_another_body_gives_no_receipt(world: World, report_round: Round) -> None:
    filing, key = make.filled_report(world, report_round), uuid.uuid4()
    make.submit(world.park, filing, key)
    with pytest.raises(ActRefused):
        make.submit(world.other_park, filing, key)


@pytest.mark.parametrize(("instant", "late"), [(LAST_MINUTE, False), (NEXT_DAY, True)])
def test_late_begins_when_the_last_day_ends_in_china(
    world: World, report_round: Round, instant: datetime, late: bool
) -> None:
    filing = make.filled_report(world, report_round)
    with make.moved_to(instant):
        version = make.submit(world.park, filing)
    assert version.late is late
    assert Obligation.objects.get(participation=world.base).met_late is late


def test_after_the_closing_day_it_is_refused_with_the_day(world: World, report_round: Round) -> None:
    filing = make.filled_report(world, report_round)
    with make.moved_to(CLOSED), pytest.raises(ActRefused, match="4月30日"):
        make.submit(world.park, filing)


def test_what_was_returned_can_come_back_after_the_closing_day_and_is_not_late(
    world: World, report_round: Round
) -> None:
    filing = make.submitted_report(world, report_round).filing
    make.return_report(world, filing, "coordination")
    with make.moved_to(CLOSED):
        version = make.submit(world.park, filing)
    assert (version.number, version.late) == (2, False)


def test_taking_back_owes_it_again(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    filings.retract_filing(actor=world.park, filing=filing)
    filing.refresh_from_db()
    assert (filing.state, filing.step, filing.holder, filing.current_version) == ("draft", 0, filing.body, None)
    assert Obligation.objects.get(participation=world.base).state == "open"
    assert list(Fact.objects.current()) == []


def test_taken_back_and_handed_in_after_the_day_is_late(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    filings.retract_filing(actor=world.park, filing=filing)
    with make.moved_to(NEXT_DAY):
        version = make.submit(world.park, filing)
    assert (version.number, version.late) == (2, True)
    assert Obligation.objects.get(participation=world.base).met_late is True


def test_what_was_opened_cannot_be_taken_back(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    assert filings.open_by_holder(actor=world.province, filing=filing)
    with pytest.raises(ActRefused, match="江苏省发展和改革委员会"):
        filings.retract_filing(actor=world.park, filing=filing)


def test_others_opening_it_does_not_count(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    assert not filings.open_by_holder(actor=world.ministry, filing=filing)
    filings.retract_filing(actor=world.park, filing=filing)


def test_opening_counts_once(world: World, report_round: Round) -> None:
    filing = make.submitted_report(world, report_round).filing
    assert filings.open_by_holder(actor=world.province, filing=filing)
    assert not filings.open_by_holder(actor=world.province, filing=filing)
    assert Event.objects.filter(kind="filing.received").count() == 1


def test_a_filing_is_begun_once(world: World, report_round: Round) -> None:
    first = make.report_draft(world, report_round)
    assert make.report_draft(world, report_round) == first
    assert first.obligation == Obligation.objects.get(participation=world.base, round=report_round)


def test_nobody_else_begins_it(world: World, report_round: Round) -> None:
    with pytest.raises(ActRefused):
        filings.open_filing(actor=world.other_park, round=report_round, unit=world.base.unit, participation=world.base)


def test_it_cannot_be_begun_before_the_round_opens(world: World) -> None:
    later = make.report_round(world, opens_on=date(2026, 3, 11))
    with pytest.raises(ActRefused, match="3月11日"):
        make.report_draft(world, later)


def test_a_new_report_begins_with_what_rarely_changes(world: World, report_round: Round) -> None:
    before = make.report_round(world, 2024, due_on=date(2025, 3, 31), closes_on=None)
    make.submitted_report(world, before)
    begun = make.report_draft(world, report_round)
    basics = begun.sections.get(code="basics").content
    assert basics["contact"] == "李敏"
    assert "firms" not in basics


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_the_same_time_are_one_version() -> None:
    world = make.world()
    filing, key = make.filled_report(world, make.report_round(world)), uuid.uuid4()
    with ThreadPoolExecutor(2) as pool:
        presses = [pool.submit(contextvars.copy_context().run, _press, world, filing, key) for _ in range(2)]
        labels = {press.result() for press in presses}
    assert labels == {f"GB-2025-320000-{filing.pk:04d}-01"}
    assert FilingVersion.objects.count() == 1


def _press(world: World, filing: Filing, key: uuid.UUID) -> str:
    try:
        return make.submit(world.park, filing, key).label
    finally:
        connection.close()
