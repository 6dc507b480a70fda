"""Passwords: chosen by their owner, reset by the system administrator, checked against the preset of the settings."""

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import FormerPassword, User
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events


def must_change(user: User) -> bool:
    """Say whether the password was given by somebody else, or is older than the settings allow."""
    if user.password_changed_at is None:
        return True
    return settings.PASSWORD_MAX_AGE is not None and clock.now() - user.password_changed_at > settings.PASSWORD_MAX_AGE


def check(password: str, user: User) -> None:
    """Raise `RuleViolation` at the field `password` with everything that is wrong with it."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise RuleViolation([Problem("password", message) for message in error.messages]) from error


@transaction.atomic
def change_password(*, user: User, password: str) -> User:
    """Set the password its owner has chosen. Other sessions of the account end: their hash no longer fits."""
    user = _replace(user, password)
    user.password_changed_at = clock.now()
    user.save(update_fields=["password", "password_changed_at"])
    events.record(kind="user.password_changed", actor=user, subject=user.as_subject())
    return user


@transaction.atomic
def reset_password(*, actor: policy.Actor, user: User, password: str) -> User:
    """Give a password for the first login only; whoever signs in with it must choose another one."""
    policy.require(actor, "accounts.reset_password", user)
    user = _replace(user, password)
    user.password_changed_at = None
    user.save(update_fields=["password", "password_changed_at"])
    events.record(kind="user.password_reset", actor=actor, subject=user.as_subject())
    return user


def _replace(user: User, password: str) -> User:
    user = User.objects.select_for_update().get(pk=user.pk)
    check(password, user)
    FormerPassword.objects.create(user=user, encoded=user.password, replaced_at=clock.now())
    user.set_password(password)
    return user
