"""What import-linter cannot say: acts know no request, and nobody reads the clock beside `common.clock`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from common.catalogue import APPS

ROOT = Path(__file__).resolve().parents[2]
OF_REQUESTS = ("django.http", "django.shortcuts", "django.views", "django.contrib.messages")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def clock_readings(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {
            "datetime.now",
            "datetime.today",
            "date.today",
            "timezone.now",
            "timezone.localdate",
        }:
            yield f"{path.relative_to(ROOT)}:{node.lineno}"


def sources(app: str, below: str) -> list[Path]:
    return [path for path in (ROOT / app).glob(below) if "migrations" not in path.parts]


@pytest.mark.parametrize("app", APPS)
def test_acts_know_no_request(app: str) -> None:
    offenders = [
        f"{path.relative_to(ROOT)} imports {module}"
        for path in [
            *sources(app, "domain/**/*.py"),
            *sources(app, "rules.py"),
            *sources(app, "models/**/*.py"),
        ]
        for module in imported(path)
        if module.startswith(OF_REQUESTS)
    ]
    assert offenders == []


@pytest.mark.parametrize("app", APPS)
def test_only_the_clock_module_reads_the_time(app: str) -> None:
    assert [place for path in sources(app, "**/*.py") for place in clock_readings(path)] == []
