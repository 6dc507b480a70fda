"""The life of a filing as a page of the regulation: from, act, to, by whom. Only `domain.transitions` writes a state.

Which levels there are and what their verbs are called stands in the programme's definition; this table is the
same for all programmes.
"""

from dataclasses import dataclass

from reports.choices import FilingAct as Act
from reports.choices import FilingState as State
from reports.choices import RecordAct, RecordState


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


@dataclass(frozen=True)
class Move:
    """One row of the life of records. `by`: its keeper, its owner, its reviewers; `says`: what the act must give."""

    flow: str
    source: tuple[RecordState, ...]
    act: RecordAct
    target: RecordState
    by: tuple[str, ...]
    says: str = ""  # "reason" or "answer"


_UNPUBLISHED = tuple(one for one in RecordState if one not in (RecordState.PUBLISHED, RecordState.STRUCK))

MOVES = (
    Move("followed", (RecordState.OPEN,), RecordAct.TAKE, RecordState.HANDLING, ("owner",)),
    Move(
        "followed", (RecordState.OPEN, RecordState.HANDLING), RecordAct.SOLVE, RecordState.SOLVED, ("owner",), "answer"
    ),
    Move("followed", (RecordState.SOLVED,), RecordAct.REOPEN, RecordState.OPEN, ("keeper",), "reason"),
    Move("published", (RecordState.DRAFT, RecordState.WITHDRAWN), RecordAct.OFFER, RecordState.REVIEWING, ("keeper",)),
    Move("published", (RecordState.REVIEWING,), RecordAct.PUBLISH, RecordState.PUBLISHED, ("reviewer",)),
    Move("published", (RecordState.REVIEWING,), RecordAct.RETURN, RecordState.DRAFT, ("reviewer",), "reason"),
    Move(
        "published",
        (RecordState.PUBLISHED,),
        RecordAct.WITHDRAW,
        RecordState.WITHDRAWN,
        ("reviewer", "keeper"),
        "reason",
    ),
    Move("answered", (RecordState.RECEIVED,), RecordAct.TAKE, RecordState.HANDLING, ("keeper",)),
    Move(
        "answered",
        (RecordState.RECEIVED, RecordState.HANDLING),
        RecordAct.ANSWER,
        RecordState.ANSWERED,
        ("keeper",),
        "answer",
    ),
    Move("", _UNPUBLISHED, RecordAct.STRIKE, RecordState.STRUCK, ("keeper",), "reason"),
)
"""The life of a record by the flow of its ledger; a row without a flow holds for all but `answered`."""

FIRST_STATE = {
    "kept": RecordState.RECORDED,
    "followed": RecordState.OPEN,
    "published": RecordState.DRAFT,
    "answered": RecordState.RECEIVED,
}
