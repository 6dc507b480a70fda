from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from common.ruler import measure

OPENS, DUE, CLOSES = date(2026, 1, 15), date(2026, 3, 31), date(2026, 4, 30)


def test_before_the_due_day_there_is_time_left() -> None:
    ruler = measure(opens=OPENS, due=DUE, closes=CLOSES, today=date(2026, 3, 18))
    assert (ruler.days, ruler.gone, ruler.left, ruler.late, ruler.grace) == (105, 62, 13, 0, 30)


def test_after_the_due_day_grace_is_eaten_by_lateness() -> None:
    ruler = measure(opens=OPENS, due=DUE, closes=CLOSES, today=date(2026, 4, 3))
    assert (ruler.gone, ruler.left, ruler.late, ruler.grace_at, ruler.grace) == (75, 0, 3, 78, 27)


def test_without_a_closing_day_the_ruler_ends_with_the_due_day() -> None:
    ruler = measure(opens=OPENS, due=DUE, closes=None, today=date(2026, 6, 1))
    assert (ruler.days, ruler.gone, ruler.late, ruler.grace) == (75, 75, 0, 0)


def test_a_long_ruler_has_no_tick_for_every_day() -> None:
    assert measure(opens=date(2021, 1, 1), due=date(2025, 12, 31), closes=None, today=OPENS).day_ticks == ""


def test_every_day_of_a_short_ruler_has_a_tick() -> None:
    assert measure(opens=OPENS, due=date(2026, 1, 17), closes=None, today=OPENS).day_ticks == "M0 8V14M1 8V14M2 8V14"


@given(st.dates(), st.integers(0, 400), st.integers(0, 400), st.integers(-500, 900))
def test_the_parts_always_fill_the_ruler(opens: date, until_due: int, until_close: int, until_today: int) -> None:
    start = opens.toordinal() % 700_000 + 10_000
    day = date.fromordinal
    ruler = measure(
        opens=day(start),
        due=day(start + until_due),
        closes=day(start + until_due + until_close),
        today=day(start + until_today),
    )
    parts = (ruler.gone, ruler.left, ruler.late, ruler.grace)
    assert min(parts) >= 0
    assert sum(parts) == max(until_due + until_close, 1)
