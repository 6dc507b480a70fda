"""What holds for the whole house: complete catalogues, migrations that match the models."""

import ast
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from common import catalogue

ROOT = Path(__file__).resolve().parents[2]
APPS = ("common", "journal", "accounts", "parks", "programmes", "reports", "evaluations", "portal", "config")
TRANSLATE = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy")


def test_every_string_is_translated_and_no_translation_is_left_over() -> None:
    assert catalogue.faults(catalogue.merge(ROOT / "locale" / "parts"), ROOT) == []


def test_no_string_to_translate_hides_in_a_formatted_one() -> None:
    """Where the catalogue cannot see it."""
    assert [str(path.relative_to(ROOT)) for path in _python() for call in _hidden(path)] == []


def _python() -> Iterator[Path]:
    for app in APPS:
        yield from sorted((ROOT / app).rglob("*.py"))


def _hidden(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for formatted in (node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr)):
        for node in ast.walk(formatted):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in TRANSLATE:
                yield node


@pytest.mark.once
@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert out.getvalue() == "No changes detected\n"
