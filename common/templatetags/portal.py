"""The tags of which every page is made; how each is used stands in docs/components.md."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import forms, template
from django.core.paginator import Page
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from common import charts, clock, formats, ruler, statuses
from common.anchors import anchor
from common.errors import Problem
from common.fields import Summary, describe, problems_of
from common.ui import Answer, Chip, Crumb, Entry, Stat, Step, Tab, Task, Work

register = template.Library()

register.filter("anchor", anchor)
register.filter("number", formats.number_text)
register.filter("points", formats.points_text)
register.filter("filesize", formats.size_text)
register.filter("datetime", formats.datetime_text)
register.filter("instant", formats.instant_text)
register.filter("left", formats.left_text)

NOTICE_ICONS = {"info": "doc", "warn": "warn", "bad": "bad", "ok": "check"}


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return a decorative icon; the word beside it carries the meaning."""
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-{}"/></svg>', name)


@register.simple_tag
def status(code: str, text: str = "") -> SafeString:
    """Return a state as shape and word; `text` replaces the word where a count belongs to it."""
    entry = statuses.status(str(code))
    classes = f"st {entry.tone}{' fill' if entry.filled else ''}"
    return format_html('<span class="{}">{}{}</span>', classes, icon(entry.icon), text or entry.word)


@register.simple_tag
def due_status(due_on: date, closes_on: date | None = None, state: str = "open") -> SafeString:
    """Return the state of something owed by its dates."""
    return status(statuses.due_code(due_on=due_on, closes_on=closes_on, state=str(state), today=clock.today()))


# Words in two languages ----------------------------------------------------------------------------------------------


@register.simple_tag
def local(thing: object, attribute: str = "name") -> str:
    """Return `thing.name_zh` or, to a reader of English, `thing.name_en` where there is one."""
    chinese = str(getattr(thing, f"{attribute}_zh"))
    return chinese if _reads_chinese() else str(getattr(thing, f"{attribute}_en")) or chinese


@register.filter
def localised(text: object) -> str:
    """Return a `Text` of a definition in the reader's language; plain words as they are."""
    return str(getattr(text, "localised", text))


@register.simple_tag
def programme_mark(programme: object) -> SafeString:
    """Return the one-character mark of a programme, with its name."""
    name = localised(getattr(programme, "name", "")) or local(programme)
    mark = getattr(programme, "mark", "")
    return format_html('<abbr class="pm" title="{}">{}</abbr>', name, mark)


def _reads_chinese() -> bool:
    return (get_language() or "").startswith("zh")


# Dates and numbers ---------------------------------------------------------------------------------------------------


@register.filter("cndate")
def cndate_filter(value: date | datetime | None) -> str:
    """Return a date as plain text, for use inside a sentence."""
    return formats.date_text(value)


@register.filter("cndatetime")
def cndatetime_filter(value: datetime | None) -> str:
    """Return date and time as plain text, for use inside a sentence."""
    return formats.datetime_text(value)


@register.filter
def isoday(text: str) -> date:
    """Return the day that an event's data holds as text."""
    return date.fromisoformat(text)


@register.simple_tag
def cndate(value: date | datetime | None, *, full: bool = False) -> SafeString:
    """Return a date for the reader and for machines."""
    machine = formats.day_of(value).isoformat() if value else ""
    return _time(machine, formats.date_text(value, full=full))


@register.simple_tag
def cndatetime(value: datetime | None) -> SafeString:
    """Return date and time of day for the reader and for machines."""
    return _time(value.isoformat(timespec="seconds") if value else "", formats.datetime_text(value))


@register.simple_tag
def weekday(value: date | datetime) -> str:
    """Return the day of the week."""
    return formats.weekday_text(value)


@register.simple_tag
def waiting(since: date | datetime, *, start: bool = False) -> str:
    """Return since when a matter lies with its holder and for how many days."""
    return formats.since_text(since, start=start)


@register.simple_tag
def number(value: Decimal | float | str | None, decimals: int | None = None) -> str:
    """Return a figure as official texts print it."""
    return formats.number_text(value, decimals)


@register.simple_tag
def points(hundredths: int | None) -> str:
    """Return points that are stored in hundredths."""
    return formats.points_text(hundredths)


@register.simple_tag
def filesize(size: int) -> str:
    """Return the size of a file given in bytes."""
    return formats.size_text(size)


def _time(machine: str, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', machine, text) if machine else format_html("{}", text)


# Deadlines and custody -----------------------------------------------------------------------------------------------


@register.simple_tag
def left(value: date | datetime) -> SafeString:
    """Return how long there is, in the colour of its urgency."""
    return format_html('<span class="{}">{}</span>', _urgency(formats.day_of(value)), formats.left_text(value))


@register.inclusion_tag("components/due.html")
def due(day: date | datetime, closes: date | datetime | None = None) -> dict[str, Any]:
    """Return what is left and the due date, for a row of a list."""
    day = formats.day_of(day)
    late = day < clock.today()
    return {"day": day, "urgency": _urgency(day), "closes": formats.day_of(closes) if closes and late else None}


@register.inclusion_tag("components/deadline.html")
def deadline(
    due: date | datetime,
    opens: date | datetime | None = None,
    closes: date | datetime | None = None,
    workdays: int | None = None,
    note: str = "",
) -> dict[str, Any]:
    """Return the big date with what is left, the ruler and the dates it stands between."""
    day = formats.day_of(due)
    return {
        "due": day,
        "opens": formats.day_of(opens) if opens else None,
        "closes": formats.day_of(closes) if closes else None,
        "urgency": _urgency(day),
        "workdays": workdays,
        "note": note,
    }


@register.inclusion_tag("components/ruler.html", name="ruler")
def ruler_tag(opens: date, due: date, closes: date | None = None, today: date | None = None) -> dict[str, Any]:
    """Return the deadline ruler: one tick a day, worked, left, late and grace."""
    today = today or clock.today()
    figure = ruler.measure(opens=opens, due=due, closes=closes, today=today)
    return {"figure": figure, "opens": opens, "due": due, "closes": closes, "today": today}


@register.inclusion_tag("components/chain.html")
def chain(steps: Sequence[Step]) -> dict[str, Any]:
    """Return the custody chain: who holds it, since when."""
    return {"steps": steps}


def _urgency(day: date) -> str:
    code = statuses.due_code(due_on=day, closes_on=None, state="open", today=clock.today())
    return {"overdue": "late", "due_soon": "soon"}.get(code, "")


# Notices, empty states, bars -----------------------------------------------------------------------------------------


@register.simple_block_tag
def notice(
    content: str,
    tone: str,
    heading: str,
    icon: str = "",
    id: str = "",  # noqa: A002 -- the name of the attribute
    level: int = 2,
) -> SafeString:
    """Return a notice: icon, heading and, inside, the remedy."""
    icon = icon or NOTICE_ICONS[tone]
    values = {"tone": tone, "heading": heading, "icon": icon, "id": id, "level": level, "content": content}
    return render_to_string("components/notice.html", values)


@register.simple_block_tag
def empty(content: str, heading: str, icon: str = "search", level: int = 2) -> SafeString:
    """Return an empty state: what, why and the next step."""
    return render_to_string(
        "components/empty.html", {"heading": heading, "icon": icon, "level": level, "content": content}
    )


@register.simple_block_tag
def savebar(content: str, saved_at: datetime | None = None) -> SafeString:
    """Return the sticky bar that shows whether the draft is saved."""
    return render_to_string("components/savebar.html", {"saved_at": saved_at, "content": content})


# Forms ---------------------------------------------------------------------------------------------------------------


@register.simple_tag
def error_prefix(form: forms.BaseForm | None = None, problems: Sequence[Problem] = ()) -> str:
    """Return the word that opens the title of a page whose form has errors."""
    return gettext("Error: ") if problems or (form is not None and form.errors) else ""


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: forms.BaseForm | None = None, problems: Sequence[Problem] = ()) -> dict[str, Any]:
    """Return every error with a link to its field; the same words stand at the field."""
    rows = list(problems_of(form)) if form is not None else []
    rows += [Summary(f"#{anchor(problem.address)}", problem.message) for problem in problems]
    return {"rows": rows}


@register.inclusion_tag("components/problems.html")
def problem_at(address: str, problems: Sequence[Problem]) -> dict[str, Any]:
    """Return the messages that belong to one address."""
    return {"id": f"{anchor(address)}-why", "problems": [row for row in problems if row.address == address]}


@register.inclusion_tag("components/field.html")
def field(boundfield: forms.BoundField, suffix: str = "", hint: str = "") -> dict[str, Any]:
    """Return a field: label, hint, error between hint and input, unit beside it."""
    return describe(boundfield, suffix=suffix, hint=hint)


# Lists ---------------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/filters.html", takes_context=True)
def filters(context: Context, form: forms.BaseForm) -> dict[str, Any]:
    """Return the filter bar of a list."""
    return {"form": form, "sort": context["request"].GET.get("sort", "")}


@register.inclusion_tag("components/chips.html")
def chips(rows: Sequence[Chip], clear_url: str = "") -> dict[str, Any]:
    """Return the active filters; each can be taken away."""
    return {"rows": rows, "clear_url": clear_url}


@register.inclusion_tag("components/th.html", takes_context=True)
def th(context: Context, key: str, label: str, *, num: bool = False, default: str = "") -> dict[str, Any]:
    """Return a head that sorts: up, and down when pressed again."""
    request = context["request"]
    current = request.GET.get("sort") or default
    direction = {key: "ascending", f"-{key}": "descending"}.get(current, "")
    target = f"-{key}" if direction == "ascending" else key
    return {"request": request, "label": label, "num": num, "direction": direction, "target": target}


@register.inclusion_tag("components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Return the links to the pages of a list; the rest of the query stays."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
    return {"request": context["request"], "page": page, "numbers": numbers}


# Rows of things ------------------------------------------------------------------------------------------------------


@register.inclusion_tag("components/log.html")
def log(rows: Sequence[Entry]) -> dict[str, Any]:
    """Return what happened, latest first."""
    return {"rows": rows}


@register.inclusion_tag("components/tasklist.html")
def tasklist(rows: Sequence[Task]) -> dict[str, Any]:
    """Return the sections of a form with their states."""
    return {"rows": rows}


@register.inclusion_tag("components/summary.html")
def summary(rows: Sequence[Answer]) -> dict[str, Any]:
    """Return the given answers, each with the way to change it."""
    return {"rows": rows}


@register.inclusion_tag("components/facts.html")
def facts(rows: Sequence[Answer]) -> dict[str, Any]:
    """Return plain names and values."""
    return {"rows": rows}


@register.inclusion_tag("components/stats.html")
def stats(rows: Sequence[Stat]) -> dict[str, Any]:
    """Return the row of figures that opens a home page."""
    return {"rows": rows}


@register.inclusion_tag("components/works.html")
def works(rows: Sequence[Work]) -> dict[str, Any]:
    """Return matters to deal with: what, since when, by when, and the act."""
    return {"rows": rows}


@register.inclusion_tag("components/tabs.html")
def tabs(rows: Sequence[Tab], label: str) -> dict[str, Any]:
    """Return the tabs of a page; each is a page of its own."""
    return {"rows": rows, "label": label}


@register.inclusion_tag("components/crumbs.html")
def crumbs(rows: Sequence[Crumb]) -> dict[str, Any]:
    """Return where the page stands; the last row is the page itself."""
    return {"rows": rows}


# Charts and scripts --------------------------------------------------------------------------------------------------

register.simple_tag(charts.line, name="chart_line")
register.simple_tag(charts.bars, name="chart_bars")
register.simple_tag(charts.bullet, name="bullet")


@register.simple_tag
def script(path: str) -> SafeString:
    """Return a deferred script of our own."""
    return format_html('<script src="{}" defer></script>', static(path))
