"""What holds in every setting: demo, tests and production."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import django_stubs_ext

from config.settings.environment import Environment
from config.settings.passwords import PRESETS

# Lets generic views, forms and admins name their types in class heads.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parents[2]

env = Environment()

DEBUG = False
DEMO = False

# Applications ---------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "portal",
    "evaluations",
    "reports",
    "programmes",
    "parks",
    "accounts",
    "journal",
    "common",
    # Simple: no admin.py of a library registers itself; ours are imported by HouseConfig.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_filters",
    "django_htmx",
    "axes",
    # Rows and protocols of the second factor; none of its pages is routed (docs/decisions/011).
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "rest_framework",
    "drf_spectacular",
]

MIDDLEWARE = [
    "common.middleware.ClientAddress",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "common.middleware.ContentSecurityPolicy",
    "common.middleware.PinnedClock",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "common.middleware.SessionLimits",
    "common.middleware.NoStore",
    "common.middleware.Language",
    "accounts.middleware.PasswordAge",
    "accounts.middleware.SecondFactor",
    "journal.middleware.RefusalMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Tells the library of the second factor which request it answers.
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "portal.context_processors.frame",
            ],
        },
    },
]

# Language and time: Chinese is the language of the product, China time its time ---------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
# zh_Hans would group digits by four.
USE_THOUSAND_SEPARATOR = False
# A rehearsal walks the same data on another day: every process of the instance adds this to the database's time.
REHEARSAL_DAYS = env.int("REHEARSAL_DAYS", default=0)

# Who signs in, and how ------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# "mlps3" (等保 level 3) or "asvs".
PASSWORD_PRESET = PRESETS[env.str("PASSWORD_PRESET", default="mlps3")]
AUTH_PASSWORD_VALIDATORS = PASSWORD_PRESET.validators
PASSWORD_MAX_AGE = PASSWORD_PRESET.max_age
# The three administrators do nothing without a second factor.
SECOND_FACTOR_COMPULSORY = True
MFA_ADAPTER = "accounts.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
# A code of the app is taken one step early or late (30 seconds): clocks differ.
MFA_TOTP_TOLERANCE = 1
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
# How long the link of an invitation or for a new password works.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# In the database: it must not fail open. An office shares one address, and nobody is to lock a colleague out
# from elsewhere: the account is locked for the address that guesses, and for all after many more wrong tries.
AXES_HANDLER = "accounts.throttle.AccountThrottle"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
LOGIN_FAILURES_OF_ACCOUNT = 25
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "accounts/locked.html"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_NAME = "session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Ended by common.middleware.SessionLimits: this long without a request, or this long whatever happens.
SESSION_IDLE = timedelta(hours=1)
SESSION_ABSOLUTE = timedelta(hours=12)
CSRF_COOKIE_NAME = "csrf"
CSRF_FAILURE_VIEW = "portal.views.errors.csrf_failure"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# Whether a proxy of the house stands before the web processes: its X-Forwarded-* headers are believed then, only then.
BEHIND_PROXY = False

# What the browser is told ---------------------------------------------------------------------------------

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A page needs nothing from elsewhere; government networks are closed.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

# Data, files and mail -------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SQLITE_OPTIONS: dict[str, Any] = {
    # Writers queue instead of failing: measured, no "database is locked" with eight processes.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
}

# Rows of these tables are never changed or deleted: triggers say no (journal/domain/append_only.py).
APPEND_ONLY_TABLES = [
    "journal_event",
    "journal_seal",
    "journal_sealedevent",
    "parks_incidentcomment",
    "parks_incidentrevision",
    "programmes_edition",
    "programmes_extension",
    "programmes_factor",
    "programmes_factoredition",
    "reports_eligibilityjudgement",
    "reports_eligibilityrecord",
    "reports_explanation",
    "reports_filingversion",
    "reports_handling",
    "reports_recordrevision",
    "reports_returnreason",
    "reports_summaryorigin",
]

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Stored files are only handed out by views that ask the policy, never by their address.
MEDIA_URL = "/no-public-files/"
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o750
# The largest file that is taken in, in bytes; its kind is told by its content (common/uploads.py).
FILES_MAX_SIZE = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Where people reach the portal: links in mails begin with it.
SITE_URL = env.str("SITE_URL", default="http://127.0.0.1:8000")
DEFAULT_FROM_EMAIL = "示范基地管理平台 <no-reply@localhost>"
EMAIL_SUBJECT_PREFIX = ""
EMAIL_TIMEOUT = 10

# API: JSON only, rows by the policy, every error a list of problems -------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        # The first one says how to sign in: 401 instead of 403.
        "accounts.api.authentication.TokenAuthentication",
        "accounts.api.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["common.api.parsing.BoundedJSONParser"],
    "DEFAULT_PAGINATION_CLASS": "common.api.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_THROTTLE_CLASSES": ["common.api.throttling.Readers", "common.api.throttling.Visitors"],
    "DEFAULT_SCHEMA_CLASS": "common.api.schema.ProblemSchema",
    "EXCEPTION_HANDLER": "journal.api.errors.handle",
    "URL_FORMAT_OVERRIDE": None,
}
API_RATES: dict[str, str | None] = {"user": "600/min", "visitor": "60/min"}
# The largest body that is read, in bytes; files go through the pages.
API_BODY_MAX_SIZE = 2 * 1024 * 1024
SPECTACULAR_SETTINGS = {
    "TITLE": "Portal of the demonstration-base programmes",
    "DESCRIPTION": "Non-classified system: no state secrets may be processed here.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "FilingStateEnum": "reports.choices.FilingState",
        "PublicStateEnum": "reports.choices.PublicState",
        "RecordStateEnum": "reports.choices.RecordState",
        "RecordActEnum": "reports.choices.RecordAct",
        "RoundStateEnum": "programmes.choices.RoundState",
        "ParticipationStateEnum": "programmes.choices.ParticipationState",
        "ObligationStateEnum": "programmes.choices.ObligationState",
        "RoundKindEnum": "programmes.choices.RoundKind",
        "ParkKindEnum": "parks.choices.ParkKind",
        "IncidentKindEnum": "parks.choices.IncidentKind",
        "IncidentGradeEnum": "parks.choices.Grade",
        "IncidentStateEnum": "parks.choices.IncidentState",
        "IncidentActEnum": "parks.choices.IncidentAct",
        "LoadStateEnum": "parks.choices.LoadState",
        "LoadLineStateEnum": "parks.choices.LineState",
        "ParkEventKindEnum": "parks.choices.ParkEventKind",
        "ObjectionStateEnum": "evaluations.choices.ObjectionState",
    },
}

# Background work: the broker is a doorbell, so it is asked briefly and once -------------------------------

CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {
    # Redis: above the longest task; a job whose worker died is taken up sooner by its own lease.
    "visibility_timeout": 3600,
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    # Who rings does not try again; workers reconnect by their own loop, without end.
    "max_retries": 0,
}


def every(seconds: float, task: str) -> dict[str, Any]:
    """Return a beat entry: a bell nobody heard in time is dropped, the next one rings anyway."""
    return {"task": task, "schedule": seconds, "options": {"expires": seconds}}


CELERY_BEAT_SCHEDULE = {
    "sweep": every(5, "journal.tasks.sweep"),
    "seal": every(60, "journal.tasks.seal"),
    "sweep_files": every(6 * 3600, "journal.tasks.sweep_files"),
    "notice_due": every(300, "programmes.tasks.notice_due"),
    "remind_owners": every(3600, "reports.tasks.remind_owners"),
}

# Logs -----------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Names every @font-face and CSS property it skips.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "WARNING"},
    },
}
