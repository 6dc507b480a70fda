"""Who is told of hand-overs: the administrators who act on them, then who asked."""

from collections.abc import Iterable

from django.urls import reverse

from accounts.choices import Role
from accounts.models import HandOver, Post, User
from common import clock
from journal.domain import notifications
from journal.models import Event


def administrators(_event: Event) -> Iterable[User]:
    """Return who hands seats over, and who invites a successor without an account."""
    held = Post.objects.held_on(clock.today()).filter(role__in=(Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN))
    return User.objects.filter(is_active=True, pk__in=held.values("user"))


def proposer(event: Event) -> Iterable[User]:
    return User.objects.filter(pk=HandOver.objects.get(pk=event.subject_id).proposed_by_id)


def to_proposal(event: Event) -> str:
    return reverse("admin:accounts_handover_change", args=[event.subject_id])


def to_seats(event: Event) -> str:
    return reverse("accounts:seats", args=[HandOver.objects.get(pk=event.subject_id).post.organisation_id])


notifications.register(
    "hand_over.proposed", kind="hand_over", recipients=administrators, link=to_proposal, template="hand_over_proposed"
)
notifications.register(
    "hand_over.done", kind="hand_over", recipients=proposer, link=to_seats, template="hand_over_done"
)
notifications.register(
    "hand_over.declined", kind="hand_over", recipients=proposer, link=to_seats, template="hand_over_declined"
)
