"""Production: everything from the environment, and no start with anything unsafe."""

from typing import Any

from config.settings.base import *  # noqa: F403 - a settings module extends its base by taking all of it
from config.settings.base import BASE_DIR, REHEARSAL_DAYS, env
from config.settings.guards import refuse_unsafe

SECRET_KEY = env.str("SECRET_KEY")
# The keys before this one: what they signed or encrypted (sessions, second factors) is still opened.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])

DATABASES: dict[str, dict[str, Any]] = {"default": env.db_url("DATABASE_URL")}
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}

refuse_unsafe(
    secret_key=SECRET_KEY,
    debug=DEBUG,
    hosts=ALLOWED_HOSTS,
    engine=DATABASES["default"]["ENGINE"],
    rehearsal_days=REHEARSAL_DAYS,
    rehearsal_allowed=env.bool("REHEARSAL_ALLOWED", default=False),
)

DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)

CELERY_BROKER_URL = env.str("CELERY_BROKER_URL")
CELERY_BEAT_SCHEDULE_FILENAME = env.str("BEAT_SCHEDULE_FILE", default="/tmp/portal-beat-schedule")  # noqa: S108 - a cache of when beat last rang; losing or reading it does no harm

MEDIA_ROOT = env.str("FILES_ROOT")
STATIC_ROOT = env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))

vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL")
# Links in mails.
SITE_URL = env.str("SITE_URL", default=f"https://{ALLOWED_HOSTS[0]}")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# The prefix makes browsers insist on Secure, the path / and no other domain.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
