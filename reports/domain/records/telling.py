"""A record in words: its fields as they stand, and what each revision changed against the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.formats import date_text
from common.ui import Answer
from reports.domain.kinds import values
from reports.domain.records import asking
from reports.models import Record, RecordRevision


@dataclass(frozen=True)
class Change:
    """What a revision changed in one field."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """A revision with what it changed."""

    revision: RecordRevision
    changes: tuple[Change, ...]


def facts(record: Record) -> list[Answer]:
    """Return every field that was filled in, with the project it is tied to."""
    shown = [Answer(one.label, one.text) for one in asking.view_of(asking.place_of(record)).values if one.text]
    project = [Answer(_("Project of the plan"), record.project_name)] if record.project_name else []
    return [*shown, *project]


def history(record: Record) -> list[Told]:
    """Return the revisions, latest first."""
    rows = list(record.revisions.select_related("body").order_by("number"))
    pairs = zip([None, *rows[:-1]], rows, strict=True)
    return [Told(row, tuple(_changes(record, old, row))) for old, row in pairs][::-1]


def _changes(record: Record, old: RecordRevision | None, new: RecordRevision) -> Iterator[Change]:
    if old is None:
        return
    place = asking.place_of(record)
    for field in record.kind.fields:
        before, after = (str(row.stated["fields"].get(field.code, "")) for row in (old, new))
        if before != after:
            shown = (values.shown(place, field, text) or _("nothing") for text in (before, after))
            yield Change(field.name.localised, *shown)
    for name, label in _labels().items():
        before, after = (_worded(name, row.stated.get(name)) for row in (old, new))
        if before != after:
            yield Change(label, before or _("nothing"), after or _("nothing"))


def _labels() -> dict[str, str]:
    return {
        "project": _("Project of the plan"),
        "owner": pgettext("record", "Handled by"),
        "due_on": _("Due on"),
        "rank": pgettext("record", "Place"),
    }


def _worded(name: str, kept: object) -> str:
    if name == "due_on" and kept:
        return date_text(date.fromisoformat(str(kept)), full=True)
    return "" if kept is None else str(kept)
