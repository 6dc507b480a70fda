"""The acts of the house: every function of a domain that writes in one transaction for an actor."""

import ast
import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("accounts", "evaluations", "journal", "parks", "programmes", "reports")
REASONS = Path(__file__).parent / "acts_without_api.csv"


def acts() -> set[str]:
    """Return the acts as `app.domain.module.function`."""
    return {name for path in _files("domain") for name in _acts_of(path)}


@cache
def called_by_the_api() -> set[str]:
    """Return the functions that the endpoints call, as `module.function` or `function`, as they are written there."""
    return {name for path in _files("api") for name in _calls_of(path)}


def in_the_api(act: str) -> bool:
    """Say whether an endpoint calls an act: by its module's name, that of the package it is offered by, or alone."""
    *modules, function = act.split(".")
    called = called_by_the_api()
    return function in called or any(f"{module}.{function}" in called for module in modules + _offering(act))


def reasons() -> dict[str, str]:
    """Return why an act is not in the API, by act."""
    with REASONS.open(encoding="utf-8", newline="") as file:
        return {row["act"]: row["reason"] for row in csv.DictReader(file)}


def _offering(act: str) -> list[str]:
    """Return the modules that offer an act of another one by its name: `filings` those of `reviews`."""
    return [
        path.stem if path.stem != "__init__" else path.parent.name
        for path in _files("domain")
        if act in _offered_by(path)
    ]


def _offered_by(path: Path) -> set[str]:
    return {
        f"{node.module}.{name.name}"
        for node in _tree(path).body
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }


def _acts_of(path: Path) -> Iterator[str]:
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for node in _tree(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and _is_act(node):
            yield f"{module}.{node.name}"


def _is_act(node: ast.FunctionDef) -> bool:
    in_one = any("atomic" in ast.unparse(one) for one in node.decorator_list)
    return in_one and any(argument.arg == "actor" for argument in node.args.kwonlyargs)


def _calls_of(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield ast.unparse(node.func)


def _files(kind: str) -> list[Path]:
    return sorted(path for app in APPS for path in (ROOT / app / kind).rglob("*.py"))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
