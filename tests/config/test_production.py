"""Production starts safely or not at all."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.settings.environment import Environment
from config.settings.guards import refuse_unsafe

ROOT = Path(__file__).resolve().parents[2]
KEY = "k" * 25 + "0123456789abcdefghijklmnopqrstuvwxyz"
POSTGRES = "django.db.backends.postgresql"
SAFE: dict[str, Any] = {
    "secret_key": KEY,
    "debug": False,
    "hosts": ["portal.example.org"],
    "engine": POSTGRES,
    "rehearsal_days": 0,
    "rehearsal_allowed": False,
}
ENVIRONMENT = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": KEY,
    "ALLOWED_HOSTS": "portal.example.org",
    "DATABASE_URL": "postgres://portal:secret@127.0.0.1:1/portal",
    "CELERY_BROKER_URL": "redis://127.0.0.1:1/0",
    "EMAIL_URL": "smtp://127.0.0.1:1",
    "DEFAULT_FROM_EMAIL": "portal@example.org",
    "FILES_ROOT": "/nonexistent/files",
}


def manage(*arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in production settings; a change to nothing takes a name away."""
    environment = {"PATH": os.environ["PATH"], **ENVIRONMENT, **changes}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_deployment_check_finds_nothing() -> None:
    done = manage("check", "--deploy", "--fail-level", "WARNING")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    assert manage("check", SECRET_KEY="", SECRET_KEY_FILE=str(tmp_path / "key")).returncode == 0


def test_the_line_break_at_the_end_of_a_file_is_not_part_of_the_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n")
    monkeypatch.setenv("KEY_FOR_THIS_TEST_FILE", str(tmp_path / "key"))
    assert Environment().str("KEY_FOR_THIS_TEST") == KEY


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "CELERY_BROKER_URL", "EMAIL_URL", "FILES_ROOT"])
def test_a_missing_setting_is_named(name: str) -> None:
    done = manage("check", **{name: ""})
    assert done.returncode == 1
    assert name in done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ({"secret_key": "demo-" + KEY}, "SECRET_KEY is a demo or test key"),
        ({"secret_key": "short"}, "SECRET_KEY is shorter than 50 characters"),
        ({"debug": True}, "DEBUG is on"),
        ({"hosts": []}, "ALLOWED_HOSTS is empty"),
        ({"hosts": ["*"]}, "ALLOWED_HOSTS allows any host"),
        ({"engine": "django.db.backends.sqlite3"}, "DATABASE_URL does not name PostgreSQL"),
        ({"rehearsal_days": 30}, "REHEARSAL_DAYS moves the clock"),
    ],
)
def test_an_unsafe_setting_stops_the_start(fault: dict[str, object], said: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        refuse_unsafe(**(SAFE | fault))
    assert str(refusal.value) == f"Not starting in production: {said}. See docs/operations.md."


def test_safe_settings_start() -> None:
    refuse_unsafe(**SAFE)


def test_a_rehearsal_that_is_allowed_starts() -> None:
    refuse_unsafe(**SAFE | {"rehearsal_days": 30, "rehearsal_allowed": True})


def test_production_refuses_sqlite_in_fact() -> None:
    done = manage("check", DATABASE_URL="sqlite:////nonexistent/portal.sqlite3")
    assert done.returncode == 1
    assert "DATABASE_URL does not name PostgreSQL" in done.stderr


def test_the_guide_names_every_setting_that_is_read_from_the_environment() -> None:
    guide = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    files = (ROOT / "config" / "settings" / f"{name}.py" for name in ("base", "production"))
    read = {name for file in files for name in re.findall(r'env\.\w+\(\s*"(\w+)"', file.read_text(encoding="utf-8"))}
    assert sorted(name for name in read - {"DEBUG"} if f"`{name}`" not in guide) == []
