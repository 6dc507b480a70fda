"""What can go wrong in an act, in terms a page can show at the right place."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where (`section/row/column` or a field name), what, on which basis, and how."""

    address: str
    message: str
    rule: str = ""
    remedy: str = ""


class RuleViolation(Exception):
    """An act broke rules of the programme; carries every problem found, and changes nothing."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(str(problem.message) for problem in problems))
        self.problems = tuple(problems)


class ActRefused(Exception):
    """The actor may not do this now. The reason is shown to the actor (who can see the object)."""

    def __init__(self, action: str, reason: str, subject: object = None) -> None:
        super().__init__(f"{action}: {reason}")
        self.action = action
        self.reason = reason
        self.subject = subject


class Stale(Exception):
    """Somebody saved in between. Carries what stands now, so that both texts can be shown."""

    def __init__(self, current: object, version: int) -> None:
        super().__init__(f"version {version} stands")
        self.current = current
        self.version = version
