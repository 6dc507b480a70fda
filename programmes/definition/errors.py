"""A broken definition: where, under which rule, and why, in words for the person who writes the file."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic_core import PydanticCustomError


@dataclass(frozen=True)
class DefinitionProblem:
    """One thing to mend: the file, the dotted key, the rule ID of the nearest entry, the cause."""

    file: str
    key: str
    rule: str
    cause: str

    def __str__(self) -> str:
        place = f"{self.key} ({self.rule})" if self.rule else self.key
        return ": ".join(part for part in (self.file, place, self.cause) if part)


class DefinitionError(Exception):
    """A definition cannot be used; carries every problem found in the file."""

    def __init__(self, problems: Sequence[DefinitionProblem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)

    @property
    def file(self) -> str:
        """Return the file of the first problem."""
        return self.problems[0].file

    @property
    def key(self) -> str:
        """Return the dotted key of the first problem."""
        return self.problems[0].key

    @property
    def rule(self) -> str:
        """Return the rule ID nearest to the first problem."""
        return self.problems[0].rule

    @property
    def cause(self) -> str:
        """Return the cause of the first problem."""
        return self.problems[0].cause


def invalid(cause: str) -> PydanticCustomError:
    """Make the error that a validator raises, from a cause already translated."""
    return PydanticCustomError("definition", "{cause}", {"cause": cause})
