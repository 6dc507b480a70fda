"""The documents that a programme rests on, and the citation of one entry."""

import datetime as dt
from dataclasses import dataclass

from programmes.definition.base import Basis, Code, Noun, Text


class Clause(Noun):
    """What a passage says, in our own words (never quoted as the wording of the document)."""

    id: Code
    text: Text
    rules: tuple[str, ...] = ()


class PolicyDocument(Noun):
    """A policy document with the passages entries refer to."""

    code: Code
    title: Text
    number: str = ""
    date: dt.date | None = None
    issuers: tuple[Text, ...] = ()
    url: str = ""
    paraphrased: bool = True
    note: Text | None = None
    clauses: tuple[Clause, ...] = ()

    def clause(self, clause_id: str) -> Clause | None:
        """Return the passage, or None if the document has no such entry."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)


@dataclass(frozen=True)
class Citation:
    """What a screen shows on demand: why is this asked?"""

    rule: str
    basis: Basis
    status: str
    editable: bool
    title: Text | None = None
    number: str = ""
    date: dt.date | None = None
    clause: Text | None = None
    note: Text | None = None

    @property
    def is_set_by_ministry(self) -> bool:
        """Say whether the document leaves this open, so that the ministry sets it (X-01)."""
        return self.editable or self.basis in ("R", "D")
