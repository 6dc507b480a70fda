"""Doing a job: claimed by one conditional update, held by a lease, finished only by who holds it."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q

from common import clock
from common.querysets import ScopedQuerySet
from journal.choices import JobState
from journal.domain.jobs.registry import run_handler, tell_given_up
from journal.models import Job

logger = logging.getLogger(__name__)

MOST_TRIES = 5
# A worker that died is missed after the lease; one that lives makes it longer again and again.
LEASE = timedelta(seconds=60)
HEARTBEAT_SECONDS = 15.0
# 30 seconds, 2, 8, 32 minutes.
FIRST_PAUSE = timedelta(seconds=30)
PAUSE_FACTOR = 4


class LeaseLost(Exception):
    """Another worker has taken the job over; this one must stop."""


def run_job(pk: int) -> bool:
    """Do the job if it is due and nobody holds it; say whether this call did it (well or not)."""
    job = _claim(pk)
    if job is None:
        return False
    try:
        with _heartbeat(job), clock.act():
            run_handler(job)
    except LeaseLost:
        logger.warning("job %s was taken over by another worker", job.pk)
    except Exception as error:
        logger.exception("job %s (%s) failed on try %s", job.pk, job.kind, job.tries)
        _fail(job, error)
    else:
        _finish(job)
    return True


def report_progress(job: Job, done: int, total: int) -> None:
    """Show how far the job is and hold it for longer; raises `LeaseLost`. Call it outside a transaction."""
    until = clock.ticking() + LEASE
    if not _held(job).update(progress_done=done, progress_total=total, lease_until=until):
        raise LeaseLost(job.pk)


def give_up_dead(now: datetime) -> int:
    """Give up jobs whose worker died on the last try: such a job may be what kills workers."""
    dead = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now, tries__gte=MOST_TRIES)
    return sum(_give_up(job, "the worker ended without a word") for job in dead)


def claimable(now: datetime) -> Q:
    """Return the condition of jobs that may be taken: due, and held by nobody alive."""
    free = Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=now)
    return free & Q(due_at__lte=now, tries__lt=MOST_TRIES)


def _claim(pk: int) -> Job | None:
    now = clock.now()
    claimed = Job.objects.filter(claimable(now), pk=pk).update(
        state=JobState.RUNNING, lease_until=now + LEASE, tries=F("tries") + 1
    )
    return Job.objects.get(pk=pk) if claimed else None


def _held(job: Job) -> ScopedQuerySet[Job]:
    # The number of the try tells this claim from a later one of the same job.
    return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, tries=job.tries)


def _finish(job: Job) -> None:
    _held(job).update(state=JobState.DONE, lease_until=None, finished_at=clock.now(), error="")


def _fail(job: Job, error: Exception) -> None:
    text = f"{type(error).__name__}: {error}"
    if job.tries >= MOST_TRIES:
        _give_up(job, text)
        return
    due_at = clock.now() + FIRST_PAUSE * PAUSE_FACTOR ** (job.tries - 1)
    _held(job).update(state=JobState.QUEUED, lease_until=None, rung_at=None, due_at=due_at, error=text)


@transaction.atomic
def _give_up(job: Job, text: str) -> bool:
    given_up = _held(job).update(state=JobState.FAILED, lease_until=None, finished_at=clock.now(), error=text)
    if given_up:
        tell_given_up(job)
    return bool(given_up)


@contextmanager
def _heartbeat(job: Job) -> Iterator[None]:
    """Make the lease longer from a thread of its own while the handler works."""
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(job, stop), name=f"lease of job {job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(job: Job, stop: threading.Event) -> None:
    try:
        while not stop.wait(HEARTBEAT_SECONDS):
            try:
                _held(job).update(lease_until=clock.now() + LEASE)
            except DatabaseError:
                logger.warning("the lease of job %s could not be made longer", job.pk, exc_info=True)
    finally:
        connection.close()
