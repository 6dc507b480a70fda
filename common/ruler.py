"""The deadline ruler: one tick a day, what is worked, left, late and grace."""

from dataclasses import dataclass
from datetime import date

TOP, WEEK_TOP, BOTTOM = 8, 4, 14
DAILY_UP_TO = 150  # days; beyond, ticks of single days would run together


@dataclass(frozen=True)
class Ruler:
    """Geometry in days from the opening. Widths may be zero."""

    days: int
    day_ticks: str
    week_ticks: str
    gone: int
    left: int
    late: int
    grace: int
    due_at: int
    today_at: int

    @property
    def late_at(self) -> int:
        return self.due_at

    @property
    def grace_at(self) -> int:
        return self.due_at + self.late


def measure(*, opens: date, due: date, closes: date | None, today: date) -> Ruler:
    """Lay out a ruler from the opening to the closing day (to the due day where there is no closing day)."""
    days = max(((closes or due) - opens).days, 1)
    due_at = min(max((due - opens).days, 0), days)
    today_at = min(max((today - opens).days, 0), days)
    late = max(today_at - due_at, 0)
    return Ruler(
        days=days,
        day_ticks=_ticks(days, TOP, 1) if days <= DAILY_UP_TO else "",
        week_ticks=_ticks(days, WEEK_TOP, 7 if days <= 7 * DAILY_UP_TO else 30),
        gone=min(today_at, due_at),
        left=max(due_at - today_at, 0),
        late=late,
        grace=days - due_at - late,
        due_at=due_at,
        today_at=today_at,
    )


def _ticks(days: int, top: int, step: int) -> str:
    return "".join(f"M{x} {top}V{BOTTOM}" for x in range(0, days + 1, step))
