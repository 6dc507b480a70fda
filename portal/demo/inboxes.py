"""What people were told: the past is in the inboxes as read and was not mailed, the last days wait unread."""

from collections.abc import Iterable
from datetime import timedelta

from common import clock
from journal.domain import inbox, notifications
from journal.models import Event, Job, Paper
from portal.demo.world import World

DAYS_UNREAD = 5


def tell(world: World) -> None:
    """Deliver what is told of every event, dated as the event. Who is to be reminded today is left to beat."""
    _forget_past_work(world)
    before = clock.start_of(world.today - timedelta(days=DAYS_UNREAD))
    told = [kind for kind in Event.objects.values_list("kind", flat=True).distinct() if notifications.registered(kind)]
    events = Event.objects.filter(kind__in=told).order_by("at", "id")
    _deliver(events.filter(at__lt=before))
    for person in world.people.values():
        inbox.mark_all_read(actor=person)
    _deliver(events.filter(at__gte=before))
    Job.objects.filter(kind__in=["mail", "notify"]).delete()


def _deliver(events: Iterable[Event]) -> None:
    for event in events:
        with clock.frozen(event.at):
            notifications.deliver(event)


def _forget_past_work(world: World) -> None:
    """Drop the PDF summaries of past years: each is made when somebody asks for it, not all at the first start."""
    past = clock.start_of(world.today - timedelta(days=60))
    old = Paper.objects.filter(requested_at__lt=past)
    jobs = list(old.values_list("job", flat=True))
    old.delete()
    Job.objects.filter(pk__in=jobs).delete()
