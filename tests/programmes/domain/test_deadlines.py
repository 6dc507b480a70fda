"""Days come from rules, the last day counts whole, and no reminder is lost."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.clock import CHINA
from common.errors import RuleViolation
from programmes.definition import DeadlineRule, Reminder
from programmes.definition.deadline import NEEDS
from programmes.domain.deadlines import Days, days_of, due_instant, kinds, next_notice

BASIS = {"rule": "ZZ-03", "basis": "D", "name": {"zh": "期限", "en": "deadline"}}
DAYS = st.dates(date(2020, 1, 15), date(2026, 12, 1))


def rule(**values: Any) -> DeadlineRule:
    return DeadlineRule.model_validate({**BASIS, "code": "trial", **values})


def rung(code: str, days: int, **values: Any) -> Reminder:
    return Reminder.model_validate({**BASIS, "code": code, "days": days, "audience": ["filer"], **values})


LADDER = (
    rung("before_10", -10),
    rung("before_3_working", -3, working=True),
    rung("due", 0),
    rung("late_1", 1),
    rung("late_7", 7),
)


def at(day: date, hour: int = 9) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=CHINA)


def all_notices(
    due: date, ladder: tuple[Reminder, ...] = LADDER, closes: date | None = None
) -> list[tuple[datetime, str]]:
    found, after = [], datetime(2000, 1, 1, tzinfo=UTC)
    while notice := next_notice(due=due, closes=closes, ladder=ladder, after=after):
        found.append(notice)
        after = notice[0]
    return found


def test_every_kind_of_the_schema_is_registered() -> None:
    assert kinds() == set(NEEDS)


def test_the_whole_last_day_is_in_time() -> None:
    assert due_instant(date(2025, 3, 31)) == datetime(2025, 3, 31, 16, tzinfo=UTC)


def test_a_fixed_day_is_the_printed_one_or_the_one_set_for_a_later_batch() -> None:
    fixed = rule(kind="fixed", date=date(2020, 7, 31))
    assert days_of(fixed, period=2020) == Days(date(2020, 7, 31), None)
    assert days_of(fixed, period=2026, set_on=date(2026, 9, 30)).due == date(2026, 9, 30)


def test_a_yearly_day_counts_from_the_period_and_the_29th_of_february_falls_back() -> None:
    yearly = rule(kind="yearly", month=2, day=29, year_offset=1)
    assert [days_of(yearly, period=period).due for period in (2023, 2024)] == [date(2024, 2, 29), date(2025, 2, 28)]


def test_a_day_set_by_the_round_has_a_default_and_can_be_set() -> None:
    ours = rule(kind="set_by_round", month=3, day=31, year_offset=1, closes={**BASIS_OF_CLOSING, "month": 4, "day": 30})
    assert days_of(ours, period=2024) == Days(date(2025, 3, 31), date(2025, 4, 30))
    # Set otherwise, the time to be late stays the same: 30 days.
    assert days_of(ours, period=2024, set_on=date(2025, 5, 20)) == Days(date(2025, 5, 20), date(2025, 6, 19))


BASIS_OF_CLOSING = {"rule": "ZZ-03", "basis": "D"}


def test_a_closing_day_may_lie_in_the_next_year() -> None:
    ours = rule(kind="yearly", month=12, day=31, closes={**BASIS_OF_CLOSING, "month": 1, "day": 31})
    assert days_of(ours, period=2024) == Days(date(2024, 12, 31), date(2025, 1, 31))


def test_a_closing_can_be_counted_in_days() -> None:
    ours = rule(kind="fixed", date=date(2025, 3, 31), closes={**BASIS_OF_CLOSING, "days_after": 0})
    assert days_of(ours, period=2025).closes == date(2025, 3, 31)


@pytest.mark.parametrize("values", [{"kind": "set_by_round"}, {"kind": "after_event", "event": "named"}])
def test_a_day_that_cannot_be_known_yet_is_refused_with_words(values: dict[str, Any]) -> None:
    with pytest.raises(RuleViolation) as raised:
        days_of(rule(**values), period=2025)
    assert len(raised.value.problems) == 1
    assert raised.value.problems[0].remedy


@pytest.mark.parametrize(
    ("values", "event", "due"),
    [
        ({"months": 3}, date(2020, 11, 30), date(2021, 2, 28)),
        ({"months": 12}, date(2024, 2, 29), date(2025, 2, 28)),
        ({"months": 1}, date(2024, 12, 31), date(2025, 1, 31)),
        ({"days": 90}, date(2025, 1, 1), date(2025, 4, 1)),
        ({"days": 4, "working": True}, date(2025, 1, 27), date(2025, 2, 8)),
        ({"months": 1, "days": 1}, date(2025, 1, 31), date(2025, 3, 1)),
    ],
)
def test_days_after_an_event(values: dict[str, Any], event: date, due: date) -> None:
    assert days_of(rule(kind="after_event", event="named", **values), period=2025, event=event).due == due


def test_the_ladder_of_a_day_by_hand() -> None:
    assert all_notices(date(2025, 3, 31)) == [
        (at(date(2025, 3, 21)), "before_10"),
        (at(date(2025, 3, 26)), "before_3_working"),
        (at(date(2025, 3, 31)), "due"),
        (at(date(2025, 4, 1)), "late_1"),
        (at(date(2025, 4, 7)), "late_7"),
    ]


def test_steps_that_fall_together_are_one_notice_the_later_of_the_ladder() -> None:
    # Around the Spring Festival three working days before are more than ten days before.
    ladder = (rung("before_9", -9), rung("before_1_working", -1, working=True), rung("due", 0))
    assert [code for _instant, code in all_notices(date(2025, 2, 5), ladder)] == ["before_1_working", "due"]


def test_a_step_may_hang_on_the_closing_day_and_waits_for_there_being_one() -> None:
    ladder = (rung("closing", -3, anchor="closes"),)
    assert all_notices(date(2025, 3, 31), ladder) == []
    assert all_notices(date(2025, 3, 31), ladder, date(2025, 4, 30)) == [(at(date(2025, 4, 27)), "closing")]


def test_a_step_is_not_given_again_at_its_own_instant() -> None:
    due = date(2025, 3, 31)
    assert next_notice(due=due, closes=None, ladder=LADDER, after=at(due)) == (at(date(2025, 4, 1)), "late_1")
    earlier = at(due) - timedelta(microseconds=1)
    assert next_notice(due=due, closes=None, ladder=LADDER, after=earlier) == (at(due), "due")


@given(DAYS)
def test_no_step_is_lost_and_each_comes_once(due: date) -> None:
    found = all_notices(due)
    instants = [instant for instant, _code in found]
    assert instants == sorted(set(instants))
    # Only a step that falls together with a later one may be missing.
    assert {"due", "late_1", "late_7", "before_3_working"} <= {code for _instant, code in found}


@given(DAYS, st.integers(-30, 30), st.integers(0, 23))
def test_the_next_notice_always_lies_ahead(due: date, days: int, hour: int) -> None:
    now = at(due + timedelta(days=days), hour)
    notice = next_notice(due=due, closes=None, ladder=LADDER, after=now)
    assert (notice is None) == (now >= at(due + timedelta(days=7)))
    assert notice is None or notice[0] > now


@given(DAYS, st.integers(1, 60))
def test_moving_the_day_forward_never_loses_the_notice_of_the_new_day(due: date, days: int) -> None:
    moved = due + timedelta(days=days)
    assert (at(moved), "due") in all_notices(moved)
    assert next_notice(due=moved, closes=None, ladder=LADDER, after=at(due)) is not None
