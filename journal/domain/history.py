"""What was done with a subject, in the words of a log."""

from collections.abc import Iterator

from common.subjects import Subject
from common.ui import Entry
from journal.domain.labels import label_of
from journal.models import Event


def entries(subject: Subject) -> Iterator[Entry]:
    """Yield what was done, latest first (one query), for a page that shows the subject anyway."""
    for event in Event.objects.about(subject):
        yield Entry(
            at=event.at, who=event.actor_label, body=event.actor_body, text=label_of(event.kind), quote=event.reason
        )
