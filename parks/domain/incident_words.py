"""An incident in words: how its grade comes about, trigger by trigger, and what a correction changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from common.formats import NOTHING, date_text, number_text
from parks import grading
from parks.choices import Grade, IncidentKind, Trigger
from parks.models import IncidentRevision

NUMBERS = {
    "deaths": gettext_lazy("Deaths"),
    "injured": gettext_lazy("Seriously injured or poisoned"),
    "evacuated": pgettext_lazy("of an incident", "Evacuated"),
    "loss": gettext_lazy("Direct loss"),
}
_FIELDS = {
    "kind": gettext_lazy("Kind"),
    "happened_on": pgettext_lazy("of an incident", "Day"),
    "description": gettext_lazy("What happened"),
    "document": pgettext_lazy("of an incident", "Source"),
    **NUMBERS,
    "triggers": gettext_lazy("Special effects"),
    "official_grade": gettext_lazy("Grade given by the competent authority"),
    "official_document": gettext_lazy("Document of the authority"),
}


@dataclass(frozen=True)
class ExplainedLine:
    """A number or trigger as a row of the explanation."""

    label: str
    value: str
    threshold: str  # "3 or more (larger)", empty when none is reached
    grade: str
    is_recalled: bool
    decides: bool  # it carries the grade of the whole


@dataclass(frozen=True)
class Change:
    """What a correction changed in one field."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownRevision:
    """A state of an incident with what changed against the state before."""

    revision: IncidentRevision
    changes: tuple[Change, ...]


def explained(found: grading.Grading) -> list[ExplainedLine]:
    """Return the explanation of a grade, a row for each number and trigger."""
    return [_explained(line, found.grade) for line in found.lines]


def unknown_numbers(found: grading.Grading) -> str:
    """Return the names of the numbers that are not known yet and may raise the grade."""
    return _(", ").join(str(NUMBERS[name]) for name in found.unknown)


def revisions(rows: list[IncidentRevision]) -> list[ShownRevision]:
    """Return the states of an incident, latest first, each with what it changed."""
    before = [None, *rows[:-1]]
    shown = [ShownRevision(row, tuple(_changes(old, row))) for old, row in zip(before, rows, strict=True)]
    return shown[::-1]


def number_words(name: str, value: Decimal | int | None) -> str:
    """Return a number of an incident with its unit; a dash for one that is not known."""
    if value is None:
        return NOTHING
    text = number_text(Decimal(value).normalize())
    return (
        _("%(number)s ×10 000 yuan") % {"number": text} if name == "loss" else _("%(number)s people") % {"number": text}
    )


def _explained(line: grading.Line, grade: Grade) -> ExplainedLine:
    reached = line.reached
    is_number = line.trigger in NUMBERS
    return ExplainedLine(
        label=str(NUMBERS[line.trigger] if is_number else Trigger(line.trigger).label),
        value=number_words(line.trigger, line.value) if is_number else _("Yes"),
        threshold=_threshold(reached, line.trigger),
        grade=str(reached.grade.label) if reached else "",
        is_recalled=bool(reached and reached.is_recalled),
        decides=bool(reached and reached.grade == grade),
    )


def _threshold(reached: grading.Threshold | None, name: str) -> str:
    if reached is None or reached.at_least is None:
        return ""
    return _("%(number)s or more") % {"number": number_words(name, reached.at_least)}


def _changes(old: IncidentRevision | None, new: IncidentRevision) -> Iterator[Change]:
    if old is None:
        return
    for name, label in _FIELDS.items():
        before, after = (_worded(name, row.stated.get(name)) for row in (old, new))
        if before != after:
            yield Change(str(label), before, after)


def _worded(name: str, kept: object) -> str:
    """Return a value kept as text in the words of the page."""
    if not kept:
        return NOTHING
    if name in NUMBERS:
        return number_words(name, Decimal(str(kept)))
    if name == "triggers" and isinstance(kept, list):
        return _(", ").join(str(Trigger(one).label) for one in kept)
    if name == "happened_on":
        return date_text(date.fromisoformat(str(kept)), full=True)
    labels = {"kind": IncidentKind, "official_grade": Grade}
    return str(labels[name](str(kept)).label) if name in labels else str(kept)
