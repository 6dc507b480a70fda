"""Accounts of people. Making one gives no right: rights come with a post."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import validators
from accounts.choices import Language
from accounts.domain import passwords, tokens
from accounts.models import Invitation, User
from common import clock, policy
from common.errors import Problem, RuleViolation
from journal.domain import events


@transaction.atomic
def create_user(
    *,
    actor: policy.Actor,
    username: str,
    name: str,
    password: str | None,
    email: str = "",
    language: str = "",
    first_password: bool = False,
) -> User:
    """Make an account. With `first_password` its owner must choose another one at the first login.

    Without a password (None) nobody signs in until its owner has set one by the link of an invitation.
    """
    policy.require(actor, "accounts.create_user")
    user = User(username=username, name=name.strip(), email=email, language=language, created_at=clock.now())
    problems = list(_problems(user))
    if problems:
        raise RuleViolation(problems)
    if password is not None:
        passwords.check(password, user)
    user.set_password(password)
    user.password_changed_at = None if first_password or password is None else user.created_at
    user.save(force_insert=True)
    events.record(kind="user.created", actor=actor, subject=user.as_subject())
    return user


@transaction.atomic
def disable_user(*, actor: policy.Actor, user: User, reason: str) -> User:
    """Close an account; its sessions, tokens and invitations serve nothing any more. The past keeps the name."""
    policy.require(actor, "accounts.disable_user", user)
    tokens.revoke_all(user=user)
    Invitation.objects.unanswered().filter(user=user).update(withdrawn_at=clock.now())
    return _switch(actor, user, reason, active=False)


@transaction.atomic
def enable_user(*, actor: policy.Actor, user: User, reason: str) -> User:
    """Open a closed account again."""
    policy.require(actor, "accounts.enable_user", user)
    return _switch(actor, user, reason, active=True)


@transaction.atomic
def correct_email(*, actor: policy.Actor, user: User, email: str) -> User:
    """Correct the address to which mails go; links mailed to the former one open nothing any more."""
    policy.require(actor, "accounts.correct_user", user)
    user.email = email
    problems = list(_email_problems(email))
    if problems:
        raise RuleViolation(problems)
    user.save(update_fields=["email"])
    Invitation.objects.unanswered().filter(user=user).update(withdrawn_at=clock.now())
    events.record(kind="user.corrected", actor=actor, subject=user.as_subject(), data={"field": "email"})
    return user


@transaction.atomic
def choose_language(*, user: User, language: str) -> User:
    """Keep the language in which a person reads pages, documents and mails."""
    if language not in Language.values:
        raise RuleViolation([Problem("language", _("This language is not offered."))])
    user.language = language
    user.save(update_fields=["language"])
    return user


def _switch(actor: policy.Actor, user: User, reason: str, *, active: bool) -> User:
    if not reason.strip():
        raise RuleViolation([Problem("reason", _("State the reason."))])
    changed = User.objects.filter(pk=user.pk).exclude(is_active=active).update(is_active=active)
    if changed:
        kind = "user.enabled" if active else "user.disabled"
        events.record(kind=kind, actor=actor, subject=user.as_subject(), reason=reason)
    user.is_active = active
    return user


def _problems(user: User) -> Iterator[Problem]:
    if not user.name:
        yield Problem("name", _("Enter the name of the person."))
    try:
        validators.user_name(user.username)
    except ValidationError as error:
        yield Problem("username", error.messages[0])
    if User.objects.filter(username=user.username).exists():
        yield Problem("username", _("This user name is taken."))
    yield from _email_problems(user.email or "a@b.cn")


def _email_problems(email: str) -> Iterator[Problem]:
    try:
        EmailValidator()(email)
    except ValidationError as error:
        yield Problem("email", error.messages[0])
