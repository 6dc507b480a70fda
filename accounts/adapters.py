"""What the library of the second factor asks us: how secrets are kept, what the app and the key call the account."""

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.encoding import force_bytes
from django.utils.translation import gettext as _


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc] # the library has no types
    """Keeps secrets encrypted with the key of the settings; older keys still open them."""

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_issuer(self) -> str:
        return _("Demonstration Base Portal")

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def _get_site_name(self) -> str:
        return self.get_totp_issuer()


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key_from(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key_from(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"factor:" + force_bytes(secret)).digest())
