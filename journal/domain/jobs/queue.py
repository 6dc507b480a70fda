"""Putting work into the table."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from django.db import transaction

from common import clock, policy
from common.subjects import Subject
from journal.choices import JobState
from journal.domain.jobs import doorbell
from journal.models import Job


@transaction.atomic
def enqueue(
    *,
    kind: str,
    key: str,
    args: Mapping[str, object],
    subject: Subject,
    requested_by: policy.Actor | None = None,
    due_at: datetime | None = None,
) -> Job:
    """Write the job with the change it follows from; ring for a worker once that is committed.

    `key` is unique: asked twice, the effect is one row. A job that is due later is left to the sweeper.
    """
    now = clock.now()
    job, made = Job.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "args": dict(args),
            "requested_by_id": requested_by.pk if requested_by else None,
            "due_at": due_at or now,
            "rung_at": None if due_at and due_at > now else now,
            "created_at": now,
            **subject.columns(),
        },
    )
    if made and job.rung_at:
        _announce(job)
    return job


@transaction.atomic
def retry(*, job: Job, actor: policy.Actor) -> bool:
    """Queue a failed job anew, with all its tries; False when it is not failed (any more)."""
    policy.require(actor, "journal.retry_job", job)
    return requeue(job)


@transaction.atomic
def requeue(job: Job) -> bool:
    """Queue a failed job anew for an act that asked the policy itself."""
    now = clock.now()
    failed = Job.objects.filter(pk=job.pk, state=JobState.FAILED)
    queued = failed.update(state=JobState.QUEUED, tries=0, due_at=now, rung_at=now, finished_at=None, error="")
    if queued:
        _announce(job)
    return bool(queued)


def _announce(job: Job) -> None:
    """Ring for the job after the commit; a failure there never reaches whoever asked."""
    transaction.on_commit(partial(_ring, job.pk), robust=True)


def _ring(job_pk: int) -> None:
    # Taken as rung beforehand: the usual case costs no second write. Should the portal die just here, the sweeper
    # rings after a minute.
    if not doorbell.ring(job_pk):
        Job.objects.filter(pk=job_pk).update(rung_at=None)
