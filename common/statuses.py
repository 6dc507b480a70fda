"""The vocabulary of states: one word, one shape and one tone each; `{% status code %}` is the only way to print one."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

SOON = timedelta(days=3)


class Status(NamedTuple):
    """`tone`: off, act, ok, warn or bad. `filled`: the reader must act on it, so it gets a tinted ground."""

    word: Promise
    icon: str
    tone: str
    filled: bool = False


VOCABULARY: Mapping[str, Status] = MappingProxyType(
    {
        # Sections of a form
        "cannot": Status(pgettext_lazy("status", "Cannot start yet"), "lock", "off"),
        "not_started": Status(pgettext_lazy("status", "Not started"), "circle", "off"),
        "in_progress": Status(pgettext_lazy("status", "In progress"), "half", "act"),
        "completed": Status(pgettext_lazy("status", "Completed"), "check", "ok"),
        "changes": Status(pgettext_lazy("status", "Changes requested"), "return", "warn", filled=True),
        "changed": Status(pgettext_lazy("status", "Changes made"), "edited", "act"),
        "na": Status(pgettext_lazy("status", "Not needed"), "dash", "off"),
        # Filings
        "draft": Status(pgettext_lazy("status", "Draft"), "draft", "act"),
        "submitted": Status(pgettext_lazy("status", "Submitted"), "up", "act"),
        "reviewing": Status(pgettext_lazy("status", "Under review"), "clock", "act"),
        "mine": Status(pgettext_lazy("status", "Awaiting me"), "user", "act", filled=True),
        "returned": Status(pgettext_lazy("status", "Returned"), "return", "warn", filled=True),
        "retracted": Status(pgettext_lazy("status", "Taken back"), "undo", "off"),
        "passed_on": Status(pgettext_lazy("status", "Passed on"), "forward", "act"),
        "accepted": Status(pgettext_lazy("status", "Accepted"), "tray", "ok"),
        "recommended": Status(pgettext_lazy("status", "Recommended"), "recommend", "ok"),
        "declined": Status(pgettext_lazy("status", "Not recommended"), "crossed", "off"),
        "approved": Status(pgettext_lazy("status", "Approved"), "seal", "ok"),
        "filed": Status(pgettext_lazy("status", "Filed"), "archive", "ok"),
        # Inside the body that files
        "to_check": Status(pgettext_lazy("status", "Waits for checking"), "eye", "act", filled=True),
        "to_issue": Status(pgettext_lazy("status", "Waits for issuing"), "seal", "act", filled=True),
        # What is owed
        "due_soon": Status(pgettext_lazy("status", "Due soon"), "glass", "warn"),
        "overdue": Status(pgettext_lazy("status", "Overdue"), "bad", "bad", filled=True),
        "closed": Status(pgettext_lazy("status", "Closed"), "shut", "off"),
        "extended": Status(pgettext_lazy("status", "Extended"), "ext", "act"),
        "met": Status(pgettext_lazy("status", "Met"), "done", "ok"),
        "met_late": Status(pgettext_lazy("status", "Met late"), "late", "warn"),
        "waived": Status(pgettext_lazy("status", "Waived"), "waived", "off"),
        # Rounds, notices, lists
        "preparing": Status(pgettext_lazy("status", "In preparation"), "preparing", "off"),
        "open": Status(pgettext_lazy("status", "Open"), "open", "act"),
        "public": Status(pgettext_lazy("status", "Public notice"), "mega", "act"),
        "objection": Status(pgettext_lazy("status", "Objection"), "chat", "warn"),
        "listed": Status(pgettext_lazy("status", "Listed"), "list", "ok"),
        "nothing": Status(pgettext_lazy("status", "Nothing to recommend"), "none", "off"),
        # Candidates before the decision
        "not_recommended": Status(pgettext_lazy("status", "Advised against"), "advise-not", "warn"),
        "take_up": Status(pgettext_lazy("status", "Take up"), "put-in", "act"),
        "decline": Status(pgettext_lazy("status", "Do not take up"), "leave-out", "off"),
        "hold": Status(pgettext_lazy("status", "Hold"), "pause", "warn"),
        # Objections
        "received": Status(pgettext_lazy("status", "Received"), "letter", "warn", filled=True),
        "handling": Status(pgettext_lazy("status", "Being handled"), "desk", "act"),
        "answered": Status(pgettext_lazy("status", "Answered"), "reply", "ok"),
        "rectify": Status(pgettext_lazy("status", "Rectifying"), "flag", "warn"),
        "withdrawn": Status(pgettext_lazy("status", "Withdrawn"), "exit", "off"),
        "nominated": Status(pgettext_lazy("status", "Nominated"), "recommend", "act"),
        "refused": Status(pgettext_lazy("status", "Refused"), "leave-out", "warn"),
        # Records of the ledgers
        "published": Status(pgettext_lazy("status", "Published"), "globe", "ok"),
        # Evaluations
        "assigned": Status(pgettext_lazy("status", "To be scored"), "pen", "act", filled=True),
        "scoring": Status(pgettext_lazy("status", "Being scored"), "scale", "act"),
        "scored": Status(pgettext_lazy("status", "Scored"), "sum", "act"),
        "released": Status(pgettext_lazy("status", "Released"), "eye", "ok"),
        "recused": Status(pgettext_lazy("status", "Recused"), "eyeoff", "off"),
        # Long work and papers
        "queued": Status(pgettext_lazy("status", "Queued"), "queue", "off"),
        "running": Status(pgettext_lazy("status", "Running"), "dots", "act"),
        "done": Status(pgettext_lazy("status", "Done"), "tick", "ok"),
        "ready": Status(pgettext_lazy("status", "Ready"), "doc", "ok"),
        "failed": Status(pgettext_lazy("status", "Not completed"), "crossed", "bad"),
        # Checks of an entry, and the way to a target
        "error": Status(pgettext_lazy("status", "Error"), "bad", "bad"),
        "explain": Status(pgettext_lazy("status", "To explain"), "warn", "warn"),
        "conflict": Status(pgettext_lazy("status", "Figures differ"), "swap", "act"),
        "reached": Status(pgettext_lazy("status", "Reached"), "tick", "act"),
        "missed": Status(pgettext_lazy("status", "Not reached"), "crossed", "warn"),
        "not_applicable": Status(pgettext_lazy("status", "Does not apply"), "dash", "act"),
        "unknown": Status(pgettext_lazy("status", "Cannot be judged"), "circle", "warn"),
        "on_target": Status(pgettext_lazy("status", "Target reached"), "target", "ok"),
        "on_course": Status(pgettext_lazy("status", "On course"), "course", "act"),
        "off_course": Status(pgettext_lazy("status", "Off course"), "off-course", "warn"),
    }
)

# Stored codes that say the same with another word.
SAME_AS: Mapping[str, str] = MappingProxyType(
    {"rectifying": "rectify", "requested": "running", "recorded": "listed", "solved": "done", "struck": "declined"}
)


def status(code: str) -> Status:
    """Return the entry of a stored code; an unknown one is a fault of the program."""
    try:
        return VOCABULARY[SAME_AS.get(code, code)]
    except KeyError:
        raise KeyError(f"{code!r} is no code of common/statuses.py") from None


def due_code(*, due_on: date, closes_on: date | None, state: str, today: date) -> str:
    """Return the code of something owed: late after its due day, closed after its closing day (X-01)."""
    if state != "open":
        return state
    if today > due_on:
        return "closed" if closes_on and today > closes_on else "overdue"
    return "due_soon" if due_on - today <= SOON else "not_started"
