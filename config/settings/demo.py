"""One machine, nothing installed: SQLite, a broker and a mailbox made of files. Also for developing."""

import secrets
from pathlib import Path

from config.settings.base import *  # noqa: F403 - a settings module extends its base by taking all of it
from config.settings.base import BASE_DIR, CELERY_BEAT_SCHEDULE, SQLITE_OPTIONS, env, every

DEMO = True

# Everything the demo makes lies here; deleting the directory starts afresh.
DATA_DIR = Path(env.str("DEMO_DIR", default=str(BASE_DIR / "var"))).resolve()
QUEUE_DIR = DATA_DIR / "broker" / "queue"
MEDIA_ROOT = DATA_DIR / "files"
STATIC_ROOT = DATA_DIR / "static"
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
for folder in (QUEUE_DIR, MEDIA_ROOT, STATIC_ROOT, Path(EMAIL_FILE_PATH)):
    folder.mkdir(parents=True, exist_ok=True)


def demo_key(path: Path) -> str:
    """Return the key of this demo, made on the first start. Production refuses keys of this kind."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(f"demo-{secrets.token_urlsafe(50)}", encoding="ascii")
    return path.read_text(encoding="ascii")


SECRET_KEY = demo_key(DATA_DIR / "secret.key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *env.list("ALLOWED_HOSTS", default=[])]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "portal.sqlite3",
        "OPTIONS": SQLITE_OPTIONS,
    }
}

# The accounts of the demonstration were made in its past.
PASSWORD_MAX_AGE = None
# Who tries the demonstration has no app at hand; the pages to set one up are there.
SECOND_FACTOR_COMPULSORY = env.bool("SECOND_FACTOR_COMPULSORY", default=False)
# Its one password is printed on the login page; sixty accounts are made at the first start.
PASSWORD_HASHERS = ["portal.demo.hashers.DemoHasher"]

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL", default="filesystem://")
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(QUEUE_DIR),
        "data_folder_out": str(QUEUE_DIR),
        "control_folder": str(DATA_DIR / "broker" / "control"),
        "polling_interval": 0.1,
    }
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE |= {
    "sweep": every(2, "journal.tasks.sweep"),
    "notice_due": every(60, "programmes.tasks.notice_due"),
}
