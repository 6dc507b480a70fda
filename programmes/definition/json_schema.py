"""JSON Schema of the files, so that an editor completes keys and marks what is wrong while one writes."""

from typing import Any

from pydantic import BaseModel

from programmes.definition.definition import Definition
from programmes.definition.energy import EnergyFactors
from programmes.definition.measure import Dictionary, UnitList

FILES: dict[str, type[BaseModel]] = {
    "programme.schema.json": Definition,
    "measures.schema.json": Dictionary,
    "units.schema.json": UnitList,
    "energy_factors.schema.json": EnergyFactors,
}

_CITED = ("rule", "basis")
# Keys a file may leave out since they are taken from the parent entry, the key above or the measure.
MAY_BE_LEFT_OUT: dict[str, tuple[str, ...]] = {
    "Form": ("code",),
    "Scheme": ("code",),
    "Indicator": ("name", "unit", "decimals"),
    **dict.fromkeys(
        (
            "Section",
            "Field",
            "LedgerField",
            "Step",
            "Threshold",
            "Criterion",
            "Band",
            "Veto",
            "Downgrade",
            "Consequence",
            "GoalFigure",
            "Reference",
        ),
        _CITED,
    ),
}


def schema(kind: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a kind of file."""
    written = kind.model_json_schema()
    for name, keys in MAY_BE_LEFT_OUT.items():
        if name in written["$defs"]:
            noun = written["$defs"][name]
            noun["required"] = [key for key in noun["required"] if key not in keys]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **written}
