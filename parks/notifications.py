"""Who is told of incidents: the park what was entered about it, the body that entered it what the park says.

Provinces and ministries are told by the apps above, which know who is concerned.
"""

from collections.abc import Iterable

from django.urls import reverse

from accounts.domain import people
from accounts.models import User
from journal.domain import notifications
from journal.models import Event
from parks.models import Incident

CHANGES = ("incident.entered", "incident.corrected", "incident.withdrawn")
TEMPLATE = "incident_changed"
KIND = "incident"  # one message a person and event, whichever app tells it


def committee(event: Event) -> Iterable[User]:
    """Return the officials of the park's committee."""
    return people.officials_of({event.body_id} if event.body_id else ())


def entering_body(event: Event) -> Iterable[User]:
    return people.officials_of({_incident(event).entered_by_id})


def link(event: Event) -> str:
    return reverse("parks:incident_detail", args=[_incident(event).public_id])


def _incident(event: Event) -> Incident:
    return Incident.objects.get(pk=event.subject_id)


for _kind in CHANGES:
    notifications.register(_kind, kind=KIND, recipients=committee, link=link, template=TEMPLATE)
notifications.register(
    "incident.commented", kind="comment", recipients=entering_body, link=link, template="incident_commented"
)
