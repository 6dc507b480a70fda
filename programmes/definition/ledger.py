"""Ledgers (台账): what is kept continuously beside the filings, one kind of record each."""

from collections import Counter
from typing import Any, Literal, Self

from django.utils.translation import gettext
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Text, hand_down
from programmes.definition.errors import invalid
from programmes.definition.form import Choice, Field
from programmes.definition.kinds import Flow, Level, RecordColumn

# Which kinds of field a typed column of a record takes.
_COLUMN_KINDS: dict[str, tuple[str, ...]] = {
    "title": ("text",),
    "dated": ("date",),
    "category": ("choice",),
    "giver": ("choice",),
    "amount": ("decimal",),
    "text": ("long_text",),
}
_NEEDED = ("title", "dated")


class LedgerField(Field):
    """One thing asked of a record; `column` names the typed column that keeps it beside the text typed."""

    column: RecordColumn = ""
    listed: bool = False  # stands in the list and its export

    @model_validator(mode="after")
    def _fits_its_column(self) -> Self:
        if self.column and self.kind not in _COLUMN_KINDS[self.column]:
            raise invalid(gettext("a field of this kind does not fill the column %(name)s") % {"name": self.column})
        return self


class Appearance(Noun):
    """Where the records of a year stand beside a report: shown, offered as rows, counted."""

    form: Code
    section: Code
    columns: dict[Code, Code] = {}  # column of the section: field of the record, or "project"
    counts: dict[Code, Literal["all", "closed"]] = {}  # field of the section: which records are counted


class Feed(Noun):
    """From which section of a filing records are made once it is on file."""

    form: Code
    section: Code
    columns: dict[Code, Code]  # field of the record: field of the section
    when: Code | None = None  # a yes_no of the section that must be answered yes


class Ledger(Entry):
    """One kind of record: who keeps it, what it is about, what it asks, where it shows."""

    code: Code
    name: Text
    one: Text  # a single record of it
    guidance: Text | None = None
    flow: Flow = "kept"
    about: Literal["participation", "unit"] = "participation"
    kept_by: tuple[Level, ...]
    reviewed_by: tuple[Level, ...] = ()  # who publishes, or places records in their order
    internal: bool = False  # not shown to the park it is about
    project: bool = False  # is tied to a project of the park's plan
    ranked: bool = False  # the reviewers put the records of a year in an order of merit
    fields: tuple[LedgerField, ...]
    report: Appearance | None = None
    feed: Feed | None = None

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "fields")

    @model_validator(mode="after")
    def _columns_are_filled_once(self) -> Self:
        filled = Counter(one.column for one in self.fields if one.column)
        wrong = [name for name, count in filled.items() if count > 1] + [one for one in _NEEDED if one not in filled]
        if wrong:
            raise invalid(gettext("a ledger fills %(name)s by exactly one field") % {"name": wrong[0]})
        return self

    @model_validator(mode="after")
    def _somebody_reviews(self) -> Self:
        if (self.flow == "published" or self.ranked) and not self.reviewed_by:
            raise invalid(gettext("what is published or ranked names who reviews it"))
        return self

    def field(self, code: str) -> LedgerField:
        """Return a field; KeyError if there is none."""
        return {one.code: one for one in self.fields}[code]

    def column(self, name: str) -> LedgerField | None:
        """Return the field that fills a typed column, None if none does."""
        return next((one for one in self.fields if one.column == name), None)

    def choices(self, column: str) -> tuple[Choice, ...]:
        """Return what can be chosen for a typed column."""
        found = self.column(column)
        return found.choices if found else ()
