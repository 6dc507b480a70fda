"""Reading a definition file, and putting what is wrong with it into words."""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext, gettext_noop
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from programmes.definition.errors import DefinitionError, DefinitionProblem


class _StrictLoader(yaml.CSafeLoader):
    """Safe loader (the fast one) that refuses a key given twice and reads decimals exactly."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - signature of the base
        seen: set[str] = set()
        for key, _value in node.value:
            if key.value in seen and key.tag != "tag:yaml.org,2002:merge":
                cause = gettext("the key %(key)s is given twice") % {"key": key.value}
                raise yaml.constructor.ConstructorError(None, None, cause, key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _exact(loader: _StrictLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_StrictLoader.add_constructor("tag:yaml.org,2002:float", _exact)


def read_yaml(path: Path) -> Any:
    """Read a file. Errors: `DefinitionError` if it is missing, not UTF-8, or not YAML (with the line)."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_StrictLoader)  # noqa: S506 - a safe loader
    except OSError as error:
        raise _broken(path, gettext("the file cannot be read: %(cause)s") % {"cause": error.strerror}) from error
    except UnicodeDecodeError as error:
        raise _broken(path, gettext("the file is not UTF-8 text")) from error
    except yaml.MarkedYAMLError as error:
        raise _broken(path, _yaml_cause(error)) from error


def _broken(path: Path, cause: str) -> DefinitionError:
    return DefinitionError([DefinitionProblem(path.name, "", "", cause)])


def _yaml_cause(error: yaml.MarkedYAMLError) -> str:
    line = error.problem_mark.line + 1 if error.problem_mark else 0
    return gettext("line %(line)s: %(cause)s") % {"line": line, "cause": error.problem}


def explain(file: str, raw: Any, error: ValidationError) -> list[DefinitionProblem]:
    """Turn what the schema says into problems with the dotted key and the nearest rule ID."""
    return [DefinitionProblem(file, *locate(raw, one["loc"]), _cause(one)) for one in error.errors()]


def locate(raw: Any, path: Sequence[str | int]) -> tuple[str, str]:
    """Return the dotted key (codes instead of positions) and the rule ID of the nearest entry around it."""
    keys, rule = [], _rule(raw, "")
    for step in path:
        if isinstance(step, str) and isinstance(raw, list | tuple):
            continue  # pydantic names the branch of a union here
        raw = _child(raw, step)
        keys.append(_name(raw, step))
        rule = _rule(raw, rule)
    return ".".join(keys), rule


def _child(raw: Any, step: str | int) -> Any:
    try:
        return raw[step]
    except (KeyError, IndexError, TypeError):
        return None


def _name(raw: Any, step: str | int) -> str:
    if isinstance(step, str) or not isinstance(raw, Mapping):
        return str(step)
    return str(raw.get("code") or raw.get("id") or step)


def _rule(raw: Any, otherwise: str) -> str:
    return str(raw.get("rule", otherwise)) if isinstance(raw, Mapping) else otherwise


def _cause(error: ErrorDetails) -> str:
    values = {**error.get("ctx", {}), "found": str(error["input"])[:60], "message": error["msg"]}
    if error["type"] == "definition":
        return str(values["cause"])
    return gettext(_CAUSES.get(error["type"], _OTHER)) % values


_OTHER = gettext_noop("is not valid: %(message)s")
_A_NUMBER = gettext_noop("must be a number, not %(found)s")
_A_DATE = gettext_noop("must be a date such as 2025-03-31, not %(found)s")
_KEYS = gettext_noop("must be a set of keys")

# What the schema library calls a mistake, in our words.
_CAUSES = {
    "missing": gettext_noop("this key is missing"),
    "extra_forbidden": gettext_noop("unknown key"),
    "literal_error": gettext_noop("must be one of %(expected)s, not %(found)s"),
    "string_pattern_mismatch": gettext_noop("does not have the form asked for: %(found)s"),
    "string_type": gettext_noop("must be text, not %(found)s"),
    "bool_parsing": gettext_noop("must be yes or no, not %(found)s"),
    "bool_type": gettext_noop("must be yes or no, not %(found)s"),
    "tuple_type": gettext_noop("must be a list"),
    "greater_than_equal": gettext_noop("must be %(ge)s or more"),
    "less_than_equal": gettext_noop("must be %(le)s or less"),
    "too_short": gettext_noop("must have at least %(min_length)s entries"),
    **dict.fromkeys(("int_parsing", "int_type", "int_from_float", "decimal_parsing", "decimal_type"), _A_NUMBER),
    **dict.fromkeys(("date_type", "date_parsing", "date_from_datetime_parsing"), _A_DATE),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type", "mapping_type"), _KEYS),
}
