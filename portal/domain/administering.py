"""What needs an administrator today. The three roles exclude each other, and so do their matters."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from accounts.choices import HandOverState, Role
from accounts.models import HandOver, User
from common import policy
from common.formats import date_text, since_text
from common.ui import Work
from journal.domain import checking
from journal.models import Seal
from portal.domain.desk_source import Source


def sources(actor: Any) -> list[Source]:
    """Return what the actor's administrator post has to do: each role its own matters."""
    return [make(actor) for role, make in _SOURCES.items() if role in actor.roles]


def to_invite(actor: Any) -> QuerySet[HandOver]:
    """Return the proposals whose successor has no account yet: the seat waits for the invitation."""
    known = User.objects.filter(email__iexact=OuterRef("successor_email"))
    return to_hand_over(actor).exclude(Exists(known))


def to_hand_over(actor: Any) -> QuerySet[HandOver]:
    """Return the hand-overs that wait for who gives posts."""
    rows = HandOver.objects.visible_to(actor).filter(state=HandOverState.WAITING)
    return rows.select_related("post__user", "post__organisation").order_by("since", "id")


def to_check(actor: Any) -> QuerySet[Seal]:
    """Return the last seal when the journal has not been checked for a week, else nothing."""
    rows: QuerySet[Seal] = policy.visible(actor, checking.last_unchecked())
    return rows


def _invite_row(proposal: HandOver) -> Work:
    return Work(
        title=_("Invite the successor: %(what)s") % {"what": proposal.as_subject().label},
        url=_page(proposal),
        notes=[since_text(proposal.proposed_at)],
        status="mine",
        due_on=proposal.since,
        action=pgettext("action", "Invite"),
        action_url=reverse("admin:accounts_user_invite-person"),
    )


def _hand_over_row(proposal: HandOver) -> Work:
    return Work(
        title=_("Hand-over: %(what)s") % {"what": proposal.as_subject().label},
        url=_page(proposal),
        notes=[since_text(proposal.proposed_at)],
        status="mine",
        due_on=proposal.since,
        action=pgettext("action", "Decide"),
        action_url=_page(proposal),
    )


def _check_row(_seal: Seal) -> Work:
    last = checking.last_check()
    return Work(
        title=_("Check the journal against its seals"),
        url=reverse("admin:journal_seal_changelist"),
        notes=[_("last checked on %(day)s") % {"day": date_text(last.at)} if last else _("never checked yet")],
        status="mine",
        action=pgettext("action", "Check"),
        action_url=reverse("admin:journal_seal_check"),
    )


def _page(proposal: HandOver) -> str:
    return reverse("admin:accounts_handover_change", args=[proposal.pk])


_SOURCES: Mapping[Role, Callable[[Any], Source]] = {
    Role.SYSTEM_ADMIN: lambda actor: Source(to_invite(actor), _invite_row),
    Role.SECURITY_ADMIN: lambda actor: Source(to_hand_over(actor), _hand_over_row),
    Role.AUDIT_ADMIN: lambda actor: Source(to_check(actor), _check_row),
}
