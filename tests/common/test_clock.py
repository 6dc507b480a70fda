import time
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from common import clock

pytestmark = pytest.mark.django_db

INSTANT = datetime(2026, 2, 28, 15, 59, 59, tzinfo=UTC)


def test_the_time_is_the_databases_and_aware() -> None:
    with CaptureQueriesContext(connection) as queries:
        now = clock.now()
    assert len(queries) == 1
    assert now.utcoffset() == timedelta(0)
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)


def test_within_one_act_the_time_is_read_once() -> None:
    with clock.act(), CaptureQueriesContext(connection) as queries:
        assert clock.now() == clock.now()
    assert len(queries) == 1


def test_an_act_within_an_act_has_the_same_time() -> None:
    with clock.act():
        outer = clock.now()
        with clock.act():
            assert clock.now() == outer


def test_the_time_for_leases_goes_on_within_an_act() -> None:
    with clock.act():
        began = clock.now()
        time.sleep(0.02)
        assert clock.now() == began
        assert clock.ticking() > began


def test_the_time_for_leases_stands_still_when_the_clock_is_frozen() -> None:
    with clock.frozen(INSTANT), clock.act():
        assert clock.ticking() == INSTANT


def test_an_act_under_a_frozen_clock_keeps_its_instant() -> None:
    with clock.frozen(INSTANT), clock.act():
        assert clock.now() == INSTANT


def test_after_an_act_the_time_goes_on() -> None:
    with clock.frozen(INSTANT):
        pass
    assert clock.now() > INSTANT


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 2, 28, 15, 59, 59, 999_999, tzinfo=UTC), date(2026, 2, 28)),
        (datetime(2026, 2, 28, 16, 0, tzinfo=UTC), date(2026, 3, 1)),
        (datetime(2028, 2, 28, 16, 0, tzinfo=UTC), date(2028, 2, 29)),
        (datetime(2026, 12, 31, 16, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_the_day_is_chinas(instant: datetime, day: date) -> None:
    with clock.frozen(instant):
        assert clock.today() == day


def test_a_day_lasts_until_midnight_in_china() -> None:
    day = date(2026, 3, 31)
    assert clock.start_of(day) == datetime(2026, 3, 30, 16, tzinfo=UTC)
    assert clock.end_of(day) == datetime(2026, 3, 31, 16, tzinfo=UTC)
    assert clock.end_of(day) == clock.start_of(day + timedelta(days=1))


def test_a_rehearsal_moves_the_clock_of_every_process_by_whole_days(settings: Settings) -> None:
    real = clock.now()
    assert clock.rehearsed_day() is None

    settings.REHEARSAL_DAYS = 120

    assert timedelta(days=120) <= clock.now() - real < timedelta(days=120, minutes=1)
    assert clock.rehearsed_day() == clock.today()
