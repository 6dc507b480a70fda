"""What is asked: forms with their sections and fields, and the levels a filing passes."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal, Self, TypeVar

from django.utils.translation import gettext
from pydantic import Field as Limited
from pydantic import model_validator

from programmes.definition.base import Code, Entry, Noun, Text, hand_down
from programmes.definition.dictionary import measures, unit_name
from programmes.definition.errors import invalid
from programmes.definition.kinds import (
    ChoiceSource,
    DrawKind,
    FieldKind,
    Level,
    Projection,
    RoundKind,
    SectionKind,
    Together,
    Verb,
)

SECTIONS_WITH_ROWS = ("table", "entries", "energy")
CHOOSING = ("choice", "multi_choice")
DRAWN_FROM_ROWS = ("projects", "rows")

NounT = TypeVar("NounT", "Field", "Section")


class Choice(Noun):
    """One answer that can be chosen."""

    code: Code
    name: Text
    begun: bool = False  # says that something has begun


class Draw(Noun):
    """What a field of a summary is drafted from: the reports of the parks of the unit (CR-09)."""

    kind: DrawKind
    section: Code | None = None  # of the report: the rows that are read
    fields: tuple[Code, ...] = ()  # columns of that section as they are told; of projects: name, money, status
    listed: tuple[Code, ...] = ()  # answers of the last column whose projects are named one by one: the stalled ones

    @model_validator(mode="after")
    def _rows_are_named(self) -> Self:
        if (self.kind in DRAWN_FROM_ROWS) != (self.section is not None):
            raise invalid(gettext("a section is named for what is read from rows, and only for that"))
        return self

    @property
    def columns(self) -> tuple[str, ...]:
        """Return what is read of the report: section.field."""
        return tuple(f"{self.section}.{code}" for code in self.fields)


class Field(Entry):
    """One thing asked, also a column of a table."""

    code: Code
    name: Text
    kind: FieldKind
    required: bool = False
    hint: Text | None = None
    unit: Code | None = None
    decimals: int | None = Limited(default=None, ge=0, le=6)
    min: Decimal | None = None
    max: Decimal | None = None
    min_length: int | None = Limited(default=None, ge=0)
    max_length: int | None = Limited(default=None, ge=1)
    pattern: str = ""
    choices: tuple[Choice, ...] = ()
    source: ChoiceSource = ""
    measure: Code | None = None
    variant: Code | None = None
    accept: tuple[str, ...] = ()
    max_megabytes: int = 20
    max_files: int = 1
    by_year: bool = False  # a column asked once for each year of the construction
    adds_up_to: Code | None = None  # the column of the total of a yearly column
    not_before: Code | None = None  # an earlier day in the same row
    after_approval: bool = False  # a beginning: cannot be reported before the plan is approved
    required_when: Code | None = None  # a yes_no field of the same section: required if that is answered yes
    gathers: str = ""  # "section.field" of the application that answers it when the list is made from applications
    peak_of: Code | None = None  # the measure of which the year given is said to be the peak (HZ-03)
    prefill: Literal["", "park", "last_year", "plan"] = ""
    draws: tuple[Draw, ...] = ()  # in a summary: what it is drafted from

    @model_validator(mode="before")
    @classmethod
    def _unit_comes_from_the_measure(cls, raw: Any) -> Any:
        measure = measures().get(str(raw.get("measure"))) if isinstance(raw, Mapping) else None
        return {"unit": measure.unit, "decimals": measure.decimals, **raw} if measure else raw

    @model_validator(mode="after")
    def _kind_has_what_it_needs(self) -> Self:
        if self.kind in CHOOSING and not self.choices and not self.source:
            raise invalid(gettext("a field to choose from needs choices or a source"))
        if self.kind == "measure" and not self.measure:
            raise invalid(gettext("a measure field needs a measure"))
        if self.min is not None and self.max is not None and self.min > self.max:
            raise invalid(gettext("min is above max"))
        return self

    @model_validator(mode="after")
    def _pattern_compiles(self) -> Self:
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise invalid(gettext("not a pattern: %(cause)s") % {"cause": error}) from error
        return self

    def of_year(self, year: int) -> "Field":
        """Return the column of one year."""
        name = Text(zh=f"{year}年{self.name.zh}", en=f"{self.name.en} {year}")
        return self.model_copy(update={"code": f"{self.code}_{year}", "name": name})

    @property
    def unit_name(self) -> str:
        """Return the unit in the active language, "" if the field has none."""
        return unit_name(self.unit)

    @property
    def is_number(self) -> bool:
        """Say whether the answer is a number."""
        return self.kind in ("integer", "decimal", "measure")


class Totals(Noun):
    """The measures that the energy of all enterprises is summed to (HZ-08)."""

    tce: Code
    co2: Code


class Section(Entry):
    """One page of a form: fields, or rows with `fields` as columns, or indicators."""

    code: Code
    name: Text
    kind: SectionKind
    number: str = ""
    guidance: Text | None = None
    required: bool = True
    fields: tuple[Field, ...] = ()
    min_rows: int = Limited(default=0, ge=0)
    max_rows: int | None = Limited(default=None, ge=1)
    indicators: Literal["all"] | tuple[Code, ...] = ()
    year_offset: int = Limited(default=0, ge=-10, le=0)  # of which year figures are asked, counted from the period
    area: Code | None = None
    projection: Projection = ""
    totals: Totals | None = None  # of a section of energy
    trend: Code | None = None  # the measure whose course is drawn with the section
    publishable: bool = False  # may stand in the version that the filer makes public (HZ-11)

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "fields")

    @model_validator(mode="after")
    def _kind_has_what_it_needs(self) -> Self:
        if self.kind in ("indicators", "targets") and not self.indicators:
            raise invalid(gettext("a section of indicators names them, or says all"))
        if self.kind not in ("indicators", "targets") and not self.fields:
            raise invalid(gettext("this section asks nothing: it has no fields"))
        if self.max_rows is not None and self.min_rows > self.max_rows:
            raise invalid(gettext("min_rows is above max_rows"))
        if (self.kind == "energy") != (self.totals is not None):
            raise invalid(gettext("a section of energy, and no other, says what it is summed to"))
        return self

    def for_years(self, years: Sequence[int]) -> "Section":
        """Return the section with its yearly columns spread over these years."""
        spread = ([one.of_year(year) for year in years] if one.by_year else [one] for one in self.fields)
        return self.model_copy(update={"fields": tuple(field for fields in spread for field in fields)})

    @property
    def has_rows(self) -> bool:
        """Say whether the section is a table of rows."""
        return self.kind in SECTIONS_WITH_ROWS

    @property
    def columns(self) -> tuple[Field, ...]:
        """Return the columns of a section with rows, nothing for others."""
        return self.fields if self.has_rows else ()

    def field(self, code: str) -> Field:
        """Return a field or column; KeyError if there is none."""
        return _named(self.fields, code)


class Step(Entry):
    """One level of the chain and what it does with the filing; the first step is the filer's own."""

    level: Level
    verb: Verb
    bodies: tuple[Code, ...] = ()  # kinds that act; empty: the bodies of the level
    together: Together = "lead"
    sees: tuple[Code, ...] = ()  # kinds of the level that read without acting
    opinion: Literal["none", "optional", "required"] = "optional"

    @property
    def code(self) -> str:
        """Return the name of the step by which overrides and screens address it."""
        return f"{self.level}_{self.verb}"


class Form(Entry):
    """What one kind of filing asks, who hands it in and through whom it goes."""

    code: Code
    name: Text
    per: Literal["round", "year", "period"] = "round"
    round: RoundKind = "report"
    chain: tuple[Step, ...] = Limited(min_length=1)
    owed: bool = True  # an application is not: it is handed in by who wants to
    encouraged: bool = False  # offered to every park of the programme, demanded of none (HZ-11)
    none: str = ""  # "section.field", a yes or no by which a list answers that it names nobody
    gathers: Code | None = None  # the form of the applications that a list is made from
    amendable: bool = False  # once on file it can be changed by a new version; plans always can
    summarises: Code | None = None  # the form of the parks' reports that a summary is drafted from
    statement: Text
    guidance: Text | None = None
    sections: tuple[Section, ...] = Limited(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "sections", "chain")

    @model_validator(mode="after")
    def _chain_begins_with_the_filer(self) -> Self:
        if [step.verb == "submit" for step in self.chain] != [True] + [False] * len(self.receivers):
            raise invalid(gettext("the chain begins with the level that submits, and only that one submits"))
        if self.filer == "city":
            raise invalid(gettext("a city passes filings on, it does not file"))
        if not self.owed and self.filer != "park":
            raise invalid(gettext("only what parks apply for is not owed"))
        return self

    def for_years(self, years: Sequence[int]) -> "Form":
        """Return the form with its yearly columns spread over these years."""
        return self.model_copy(update={"sections": tuple(one.for_years(years) for one in self.sections)})

    @property
    def is_by_year(self) -> bool:
        """Say whether something is asked for each year of the construction."""
        return any(field.by_year for section in self.sections for field in section.fields)

    @property
    def is_plan(self) -> bool:
        """Say whether the form is a plan: what it sets down in tasks is approved, changed and broken down (GB-20)."""
        return any(section.projection == "tasks" for section in self.sections)

    @property
    def can_be_amended(self) -> bool:
        """Say whether what is on file is changed by a new version that passes the same levels (GB-18, CR-09)."""
        return self.amendable or self.is_plan

    @property
    def filer(self) -> Level:
        """Return the level that hands the form in."""
        return self.chain[0].level

    @property
    def receivers(self) -> tuple[Step, ...]:
        """Return the steps after handing in, in their order."""
        return self.chain[1:]

    @property
    def publishable(self) -> tuple[Section, ...]:
        """Return the sections that may be made public."""
        return tuple(one for one in self.sections if one.publishable)

    @property
    def has_indicators(self) -> bool:
        """Say whether a table of indicators is asked."""
        return any(one.kind == "indicators" for one in self.sections)

    def section(self, code: str) -> Section:
        """Return a section; KeyError if the form has none of this code."""
        return _named(self.sections, code)


def _named(nouns: tuple[NounT, ...], code: str) -> NounT:
    for noun in nouns:
        if noun.code == code:
            return noun
    raise KeyError(code)
