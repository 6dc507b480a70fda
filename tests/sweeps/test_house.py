"""What holds for the whole house: complete catalogues, migrations that match the models."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from common import catalogue

ROOT = Path(__file__).resolve().parents[2]


def test_every_string_is_translated_and_no_translation_is_left_over() -> None:
    assert catalogue.faults(catalogue.merge(ROOT / "locale" / "parts"), ROOT) == []


@pytest.mark.once
@pytest.mark.django_db
def test_no_model_has_changed_without_a_migration() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert out.getvalue() == "No changes detected\n"
