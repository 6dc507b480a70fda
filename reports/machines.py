"""The life of a filing as a page of the regulation: from, act, to, by whom. Only `domain.transitions` writes a state.

Which levels there are and what their verbs are called stands in the programme's definition; this table is the
same for all programmes.
"""

from dataclasses import dataclass

from reports.choices import FilingAct as Act
from reports.choices import FilingState as State


@dataclass(frozen=True)
class Transition:
    """One row of the table. `last_level`: only there (True), only before it (False), or at any level (None).

    `recommends` says the same of the levels whose verb in the definition is to recommend (GB-11).
    """

    source: tuple[State, ...]
    act: Act
    target: State
    by: str  # "filer" or "holder"
    last_level: bool | None = None
    recommends: bool | None = None


TRANSITIONS = (
    Transition((State.DRAFT, State.RETURNED), Act.SUBMIT, State.REVIEWING, "filer"),
    Transition((State.REVIEWING,), Act.RETRACT, State.DRAFT, "filer"),
    Transition((State.REVIEWING,), Act.RETURN, State.RETURNED, "holder"),
    Transition((State.REVIEWING,), Act.PASS_ON, State.REVIEWING, "holder", last_level=False),
    Transition((State.REVIEWING,), Act.FILE, State.FILED, "holder", last_level=True, recommends=False),
    Transition((State.REVIEWING,), Act.RECOMMEND, State.RECOMMENDED, "holder", last_level=True, recommends=True),
    Transition((State.REVIEWING,), Act.DECLINE, State.DECLINED, "holder", recommends=True),
    # A plan in force is changed by a new version, which passes the same levels; until then it stays in force.
    Transition((State.FILED,), Act.AMEND, State.DRAFT, "filer"),
    Transition((State.DRAFT, State.RETURNED), Act.DROP, State.FILED, "filer"),
)
