"""The journal is held against its seals: asked for by the auditor, done by the worker, kept as an event."""

from datetime import timedelta
from itertools import islice

from django.db import transaction
from django.db.models import Exists, QuerySet, Subquery
from django.utils.translation import gettext as _

from common import clock, policy
from common.subjects import Subject
from journal.choices import JobState
from journal.domain import events, seals
from journal.domain.jobs import enqueue
from journal.models import Event, Job, Seal

CHECK = "journal.check"
CHECKED = "journal.checked"
INTERVAL = timedelta(days=7)
# A journal that was tampered with can have as many faults as rows; the first ones say enough.
FAULTS_KEPT = 50


@transaction.atomic
def ask(*, actor: policy.Actor) -> Job:
    """Have the whole journal checked; while a check is under way, that one is meant."""
    policy.require(actor, CHECK, None)
    running = Job.objects.filter(kind=CHECK, state__in=(JobState.QUEUED, JobState.RUNNING)).first()
    key = f"{CHECK}:{clock.now().isoformat()}"
    return running or enqueue(kind=CHECK, key=key, args={}, subject=_journal(), requested_by=actor)


def run(job: Job) -> None:
    """Check, and record what was found: the faults, and the last seal to compare with a copy kept elsewhere."""
    found = list(islice(seals.faults(), FAULTS_KEPT))
    data = {"faults": found, "head": seals.head()}
    actor = job.requested_by or policy.SYSTEM
    events.record(kind=CHECKED, actor=actor, subject=_journal(), data=data, key=f"{CHECKED}:{job.pk}")


def last_check() -> Event | None:
    """Return the event of the last check."""
    return Event.objects.filter(kind=CHECKED).order_by("-pk").first()


def last_unchecked() -> QuerySet[Seal]:
    """Return the last seal if the journal was not checked within `INTERVAL`, else no row."""
    recent = Event.objects.filter(kind=CHECKED, at__gte=clock.now() - INTERVAL)
    last = Seal.objects.order_by("-pk").values("pk")[:1]
    return Seal.objects.filter(~Exists(recent), pk=Subquery(last))


def _journal() -> Subject:
    return Subject("journal.journal", 0, _("Journal"))
