"""The rows that components take (docs/components.md): what a view hands to a tag, typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypedDict


class Crumb(NamedTuple):
    label: str
    url: str = ""


@dataclass(frozen=True)
class Tab:
    """One of the pages of a thing; `count` is words, such as 11份."""

    label: str
    url: str
    count: str = ""
    current: bool = False


class Chip(NamedTuple):
    """An active filter; `url` shows the list without it."""

    label: str
    value: str
    url: str


class Stat(NamedTuple):
    number: int
    unit: str
    label: str
    url: str
    tone: str = ""  # "bad", "warn" or empty


class Step(NamedTuple):
    """One holder in a custody chain: `done`, `now`, `back` (returned to), `over` (late there), `todo`."""

    label: str
    state: str = "todo"
    note: str = ""


class Entry(NamedTuple):
    """One line of a log."""

    at: datetime
    who: str
    body: str = ""
    text: str = ""
    quote: str = ""
    note: str = ""


class Answer(NamedTuple):
    """One given answer; `url` leads to where it is changed."""

    label: str
    value: object
    url: str = ""
    changed: bool = False


@dataclass(frozen=True)
class Task:
    """One section of a form in the task list; without `url` it cannot be opened."""

    title: str
    status: str
    url: str = ""
    number: str = ""
    note: str = ""
    hit: bool = False
    children: Sequence["Task"] = ()


@dataclass(frozen=True)
class Work:
    """One matter to deal with, as the home shows it."""

    title: str
    url: str
    programme: object = None
    notes: Sequence[str] = ()
    status: str = ""
    due_on: date | None = None
    closes_on: date | None = None
    action: str = ""
    action_url: str = ""
    primary: bool = False


class NavItem(TypedDict):
    label: str
    url: str
    count: int | None
    current: bool


class Frame(TypedDict, total=False):
    """What `base.html` reads; every key may be missing, as on a page that failed."""

    scope_name: str  # beside the product name: a province, "Park", "Ministry"
    home_url: str
    nav: Sequence[NavItem]
    body_name: str
    person_name: str
    inbox_url: str
    inbox_count: int
    account_url: str
    login_url: str
    logout_url: str
    demo_banner: bool
    rehearsal_date: date | None
    foot_links: Sequence[Crumb]
    support_line: str
