from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from common import clock
from common.errors import ActRefused, RuleViolation
from journal.models import Event
from programmes.choices import ObligationState
from programmes.domain import obligations, reminders
from programmes.models import Extension, Obligation
from tests.factories import reports
from tests.factories.reports import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(small_world: World) -> Iterator[World]:
    with reports.at():
        yield small_world


@pytest.fixture
def owed(world: World) -> Obligation:
    reports.report_round(world)
    return Obligation.objects.get(participation=world.base)


def last_second_of(day: date) -> datetime:
    return clock.end_of(day) - timedelta(microseconds=1)


def test_a_year_round_owes_one_report_of_each_base(world: World) -> None:
    opened = reports.report_round(world)

    owed = Obligation.objects.filter(round=opened)
    assert [(one.participation, one.debtor, one.due_on, one.original_due_on) for one in owed] == [
        (world.base, world.base.park.committee, date(2026, 3, 31), date(2026, 3, 31)),
        (world.other_base, world.other_base.park.committee, date(2026, 3, 31), date(2026, 3, 31)),
    ]


def test_a_call_owes_one_list_of_each_unit_that_has_a_body(world: World) -> None:
    opened = reports.call_round(world)

    owed = Obligation.objects.filter(round=opened).order_by("unit__sequence")
    assert [(one.unit.region_id, one.debtor.kind) for one in owed] == [("310000", "drc"), ("320000", "drc")]


@pytest.mark.parametrize(("after", "late"), [(timedelta(0), True), (-timedelta(microseconds=1), False)])
def test_the_whole_last_day_is_in_time(world: World, owed: Obligation, after: timedelta, late: bool) -> None:
    with clock.frozen(clock.end_of(owed.due_on) + after):
        obligations.settle(actor=world.park, obligation=owed)

    owed.refresh_from_db()
    assert (owed.state, owed.met_late, owed.next_notice_at) == (ObligationState.MET, late, None)


def test_timeliness_is_that_of_the_first_filing(world: World, owed: Obligation) -> None:
    with clock.frozen(last_second_of(owed.due_on)):
        obligations.settle(actor=world.park, obligation=owed)
    with clock.frozen(clock.end_of(owed.due_on)):
        assert obligations.settle(actor=world.park, obligation=owed) is False

    owed.refresh_from_db()
    assert owed.met_late is False
    assert Event.objects.filter(kind="obligation.met", subject_id=owed.pk).count() == 1


def test_an_extension_keeps_the_original_day_and_moves_the_closing_day_with_it(world: World, owed: Obligation) -> None:
    obligations.extend(actor=world.province, obligation=owed, due_on=date(2026, 4, 10), reason="统计年报推迟发布")

    owed.refresh_from_db()
    assert (owed.original_due_on, owed.due_on, owed.closes_on) == (
        date(2026, 3, 31),
        date(2026, 4, 10),
        date(2026, 5, 10),
    )
    decision = Extension.objects.get(obligation=owed)
    assert (decision.due_before, decision.granted_by, decision.reason) == (
        date(2026, 3, 31),
        world.province,
        "统计年报推迟发布",
    )


def test_an_extension_needs_a_later_day_and_a_reason(world: World, owed: Obligation) -> None:
    with pytest.raises(RuleViolation) as refused:
        obligations.extend(actor=world.ministry, obligation=owed, due_on=owed.due_on, reason=" ")

    assert [problem.address for problem in refused.value.problems] == ["due_on", "reason"]
    assert Extension.objects.count() == 0


@pytest.mark.parametrize("who", ["park", "other_park", "other_province", "reviewer"])
def test_nobody_but_the_level_above_extends(world: World, owed: Obligation, who: str) -> None:
    with pytest.raises(ActRefused):
        obligations.extend(actor=getattr(world, who), obligation=owed, due_on=date(2026, 4, 10), reason="请求")


def reminders_of(owed: Obligation) -> list[tuple[str, int]]:
    found = Event.objects.filter(kind="obligation.reminded", subject_id=owed.pk).order_by("id")
    return [(event.data["step"], event.data["days_left"]) for event in found]


def test_every_rung_of_the_ladder_is_climbed_once_however_often_the_sweep_runs(owed: Obligation) -> None:
    for day in range(40):
        for hour in (0, 1, 6):
            with clock.frozen(datetime(2026, 3, 11, hour, tzinfo=UTC) + timedelta(days=day)):
                reminders.send_due_notices()

    # Ten days before, three working days (with a weekend) before, on the day, one and seven days after.
    assert [days for _step, days in reminders_of(owed)] == [10, 5, 0, -1, -7]
    assert len({step for step, _days in reminders_of(owed)}) == 5


def test_a_stopped_sweep_makes_a_notice_late_and_not_silent(owed: Obligation) -> None:
    with clock.frozen(datetime(2026, 4, 1, 6, tzinfo=UTC)):
        reminders.send_due_notices()

    assert len(reminders_of(owed)) == 1


def test_what_is_handed_in_is_not_reminded(world: World, owed: Obligation) -> None:
    obligations.settle(actor=world.park, obligation=owed)
    with clock.frozen(datetime(2026, 3, 31, 6, tzinfo=UTC)):
        reminders.send_due_notices()

    assert reminders_of(owed) == []


def test_after_an_extension_the_ladder_begins_again(world: World, owed: Obligation) -> None:
    with clock.frozen(datetime(2026, 3, 21, 6, tzinfo=UTC)):
        reminders.send_due_notices()
        obligations.extend(actor=world.province, obligation=owed, due_on=date(2026, 4, 30), reason="灾害")
    with clock.frozen(datetime(2026, 4, 20, 6, tzinfo=UTC)):
        reminders.send_due_notices()

    assert [days for _step, days in reminders_of(owed)] == [10, 10]
