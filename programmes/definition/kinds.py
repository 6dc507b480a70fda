"""The kinds that code knows. A definition names them; each has one small function or page behind it.

Adding a kind means adding its name here and registering its function where the docstring of the name says.
"""

from typing import Literal

Level = Literal["park", "city", "province", "ministry"]
"""Who acts: the levels a filing can pass."""

Audience = Literal["filer", "above", "park", "city", "province", "ministry"]
"""Who is told: who files, the level that receives it next, or a level by name."""

RoundKind = Literal["call", "plan", "annual_report", "report"]
"""What the round of a form is: a call for lists, plans, the yearly report that evaluations read, any other filing."""

Verb = Literal["submit", "review", "recommend", "accept", "approve", "forward", "file"]
"""What a level does with a filing: the first of a chain submits it."""

Together = Literal["lead", "any", "all", "in_turn"]
"""How several bodies of one level act: the lead alone, any one, all of them, or one after the other."""

SectionKind = Literal[
    "park_basics", "narrative", "table", "entries", "energy", "indicators", "targets", "declaration", "attachments"
]
"""How a section is filled in; registered in `reports`."""

Projection = Literal["", "entries", "facts", "targets", "tasks", "projects", "progress", "declarations"]
"""Into which typed rows a submitted section is written."""

FieldKind = Literal[
    "text",
    "long_text",
    "integer",
    "decimal",
    "date",
    "choice",
    "multi_choice",
    "yes_no",
    "measure",
    "park",
    "file",
]

ChoiceSource = Literal[
    "", "green_catalogue_2019", "regions", "task_areas", "plan_projects", "enterprises", "energy_carriers"
]
"""Lists that are kept elsewhere than in the form."""

Flow = Literal["kept", "followed", "published", "answered"]
"""How a record of a ledger lives: it stands; it is solved by an owner; it is reviewed and published; it is answered."""

RecordColumn = Literal["", "title", "dated", "category", "giver", "amount", "text"]
"""The typed columns of a record that lists sort, filter and add up."""
DrawKind = Literal["sum", "coverage", "reporting", "changes", "projects", "rows"]
"""What a summary takes from the reports it rests on; registered in `reports.domain.drawing`, coverage in `portal`."""

DeadlineKind = Literal["fixed", "yearly", "after_event", "set_by_round"]
"""How a day comes about; registered in `programmes.domain.deadlines`."""

CheckKind = Literal[
    "in_zone_catalogue",
    "industries_in_catalogue",
    "no_incidents",
    "statement",
    "in_programme",
    "park_level",
]
"""What can be checked of a park; registered in `reports.domain.eligibility.clauses`."""

FindingKind = Literal["standard_met"]
"""What the portal finds itself when a result is worked out; registered in `evaluations.domain.findings`."""

ConsequenceKind = Literal["support", "title", "improvement_plan", "rectification", "criticism", "withdrawal"]
"""What follows from an outcome."""

AggregateKind = Literal["sum", "ratio_of_sums", "percentage_of_sums", "count", "share", "average_reduction"]
"""How a figure over all parks comes about; registered in `programmes.definition.aggregates`."""

IdentityKind = Literal["sum", "product", "ratio", "share", "part"]
"""How figures belong together; registered in `programmes.definition.identities`."""

Operator = Literal[">=", "<=", ">", "<", "="]
