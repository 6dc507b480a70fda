"""The two shared files behind every programme: measures.yaml and units.yaml."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from programmes.definition.errors import DefinitionError
from programmes.definition.measure import Coefficient, Dictionary, Measure, Unit, UnitList, Variant
from programmes.definition.reading import explain, read_yaml

DEFINITIONS = Path(__file__).resolve().parent.parent / "definitions"

FileT = TypeVar("FileT", bound=BaseModel)


@cache
def measures() -> dict[str, Measure]:
    """Return every measure by code, in the order of the file."""
    return {measure.code: measure for measure in _dictionary().measures}


@cache
def variants() -> dict[str, Variant]:
    """Return the definition variants (口径) by code."""
    return {variant.code: variant for variant in _dictionary().variants}


@cache
def units() -> dict[str, Unit]:
    """Return every unit of measurement by code."""
    return {unit.code: unit for unit in _unit_list().units}


@cache
def coefficients() -> tuple[Coefficient, ...]:
    """Return the coefficients by which a unit is turned into one that is no multiple of it."""
    return _unit_list().coefficients


def unit_name(code: str | None) -> str:
    """Return the name of a unit in the active language, "" for none."""
    return units()[code].name.localised if code in units() else ""


@cache
def _unit_list() -> UnitList:
    return _read(DEFINITIONS / "units.yaml", UnitList)


@cache
def _dictionary() -> Dictionary:
    return _read(DEFINITIONS / "measures.yaml", Dictionary)


def _read(path: Path, kind: type[FileT]) -> FileT:
    raw = read_yaml(path)
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        raise DefinitionError(explain(path.name, raw, error)) from error
