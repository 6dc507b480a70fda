"""Presets of the password policy: 等保 level 3 asks for classes and change, ASVS 5.0 forbids both (V6.2)."""

from datetime import timedelta
from typing import Any, NamedTuple

_DJANGO = "django.contrib.auth.password_validation"
_COMMON: list[dict[str, Any]] = [
    {"NAME": f"{_DJANGO}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["username", "email"]}},
    {"NAME": f"{_DJANGO}.CommonPasswordValidator"},
]


class Preset(NamedTuple):
    validators: list[dict[str, Any]]
    max_age: timedelta | None  # None: never expires


PRESETS = {
    "mlps3": Preset(
        [
            *_COMMON,
            {"NAME": "accounts.validators.Length", "OPTIONS": {"at_least": 10}},
            {"NAME": "accounts.validators.CharacterClasses", "OPTIONS": {"at_least": 3}},
            {"NAME": "accounts.validators.History", "OPTIONS": {"last": 5}},
        ],
        timedelta(days=90),
    ),
    "asvs": Preset(
        [*_COMMON, {"NAME": "accounts.validators.Length", "OPTIONS": {"at_least": 15}}],
        None,
    ),
}
