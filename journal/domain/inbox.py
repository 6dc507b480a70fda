"""A person's own messages."""

from django.db import transaction

from common import clock, policy
from journal.models import Notification
from journal.models.notification import NotificationQuerySet


def messages_of(actor: policy.Actor) -> NotificationQuerySet:
    """Return the messages to the actor, latest first."""
    return Notification.objects.visible_to(actor).filter(user_id=actor.pk)


def unread_count(actor: policy.Actor) -> int:
    """Return how many messages the actor has not read (one query; none for a visitor)."""
    return messages_of(actor).filter(read_at=None).count() if actor.is_authenticated else 0


@transaction.atomic
def mark_read(*, actor: policy.Actor, notification: Notification) -> None:
    """Mark a message as read; the first time counts. Raises `ActRefused` for somebody else's."""
    policy.require(actor, "journal.mark_notification", notification)
    Notification.objects.filter(pk=notification.pk, read_at=None).update(read_at=clock.now())


@transaction.atomic
def mark_all_read(*, actor: policy.Actor) -> int:
    """Mark all the actor's messages as read; return how many were not."""
    return messages_of(actor).filter(read_at=None).update(read_at=clock.now())
