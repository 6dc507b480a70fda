"""Dates, times and numbers as the reader's language writes them."""

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, ngettext, pgettext, pgettext_lazy

from common import clock

NOTHING = "—"
MINUS = "−"

# A Chinese date has the number of the month where an English one has its name.
MONTHS = {
    1: pgettext_lazy("month in a date", "January"),
    2: pgettext_lazy("month in a date", "February"),
    3: pgettext_lazy("month in a date", "March"),
    4: pgettext_lazy("month in a date", "April"),
    5: pgettext_lazy("month in a date", "May"),
    6: pgettext_lazy("month in a date", "June"),
    7: pgettext_lazy("month in a date", "July"),
    8: pgettext_lazy("month in a date", "August"),
    9: pgettext_lazy("month in a date", "September"),
    10: pgettext_lazy("month in a date", "October"),
    11: pgettext_lazy("month in a date", "November"),
    12: pgettext_lazy("month in a date", "December"),
}


def day_of(value: date | datetime) -> date:
    """Return the calendar day in China of a day or an aware instant."""
    return value.astimezone(clock.CHINA).date() if isinstance(value, datetime) else value


def date_text(value: date | datetime | None, today: date | None = None, *, full: bool = False) -> str:
    """Return a date; the year is left out within this year, unless `full`."""
    if value is None:
        return NOTHING
    day = day_of(value)
    parts = {"day": day.day, "month": MONTHS[day.month], "year": day.year}
    if full or day.year != (today or clock.today()).year:
        return pgettext("date", "%(day)s %(month)s %(year)s") % parts
    return pgettext("date", "%(day)s %(month)s") % parts


def datetime_text(value: datetime | None, today: date | None = None) -> str:
    """Return date and time of day in China, 24 hours."""
    if value is None:
        return NOTHING
    today = today or clock.today()
    day, time = day_of(value), value.astimezone(clock.CHINA).strftime("%H:%M")
    if day == today:
        return gettext("today %(time)s") % {"time": time}
    return f"{date_text(day, today)} {time}"


def instant_text(value: datetime) -> str:
    """Return date and time of day in China as papers print them, which are read on other days and in other years."""
    return f"{date_text(value, full=True)} {value.astimezone(clock.CHINA):%H:%M}"


def weekday_text(value: date | datetime) -> str:
    """Return the name of the day of the week."""
    return str(WEEKDAYS[day_of(value).weekday()])


def left_text(value: date | datetime, today: date | None = None) -> str:
    """Return how many calendar days are left, or by how many it is late."""
    days = (day_of(value) - (today or clock.today())).days
    if days == 0:
        return gettext("due today")
    if days < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}
    return ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}


def since_text(value: date | datetime, today: date | None = None, *, start: bool = False) -> str:
    """Return since when something waits and how many days that is: received on, or (`start`) since."""
    today = today or clock.today()
    days = (today - day_of(value)).days
    parts = {"date": date_text(value, today), "count": days}
    if days == 0:
        return gettext("since today") if start else gettext("received today")
    if start:
        return ngettext("since %(date)s, %(count)s day", "since %(date)s, %(count)s days", days) % parts
    return ngettext("received %(date)s, %(count)s day ago", "received %(date)s, %(count)s days ago", days) % parts


def number_text(value: Decimal | float | str | None, decimals: int | None = None) -> str:
    """Return an official figure: no grouping, a true minus sign, a dash for no value; `decimals` rounds half up."""
    if value is None or value == "":
        return NOTHING
    number = Decimal(str(value))
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    text = f"{number:f}"
    return text.replace("-", MINUS)


def points_text(hundredths: int | None) -> str:
    """Return points given in hundredths: 9050 is 90.5, 9000 is 90.0, 9025 is 90.25."""
    if hundredths is None:
        return NOTHING
    text = number_text(Decimal(hundredths).scaleb(-2), 2)
    return text.removesuffix("0")


def size_text(size: int) -> str:
    """Return the size of a file given in bytes."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / 1024 / 1024:.1f} MB"
