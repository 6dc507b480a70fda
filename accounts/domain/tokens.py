"""Tokens of the API: made and revoked by their owner, gone with the account, never stronger than the password."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.domain import factors, passwords
from accounts.models import Token, User
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events

MAX_DAYS = 365
MAX_TOKENS = 10
# Makes a token that leaked into a text recognisable as one.
PREFIX = "sfjd_"


@transaction.atomic
def make_token(*, actor: policy.Actor, user: User, name: str, expires_on: date) -> tuple[Token, str]:
    """Make a token that lasts until the end of a day; return it with the key, which is told this once.

    Raises `RuleViolation` at `name` or `expires_on`.
    """
    owner = User.objects.select_for_update().get(pk=user.pk)
    policy.require(actor, "accounts.make_token", owner)
    if problems := list(_problems(owner, name.strip(), expires_on)):
        raise RuleViolation(problems)
    key = PREFIX + secrets.token_urlsafe(32)
    token = Token.objects.create(
        user=owner, name=name.strip(), digest=digest(key), created_at=clock.now(), expires_on=expires_on
    )
    data = {"name": token.name, "expires_on": expires_on}
    events.record(kind="token.made", actor=actor, subject=owner.as_subject(), data=data)
    return token, key


@transaction.atomic
def revoke_token(*, actor: policy.Actor, token: Token) -> Token:
    """Revoke a token; it opens nothing from now on. Once only."""
    policy.require(actor, "accounts.revoke_token", token)
    if Token.objects.filter(pk=token.pk, revoked_at__isnull=True).update(revoked_at=clock.now()):
        events.record(kind="token.revoked", actor=actor, subject=token.user.as_subject(), data={"name": token.name})
    token.refresh_from_db()
    return token


def revoke_all(*, user: User) -> int:
    """Revoke every token of an account that is closed: opening it again does not bring them back."""
    return Token.objects.filter(user=user, revoked_at__isnull=True).update(revoked_at=clock.now())


def owner_of(key: str) -> User | None:
    """Return for whom a key acts today, None when it opens nothing: wrong, over, revoked, account closed.

    A password that has to be changed, or a second factor that is missing, closes this door as it closes the pages.
    """
    token = Token.objects.valid_on(clock.today()).filter(digest=digest(key)).select_related("user").first()
    if token is None or passwords.must_change(token.user) or factors.must_set_up(token.user):
        return None
    return token.user


def digest(key: str) -> str:
    """Return what is kept of a key: 256 random bits need no salt and no slow hash."""
    return hashlib.sha256(key.encode()).hexdigest()


def _problems(owner: User, name: str, expires_on: date) -> Iterator[Problem]:
    valid = Token.objects.valid_on(clock.today()).filter(user=owner)
    if not name:
        yield Problem("name", _("Say what the token is for."))
    elif Token.objects.filter(user=owner, name=name, revoked_at__isnull=True).exists():
        yield Problem("name", _("There is a token of this name already."), remedy=_("Revoke it, or take another name."))
    if not clock.today() <= expires_on <= clock.today() + timedelta(days=MAX_DAYS):
        message = _("A token lasts at most %(days)d days from today.") % {"days": MAX_DAYS}
        yield Problem("expires_on", message, remedy=_("Choose another day."))
    if valid.count() >= MAX_TOKENS:
        message = _("You have %(count)d tokens.") % {"count": MAX_TOKENS}
        yield Problem("", message, remedy=_("Revoke one that is not used any more."))
