"""What the ministry changes of a definition: values of entries marked editable, addressed by dotted keys."""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from programmes.definition.base import INHERITED, Entry
from programmes.definition.definition import Definition
from programmes.definition.errors import DefinitionError, DefinitionProblem
from programmes.definition.loading import build

PLACE = "overrides"
FIXED = frozenset({*INHERITED, "code", "kind", "editable"})


def with_overrides(definition: Definition, overrides: Mapping[str, Any]) -> Definition:
    """Return the effective definition, e.g. of `{"deadlines.annual_report.day": 20}`.

    Raises `DefinitionError` naming each key that is unknown or not editable, or whose value does not fit.
    """
    raw = definition.model_dump()
    problems = [problem for key, value in overrides.items() if (problem := _put(raw, key, value))]
    if problems:
        raise DefinitionError(problems)
    return build(PLACE, raw)


def entry_at(definition: Definition, key: str) -> tuple[Entry, Any]:
    """Return the entry that a dotted key lies in and the value there. KeyError if there is none."""
    *path, last = key.split(".")
    place, entry = definition, None
    for step in path:
        place = _down(place, step)
        entry = place if isinstance(place, Entry) else entry
    if entry is None or not hasattr(place, last):
        raise KeyError(key)
    return entry, getattr(place, last)


def _down(place: Any, step: str) -> Any:
    if isinstance(place, Mapping):
        return place[step]
    if isinstance(place, tuple):
        return next((one for one in place if getattr(one, "code", None) == step), None)
    return getattr(place, step, None)


def effective(digest: str, definition: Definition, overrides: Mapping[str, Any]) -> Definition:
    """Return the definition with overrides that were checked before; built once per process, edition and change."""
    if not overrides:
        return definition
    key = digest, json.dumps(overrides, sort_keys=True)
    if key not in _built:
        _built[key] = with_overrides(definition, overrides)
    return _built[key]


_built: dict[tuple[str, str], Definition] = {}


def _put(raw: dict[str, Any], key: str, value: Any) -> DefinitionProblem | None:
    *path, last = key.split(".")
    place: Any = raw
    editable, rule = False, ""
    for step in path:
        place = _enter(place, step)
        if isinstance(place, dict) and "editable" in place:
            editable, rule = place["editable"], place["rule"]
    if not isinstance(place, dict) or last not in place:
        return DefinitionProblem(PLACE, key, rule, gettext("unknown key"))
    if not editable or last in FIXED:
        return DefinitionProblem(PLACE, key, rule, gettext("this value is not editable"))
    place[last] = value
    return None


def _enter(place: Any, step: str) -> Any:
    if isinstance(place, dict):
        return place.get(step)
    if isinstance(place, list | tuple):
        return next((child for child in place if isinstance(child, dict) and child.get("code") == step), None)
    return None
