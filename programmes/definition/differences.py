"""What changes between two definitions, key by key, for a look before loading."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from programmes.definition.definition import Definition


class Difference(NamedTuple):
    """A dotted key whose value differs; None where the key does not exist."""

    key: str
    before: Any
    after: Any


def differences(before: Definition | None, after: Definition) -> list[Difference]:
    """Return what `after` changes against `before` (None: nothing was loaded yet), in the order of keys."""
    old = dict(_flat(before.model_dump(mode="json"), "")) if before else {}
    new = dict(_flat(after.model_dump(mode="json"), ""))
    keys = dict.fromkeys([*new, *old])
    return [Difference(key, old.get(key), new.get(key)) for key in keys if old.get(key) != new.get(key)]


def _flat(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _flat(child, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list) and all(isinstance(child, dict) for child in value):
        for number, child in enumerate(value):
            yield from _flat(child, f"{path}.{child.get('code') or child.get('id') or number}")
    else:
        yield path, value
