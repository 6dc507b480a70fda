"""How a form and an act meet: problems the act finds are shown at the form's fields."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms

from common.errors import Problem, RuleViolation

ResultT = TypeVar("ResultT")


def perform(form: forms.BaseForm, act: Callable[[], ResultT]) -> ResultT | None:
    """Run an act; put its problems at the fields they name (others on top) and return None if there were any."""
    try:
        return act()
    except RuleViolation as violation:
        for problem in violation.problems:
            form.add_error(problem.address if problem.address in form.fields else None, worded(problem))
        return None


def worded(problem: Problem) -> str:
    """Return what is wrong and what to do as one text."""
    return " ".join(str(part) for part in (problem.message, problem.remedy) if part)


def renewed(data: Any, **values: str) -> Any:
    """Return what was posted with some values in place of those that came: a key or a token that has to be fresh."""
    changed = data.copy()
    for name, value in values.items():
        changed[name] = value
    return changed


class DayInput(forms.DateInput):
    """A day, typed or picked; browsers demand the ISO form."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
