"""The smaller nouns of a programme: stages, task areas, quotas, eligibility, outcomes, periods."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Field as Limited
from pydantic import StringConstraints, model_validator

from programmes.definition.base import Code, Entry, Params, Text, hand_down
from programmes.definition.kinds import CheckKind, ConsequenceKind, Level


class EditionRule(Entry):
    """Under which rules this edition stands; a programme's current edition is the one in force last."""

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+$", max_length=20)]
    name: Text
    in_force: dt.date


class Stage(Entry):
    """A step in the life of a participation, in the order of the list."""

    code: Code
    name: Text


class TaskArea(Entry):
    """A key task area; plan, report and score sheet hang on it."""

    code: Code
    number: str
    name: Text
    description: Text | None = None


class Quota(Entry):
    """At most so many rows of a section per unit; an excess is refused or needs a justification."""

    code: Code
    form: Code
    section: Code
    maximum: int = Limited(ge=1)
    excess: Literal["refuse", "justify"]
    justification: str = ""  # "section.field" that carries it


class EligibilityCheck(Entry):
    """Something checked of a park before it may take part."""

    code: Code
    name: Text
    check: CheckKind
    params: Params = Limited(default_factory=dict)
    blocking: bool = True
    remedy: Text


class Consequence(Entry):
    """What follows from an outcome; `choice` marks what the deciding body may leave out."""

    code: Code
    kind: ConsequenceKind
    name: Text
    choice: bool = False
    days: int | None = Limited(default=None, ge=1)  # until it is to be fulfilled


class Outcome(Entry):
    """What is decided after an evaluation."""

    code: Code
    name: Text
    consequences: tuple[Consequence, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _inherit(cls, raw: Any) -> Any:
        return hand_down(raw, "consequences")


class Construction(Entry):
    """The construction period; reports cover each of its calendar years."""

    years: int = Limited(ge=1)
    first_year_offset: int = 1  # counted from the year of naming

    def report_years(self, named_on: dt.date) -> range:
        """Return the calendar years of which a base named on that day reports."""
        first = named_on.year + self.first_year_offset
        return range(first, first + self.years)


class EarlyWarning(Entry):
    """When park and province are warned: a target behind its path by more than `margin` points of the whole way."""

    margin: int = Limited(ge=0, le=100)


class EvaluationPlan(Entry):
    """An evaluation every participation meets, in the given year of its construction period."""

    code: Code
    name: Text
    scheme: Code
    year: int = Limited(ge=1)
    by: Literal["third_party", "expert", "province"] = "third_party"
    organised_by: Level = "ministry"
    form: Code | None = None  # the self-evaluation handed in for it


class PublicNoticeRule(Entry):
    """The window in which objections to a list are taken."""

    days: int = Limited(ge=1)
    working: bool = False
