"""Who asks: the owner of a token, or whoever is signed in with the session of the pages."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.authentication import SessionAuthentication as FrameworkSession
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.request import Request

from accounts.domain import factors, passwords, tokens
from accounts.models import User
from accounts.second_step import is_marked

KEYWORD = "Bearer"
_PARTS = 2


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Bearer <token>`. Words of the answer come in the owner's language."""

    def authenticate(self, request: Request) -> tuple[User, None] | None:
        """Return the owner; None without a token; raise AuthenticationFailed for one that does not hold."""
        parts = get_authorization_header(request).split()
        if not parts or parts[0].lower() != KEYWORD.lower().encode():
            return None
        owner = tokens.owner_of(parts[1].decode("latin-1")) if len(parts) == _PARTS else None
        if owner is None:
            raise AuthenticationFailed(
                _("This token does not hold: it is wrong, over, revoked or its account is closed.")
            )
        if owner.language:
            translation.activate(owner.language)
        return owner, None

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - the framework's signature
        return KEYWORD


class SessionAuthentication(FrameworkSession):
    """The session of the pages, with its protection against forged requests and its demand for a new password."""

    def authenticate(self, request: Request) -> Any:
        found = super().authenticate(request)
        if found and passwords.must_change(found[0]):
            raise PermissionDenied(_("Choose a new password first."))
        if found and factors.is_compulsory(found[0]) and not is_marked(request._request):  # noqa: SLF001 - Django's own
            raise PermissionDenied(_("Sign in with a second factor first."))
        return found


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call] # the library registers it
    """The token in the schema."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002 - the library's signature
        return {"type": "http", "scheme": "bearer"}


class SessionScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call] # the same
    """The session in the schema."""

    target_class = SessionAuthentication
    name = "session"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:  # noqa: ARG002 - the library's signature
        return {"type": "apiKey", "in": "cookie", "name": "session"}
