"""Signing in and out is written into the journal, failures too (ASVS 16.3.1)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from common import policy
from journal.domain import events


@transaction.atomic
def record_sign_in(*, user: User) -> None:
    """Record that a person signed in."""
    events.record(kind="user.signed_in", actor=user, subject=user.as_subject())


@transaction.atomic
def record_sign_out(*, user: User) -> None:
    """Record that a person signed out."""
    events.record(kind="user.signed_out", actor=user, subject=user.as_subject())


def record_failed_sign_in(*, actor: policy.Actor, username: str) -> None:
    """Record a wrong password for an account that exists; names that do not exist are nobody's history."""
    user = User.objects.filter(username=username).first()
    if user:
        reason = _("User name and password do not fit.")
        events.record_refusal(action="accounts.sign_in", actor=actor, subject=user.as_subject(), reason=reason)
