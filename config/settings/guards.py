"""What production refuses to start with."""

from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50


def refuse_unsafe(
    *, secret_key: str, debug: bool, hosts: Sequence[str], engine: str, rehearsal_days: int, rehearsal_allowed: bool
) -> None:
    """Raise `ImproperlyConfigured` that names everything unsafe at once."""
    faults = [
        *_key_faults(secret_key),
        *(["DEBUG is on"] if debug else []),
        *_host_faults(hosts),
        *(["DATABASE_URL does not name PostgreSQL"] if not engine.endswith("postgresql") else []),
        *(["REHEARSAL_DAYS moves the clock"] if rehearsal_days and not rehearsal_allowed else []),
    ]
    if faults:
        raise ImproperlyConfigured("Not starting in production: " + "; ".join(faults) + ". See docs/operations.md.")


def _key_faults(secret_key: str) -> list[str]:
    if secret_key.startswith(("demo-", "test-", "django-insecure-")):
        return ["SECRET_KEY is a demo or test key"]
    return ["SECRET_KEY is shorter than 50 characters"] if len(secret_key) < SHORTEST_KEY else []


def _host_faults(hosts: Sequence[str]) -> list[str]:
    if not hosts:
        return ["ALLOWED_HOSTS is empty"]
    return ["ALLOWED_HOSTS allows any host"] if "*" in hosts else []
