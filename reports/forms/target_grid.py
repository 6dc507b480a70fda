"""The grid of a plan's targets: the years on top, below a line for each indicator from base to target (GB-17)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from common.anchors import anchor
from common.errors import Problem
from programmes.definition import Indicator
from reports.domain.dossiers import Place
from reports.domain.kinds import targets


@dataclass(frozen=True)
class Input:
    """One cell that is typed into."""

    name: str
    id: str
    text: str
    label: str
    wrong: bool
    numeric: bool = True


@dataclass(frozen=True)
class Row:
    """One goal."""

    number: int
    id: str
    indicator: Indicator
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]


def context_of(place: Place, problems: Sequence[Problem]) -> dict[str, Any]:
    """Return the columns, the line of the years and the lines of the indicators."""
    typed = targets.TargetsKind().flat(place, place.content)
    parts = targets.columns_of(place)
    rows = [_row(place, number, one, typed, problems) for number, one in enumerate(targets.indicators_of(place), 1)]
    years = {part: _input(place, targets.YEARS, part, typed, problems, _year_label(part)) for part in targets.ENDS}
    between = [{"part": part, "label": targets.label_of(part), "year": years.get(part)} for part in parts[:-1]]
    own = [one for one in problems if one.address.startswith(f"{place.address(targets.YEARS)}/")]
    return {"rows": rows, "parts": between, "years_problems": own, "width": len(parts) + 3}


def _year_label(part: str) -> str:
    return f"{targets.label_of(part)} {targets.YEARS_NAME.localised}"


def _row(place: Place, number: int, indicator: Indicator, typed: dict[str, str], problems: Sequence[Problem]) -> Row:
    code = indicator.code
    labelled = ((part, f"{indicator.name.localised} {targets.label_of(part)}") for part in targets.columns_of(place))
    inputs = tuple(_input(place, code, part, typed, problems, label) for part, label in labelled)
    own = tuple(one for one in problems if one.address.startswith(f"{place.address(code)}/"))
    return Row(number, anchor(place.address(code)), indicator, inputs, own)


def _input(place: Place, code: str, part: str, typed: dict[str, str], problems: Sequence[Problem], label: str) -> Input:
    address = place.address(code, part)
    wrong = any(one.address == address for one in problems)
    text = typed[f"{code}/{part}"] if part == "note" else targets.worded(typed[f"{code}/{part}"])
    return Input(f"{code}/{part}", anchor(address), text, label, wrong, numeric=part != "note")
