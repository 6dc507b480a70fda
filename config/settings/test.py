"""What tests run with: SQLite, or the database TEST_DATABASE_URL names; no broker without TEST_REDIS_URL."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403 - a settings module extends its base by taking all of it
from config.settings.base import API_RATES, BASE_DIR, SQLITE_OPTIONS, env

SECRET_KEY = "test-only-0123456789-0123456789-0123456789-0123456789"  # noqa: S105 - guards nothing; production refuses it
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# Two runs at the same time in one checkout need a folder each.
TEST_DIR = Path(env.str("TEST_DIR", default=str(BASE_DIR / "var" / "test")))
TEST_DIR.mkdir(parents=True, exist_ok=True)

DATABASES = {"default": env.db_url("TEST_DATABASE_URL", default=f"sqlite:///{TEST_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, as threads must meet each other's locks; nothing in it outlives the run.
    DATABASES["default"] |= {
        "OPTIONS": SQLITE_OPTIONS | {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"},
        "TEST": {"NAME": str(TEST_DIR / "tests.sqlite3")},
    }

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Frozen clocks jump over years.
PASSWORD_MAX_AGE = None
# Tests enter as administrators everywhere; those of the second factor switch it on.
SECOND_FACTOR_COMPULSORY = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = Path(tempfile.gettempdir()) / "portal-tests"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = TEST_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)

CELERY_BROKER_URL = env.str("TEST_REDIS_URL", default="memory://")

# A fuzzer asks more often than anybody may; the test of the limit sets one.
API_RATES = dict.fromkeys(API_RATES)
