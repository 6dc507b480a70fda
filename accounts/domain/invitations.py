"""Links by mail with which people set a password: the first one when invited, a new one when they lost it.

The link is signed, works once, until it expires, and stands nowhere in the database.
"""

import uuid
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.choices import InvitationPurpose, InvitationState
from accounts.domain import passwords, users
from accounts.models import Invitation, User
from common import clock, policy
from common.errors import ActRefused, Problem, RuleViolation
from journal.domain import events, jobs
from journal.domain.mails import NOT_TAKEN

MAIL = "accounts.mail_invitation"
_SALT = "accounts.invitation"


@transaction.atomic
def invite_person(*, actor: policy.Actor, username: str, name: str, email: str, language: str = "") -> Invitation:
    """Make an account without a password and mail its owner the link. Rights come with a post."""
    user = users.create_user(actor=actor, username=username, name=name, password=None, email=email, language=language)
    return invite(actor=actor, user=user)


@transaction.atomic
def invite(*, actor: policy.Actor, user: User) -> Invitation:
    """Mail a person who has not signed in yet the link; a link mailed before opens nothing any more."""
    policy.require(actor, "accounts.invite_user", user)
    return _send(actor, user, InvitationPurpose.INVITE)


@transaction.atomic
def send_reset(*, actor: policy.Actor, user: User) -> Invitation:
    """Mail a person a link for a new password: the level above need not know one. The present one holds until then."""
    policy.require(actor, "accounts.reset_password", user)
    return _send(actor, user, InvitationPurpose.RESET)


@transaction.atomic
def withdraw(*, actor: policy.Actor, invitation: Invitation) -> Invitation:
    """Make a link open nothing any more."""
    policy.require(actor, "accounts.withdraw_invitation", invitation)
    if not withdraw_all(user=invitation.user):
        raise ActRefused("accounts.withdraw_invitation", closed(invitation))
    invitation.refresh_from_db()
    _record("invitation.withdrawn", actor, invitation)
    return invitation


def withdraw_all(*, user: User) -> int:
    """Withdraw what is unanswered: a new link was mailed, or the account is closed."""
    return Invitation.objects.unanswered().filter(user=user).update(withdrawn_at=clock.now())


def token_of(invitation: Invitation) -> str:
    """Return the signed part of the link."""
    return signing.Signer(salt=_SALT).sign(str(invitation.public_id))


def find(token: str) -> Invitation | None:
    """Return the invitation of a link, whatever became of it; None when the signature is not ours."""
    try:
        public_id = uuid.UUID(signing.Signer(salt=_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
    return Invitation.objects.select_related("user").filter(public_id=public_id).first()


@transaction.atomic
def note_opened(*, invitation: Invitation) -> None:
    """Keep when the link was first opened, for those who wait for an answer."""
    if Invitation.objects.unanswered().filter(pk=invitation.pk, opened_at=None).update(opened_at=clock.now()):
        invitation.refresh_from_db()
        _record("invitation.opened", invitation.user, invitation)


@transaction.atomic
def accept(*, invitation: Invitation, password: str) -> User:
    """Set the password its owner has chosen; the link works once, of two presses at once too."""
    User.objects.select_for_update().get(pk=invitation.user_id)
    current = Invitation.objects.select_related("user").get(pk=invitation.pk)
    if not current.is_open:
        raise ActRefused("accounts.accept_invitation", closed(current))
    Invitation.objects.filter(pk=current.pk).update(accepted_at=clock.now())
    user = passwords.change_password(user=current.user, password=password)
    _record("invitation.accepted", user, current)
    return user


def closed(invitation: Invitation) -> str:
    """Say why a link opens nothing any more, and who can help."""
    reasons = {
        InvitationState.ACCEPTED: _("This link was used already. Sign in with the password you have set."),
        InvitationState.WITHDRAWN: _("This link was withdrawn. A newer one may be in your mail."),
        InvitationState.EXPIRED: _("This link has expired. Ask whoever invited you for a new one."),
    }
    return reasons.get(invitation.state) or _("The account is disabled.")


def mail(invitation: Invitation) -> bool:
    """Mail the link unless that was tried before or it is closed; say whether the relay took it now."""
    unsent = Invitation.objects.unanswered().filter(pk=invitation.pk, sent_at=None)
    if not invitation.is_open or not unsent.update(sent_at=clock.now()):
        return False
    try:
        _message(invitation).send()
    except NOT_TAKEN:
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=None)
        raise
    return True


def _send(actor: policy.Actor, user: User, purpose: InvitationPurpose) -> Invitation:
    User.objects.select_for_update().get(pk=user.pk)
    if not user.is_active:
        raise RuleViolation([Problem("", _("The account is disabled."))])
    if not user.email:
        raise RuleViolation([Problem("email", _("The account has no e-mail address."))])
    withdraw_all(user=user)
    now = clock.now()
    invitation = Invitation.objects.create(
        user=user,
        purpose=purpose,
        email=user.email,
        invited_by_id=actor.pk,
        created_at=now,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    _record("invitation.made", actor, invitation)
    key = f"invitation:{invitation.pk}"
    jobs.enqueue(kind=MAIL, key=key, args={"invitation": invitation.pk}, subject=user.as_subject())
    return invitation


def _record(kind: str, actor: policy.Actor, invitation: Invitation) -> None:
    data = {"purpose": invitation.purpose, "expires_at": invitation.expires_at}
    events.record(kind=kind, actor=actor, subject=invitation.user.as_subject(), data=data)


def _message(invitation: Invitation) -> EmailMessage:
    link = settings.SITE_URL.rstrip("/") + reverse("accounts:invitation", args=[token_of(invitation)])
    context = {"invitation": invitation, "user": invitation.user, "link": link}
    with translation.override(invitation.user.language or settings.LANGUAGE_CODE):
        subject = render_to_string(f"accounts/mail/{invitation.purpose}.title.txt", context)
        body = render_to_string(f"accounts/mail/{invitation.purpose}.body.txt", context)
    headers = {"Message-ID": f"<invitation.{invitation.pk}@portal>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject=" ".join(subject.split()), body=body.strip(), to=[invitation.email], headers=headers)
