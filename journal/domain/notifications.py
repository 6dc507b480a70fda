"""Who is told what: registered by event kind, written by the job `notify` in each reader's language."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from common import clock
from journal.domain.jobs.queue import enqueue
from journal.models import Event, Notification

# A person of the user model, which stands above the journal: pk, language, email, is_active.
Reader = Any


@dataclass(frozen=True)
class Telling:
    """What is told of an event: to whom, with a link to what page, in which words."""

    kind: str
    recipients: Callable[[Event], Iterable[Reader]]
    link: Callable[[Event], str]
    template: str


_tellings: dict[str, list[Telling]] = defaultdict(list)


def register(
    event_kind: str,
    *,
    kind: str,
    recipients: Callable[[Event], Iterable[Reader]],
    link: Callable[[Event], str],
    template: str,
) -> None:
    """Have people told of an event: `templates/notifications/<template>.{title,body}.txt`, given `event` and `link`.

    `kind` names the notification: a person gets one of a kind for an event. `link` is a path of the portal.
    """
    _tellings[event_kind].append(Telling(kind, recipients, link, template))


def registered(event_kind: str) -> bool:
    """Say whether anybody is told of this kind of event."""
    return event_kind in _tellings


@transaction.atomic
def deliver(event: Event) -> int:
    """Write what is told of the event, once per person and kind however often it runs; return how many are new."""
    return sum(
        _write(event, telling, reader)
        for telling in _tellings.get(event.kind, ())
        for reader in telling.recipients(event)
        if reader.is_active
    )


def _write(event: Event, telling: Telling, reader: Reader) -> bool:
    notification, is_new = Notification.objects.get_or_create(
        event=event, user=reader, kind=telling.kind, defaults=_content(event, telling, reader)
    )
    if is_new and reader.email:
        enqueue(
            kind="mail",
            key=f"mail:{notification.pk}",
            args={"notification": notification.pk},
            subject=event.subject,
        )
    return is_new


def _content(event: Event, telling: Telling, reader: Reader) -> dict[str, Any]:
    link = telling.link(event)
    with translation.override(reader.language or settings.LANGUAGE_CODE):
        title = _rendered(f"{telling.template}.title.txt", event, link)
        body = _rendered(f"{telling.template}.body.txt", event, link)
    columns = event.subject.columns()
    return {"title": " ".join(title.split()), "body": body, "link": link, "created_at": clock.now(), **columns}


def _rendered(name: str, event: Event, link: str) -> str:
    # Plain text: it is escaped where a page shows it, and not before.
    template: Any = get_template(f"notifications/{name}")
    text: str = template.template.render(Context({"event": event, "link": link}, autoescape=False))
    return text.strip()
