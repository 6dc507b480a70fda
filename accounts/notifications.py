"""Who is told of hand-overs (who acts on them, then who asked) and of checks of the journal (who asked)."""

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


def actor_of(event: Event) -> Iterable[User]:
    return User.objects.filter(pk__in=[event.actor_id])


def to_event(event: Event) -> str:
    return reverse("admin:journal_event_change", args=[event.pk])


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
notifications.register(
    "journal.checked", kind="journal_checked", recipients=actor_of, link=to_event, template="journal_checked"
)
