"""Definitions from a file (with all its problems at once) and back from a stored edition."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from programmes.definition.agreement import disagreements
from programmes.definition.definition import Definition
from programmes.definition.errors import DefinitionError, DefinitionProblem
from programmes.definition.reading import explain, locate, read_yaml


def parse(path: Path) -> Definition:
    """Read a definition file. Errors: `DefinitionError` naming file, key, rule ID and cause of each problem."""
    return build(path.name, read_yaml(path))


def build(file: str, raw: object) -> Definition:
    """Make a definition of what a file says. Errors: `DefinitionError`."""
    try:
        definition = Definition.model_validate(raw)
    except ValidationError as error:
        raise DefinitionError(explain(file, raw, error)) from error
    problems = [DefinitionProblem(file, *locate(raw, path), cause) for path, cause in disagreements(definition)]
    if problems:
        raise DefinitionError(problems)
    return definition


def from_json(text: str) -> Definition:
    """Restore a definition from its JSON."""
    return Definition.model_validate_json(text)


def from_content(digest: str, content: dict[str, Any]) -> Definition:
    """Restore the definition an edition keeps; read once per process and digest.

    An edition is never changed: keys that definitions no longer have are passed over, not refused as in a file.
    """
    if digest not in _restored:
        _restored[digest] = Definition.model_validate(content, extra="ignore")
    return _restored[digest]


_restored: dict[str, Definition] = {}
