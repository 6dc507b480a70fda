from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts.domain import factors, invitations, users
from accounts.domain.passwords import reset_password
from accounts.forms import ConfirmForm, InvitedForm, NewUserForm, ReasonForm, ResetPasswordForm
from accounts.models import Invitation, User
from common.acts import Act, ActAdmin, Beside
from common.admin import register


def _create(actor: Any, _row: None, values: dict[str, Any]) -> User:
    return users.create_user(actor=actor, first_password=True, **values)


def _invite_person(actor: Any, _row: None, values: dict[str, Any]) -> Invitation:
    return invitations.invite_person(actor=actor, **values)


def _invite(actor: Any, user: User, _values: dict[str, Any]) -> Invitation:
    return invitations.invite(actor=actor, user=user)


def _send_reset(actor: Any, user: User, _values: dict[str, Any]) -> Invitation:
    return invitations.send_reset(actor=actor, user=user)


def _reset(actor: Any, user: User, values: dict[str, Any]) -> User:
    return reset_password(actor=actor, user=user, **values)


def _reset_factor(actor: Any, user: User, _values: dict[str, Any]) -> int:
    return factors.reset(actor=actor, user=user)


def _disable(actor: Any, user: User, values: dict[str, Any]) -> User:
    return users.disable_user(actor=actor, user=user, **values)


def _enable(actor: Any, user: User, values: dict[str, Any]) -> User:
    return users.enable_user(actor=actor, user=user, **values)


@register(User)
class UserAdmin(ActAdmin):
    list_display = ("username", "name", "email", "is_active", "last_login")
    list_filter = ("is_active",)
    search_fields = ("username", "name")
    fields = ("username", "name", "email", "language", "is_active", "created_at", "password_changed_at", "last_login")
    beside = (
        Beside(_("Bodies and seats from a sheet"), "accounts:import_seats", "accounts.import_seats"),
        Beside(_("Stale and shared accounts"), "accounts:hygiene", "accounts.read_hygiene"),
    )
    acts = (
        Act(
            code="create",
            label=_("Make an account"),
            action="accounts.create_user",
            form=lambda _actor, _row, data: NewUserForm(data),
            run=_create,
            done=_("The account is made. Rights come with a post, which the security administrator gives."),
            on_row=False,
        ),
        Act(
            code="invite-person",
            label=_("Invite a person"),
            action="accounts.invite_user",
            form=lambda _actor, _row, data: InvitedForm(data),
            run=_invite_person,
            done=_("The account is made, the invitation goes out by mail. Rights come with a post."),
            on_row=False,
        ),
        Act(
            code="invite",
            label=_("Invite again"),
            action="accounts.invite_user",
            form=lambda _actor, _row, data: ConfirmForm(data),
            run=_invite,
            done=_("The invitation goes out by mail. A link sent before opens nothing any more."),
            fits=lambda user: bool(user.is_active and user.email) and not user.has_usable_password(),
        ),
        Act(
            code="send-reset",
            label=_("Send a link for a new password"),
            action="accounts.reset_password",
            form=lambda _actor, _row, data: ConfirmForm(data),
            run=_send_reset,
            done=_("The link goes out by mail. The present password holds until it is used."),
            fits=lambda user: bool(user.is_active and user.email) and user.has_usable_password(),
        ),
        Act(
            code="reset-password",
            label=_("Reset the password"),
            action="accounts.reset_password",
            form=lambda _actor, _row, data: ResetPasswordForm(data),
            run=_reset,
            done=_("The password is reset. The person must choose another one at the next login."),
            fits=lambda user: bool(user.is_active),
        ),
        Act(
            code="reset-factor",
            label=_("Reset the second factor"),
            action="accounts.reset_factor",
            form=lambda _actor, _row, data: ConfirmForm(data),
            run=_reset_factor,
            done=_("The second factor is reset. The next login asks for the password alone."),
            fits=factors.has,
            danger=True,
        ),
        Act(
            code="disable",
            label=_("Disable the account"),
            action="accounts.disable_user",
            form=lambda _actor, _row, data: ReasonForm(data),
            run=_disable,
            done=_("The account is disabled; open sessions have ended."),
            fits=lambda user: bool(user.is_active),
            danger=True,
        ),
        Act(
            code="enable",
            label=_("Enable the account"),
            action="accounts.enable_user",
            form=lambda _actor, _row, data: ReasonForm(data),
            run=_enable,
            done=_("The account is enabled again."),
            fits=lambda user: not user.is_active,
        ),
    )
