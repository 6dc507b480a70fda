"""What a password and a user name must be; which of these hold is a preset of the settings (GB/T 22239, ASVS 6.2)."""

import re
from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext, gettext_lazy, ngettext

user_name = RegexValidator(
    r"^[a-z][a-z0-9_.-]{1,59}\Z",
    gettext_lazy("A user name has 2 to 60 small letters, digits, dots, hyphens or underscores, a letter first."),
)

_CLASSES = (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]")


class Length:
    """Asks for so many characters."""

    def __init__(self, at_least: int = 10) -> None:
        self.at_least = at_least

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        if len(password) < self.at_least:
            raise ValidationError(self.get_help_text(), code="password_length")

    def get_help_text(self) -> str:
        return gettext("Use at least %(count)s characters.") % {"count": self.at_least}


class CharacterClasses:
    """Asks for small letters, capitals, digits and signs: so many of these four."""

    def __init__(self, at_least: int = 3) -> None:
        self.at_least = at_least

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002 - Django's signature
        if sum(bool(re.search(one, password)) for one in _CLASSES) < self.at_least:
            raise ValidationError(self.get_help_text(), code="password_classes")

    def get_help_text(self) -> str:
        return gettext("Use at least %(count)s of these four: small letters, capitals, digits, other signs.") % {
            "count": self.at_least
        }


class History:
    """Refuses the present password and the ones before it."""

    def __init__(self, last: int = 5) -> None:
        self.last = last

    def validate(self, password: str, user: Any = None) -> None:
        if any(check_password(password, encoded) for encoded in self._used(user)):
            raise ValidationError(self.get_help_text(), code="password_used")

    def get_help_text(self) -> str:
        return ngettext("Not the last password again.", "None of the last %(count)s passwords again.", self.last) % {
            "count": self.last
        }

    def _used(self, user: Any) -> list[str]:
        if user is None or user.pk is None:
            return []
        former = user.former_passwords.order_by("-id").values_list("encoded", flat=True)
        return [user.password, *former[: self.last - 1]]
