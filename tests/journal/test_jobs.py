import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from celery import current_app
from django.db import IntegrityError, connection, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from common import clock
from common.errors import ActRefused
from journal.choices import JobState
from journal.domain import jobs
from journal.domain.jobs import doorbell, running, sweeping
from journal.models import Job
from tests.broker import DyingBroker
from tests.factories.journal import SUBJECT

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

done: list[int] = []
given_up: list[int] = []
leases: list[timedelta] = []


def note_given_up(job: Job) -> None:
    given_up.append(job.pk)


@jobs.handler("test.works")
def works(job: Job) -> None:
    done.append(job.pk)


@jobs.handler("test.breaks", gave_up=note_given_up)
def breaks(job: Job) -> None:
    raise ValueError("the document has no pages")


@jobs.handler("test.steps")
def steps(job: Job) -> None:
    jobs.report_progress(job, 3, 10)


@jobs.handler("test.waits")
def waits(job: Job) -> None:
    """The clock of the act is read before the work, as a handler that records something would."""
    began = clock.now()
    time.sleep(0.05)
    jobs.report_progress(job, 1, 2)
    job.refresh_from_db()
    assert job.lease_until is not None
    leases.append(job.lease_until - began)


@jobs.handler("test.loses")
def loses(job: Job) -> None:
    """Another worker takes the job over while this one works."""
    Job.objects.filter(pk=job.pk).update(tries=job.tries + 1)
    jobs.report_progress(job, 1, 2)


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    done.clear()
    given_up.clear()
    doorbell._Bell.broken_until = 0.0
    yield
    doorbell._Bell.broken_until = 0.0


@pytest.fixture
def bells(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The jobs whose bell reached the broker, which nobody reads here."""
    rung: list[int] = []
    monkeypatch.setattr(current_app, "send_task", lambda _name, *, args, **_options: rung.append(args[0]))
    return rung


def make_job(kind: str = "test.works", key: str = "one", **columns: Any) -> Job:
    return jobs.enqueue(kind=kind, key=key, args={}, subject=SUBJECT, **columns)


def state_of(job: Job) -> tuple[str, int]:
    job.refresh_from_db()
    return job.state, job.tries


def test_the_same_effect_asked_twice_is_one_job() -> None:
    assert make_job() == make_job()
    assert Job.objects.count() == 1


def test_a_job_is_rung_for_only_once_it_is_committed(
    bells: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = make_job()
        assert bells == []
    assert bells == [job.pk]


def test_a_job_due_later_is_left_to_the_sweeper(
    bells: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with clock.frozen(NOON), django_capture_on_commit_callbacks(execute=True):
        job = make_job(due_at=NOON + timedelta(hours=1))
        assert jobs.sweep() == 0
    with clock.frozen(NOON + timedelta(hours=1)):
        assert jobs.sweep() == 1
    assert bells == [job.pk]


def test_a_job_is_done_once(bells: list[int]) -> None:
    job = make_job()
    assert (jobs.run_job(job.pk), jobs.run_job(job.pk)) == (True, False)
    assert done == [job.pk]
    assert state_of(job) == (JobState.DONE, 1)


def test_a_job_before_its_time_is_not_done() -> None:
    with clock.frozen(NOON):
        job = make_job(due_at=NOON + timedelta(seconds=1))
        assert not jobs.run_job(job.pk)


def test_a_failed_job_is_tried_again_after_pauses_and_then_given_up() -> None:
    with clock.frozen(NOON):
        job = make_job("test.breaks")
    pauses = []
    for _try in range(running.MOST_TRIES):
        job.refresh_from_db()
        at = job.due_at
        with clock.frozen(at):
            assert jobs.run_job(job.pk)
        job.refresh_from_db()
        pauses.append((job.due_at - at).total_seconds())
    assert pauses == [30, 120, 480, 1920, 0]
    assert state_of(job) == (JobState.FAILED, 5)
    assert job.error == "ValueError: the document has no pages"
    assert given_up == [job.pk]
    with clock.frozen(NOON + timedelta(days=1)):
        assert not jobs.run_job(job.pk)


def test_a_job_of_an_unknown_kind_is_tried_again() -> None:
    job = make_job("test.unknown")
    jobs.run_job(job.pk)
    assert state_of(job) == (JobState.QUEUED, 1)


def test_a_job_of_a_killed_worker_is_done_by_another_once_its_lease_is_over() -> None:
    with clock.frozen(NOON):
        job = make_job()
        assert running._claim(job.pk) is not None  # the worker dies here
    with clock.frozen(NOON + running.LEASE):
        assert not jobs.run_job(job.pk)
    with clock.frozen(NOON + running.LEASE + timedelta(seconds=1)):
        assert jobs.run_job(job.pk)
    assert done == [job.pk]
    assert state_of(job) == (JobState.DONE, 2)


def test_the_sweeper_rings_for_the_job_of_a_killed_worker(bells: list[int]) -> None:
    with clock.frozen(NOON):
        job = make_job()
        running._claim(job.pk)
    with clock.frozen(NOON + running.LEASE):
        assert jobs.sweep() == 0
    with clock.frozen(NOON + running.LEASE + timedelta(seconds=1)):
        assert jobs.sweep() == 1
    assert bells == [job.pk]


def test_a_job_that_kills_its_workers_is_given_up() -> None:
    with clock.frozen(NOON):
        job = make_job("test.breaks")
    Job.objects.update(state=JobState.RUNNING, tries=running.MOST_TRIES, lease_until=NOON)
    with clock.frozen(NOON + timedelta(seconds=1)):
        jobs.sweep()
    assert state_of(job) == (JobState.FAILED, 5)
    assert given_up == [job.pk]


def test_a_worker_whose_job_was_taken_over_neither_finishes_nor_fails_it() -> None:
    job = make_job("test.loses")
    jobs.run_job(job.pk)
    assert state_of(job) == (JobState.RUNNING, 2)


def test_progress_is_shown() -> None:
    with clock.frozen(NOON):
        job = make_job("test.steps")
        jobs.run_job(job.pk)
    job.refresh_from_db()
    assert (job.progress_done, job.progress_total) == (3, 10)


def test_progress_makes_the_lease_longer_from_then_on_and_not_from_the_beginning() -> None:
    leases.clear()
    jobs.run_job(make_job("test.waits").pk)
    (lease,) = leases
    assert lease > running.LEASE + timedelta(seconds=0.04)


def test_a_running_job_without_a_lease_cannot_be() -> None:
    job = make_job()
    with pytest.raises(IntegrityError, match="job_running_has_lease"), transaction.atomic():
        Job.objects.filter(pk=job.pk).update(state=JobState.RUNNING)


def test_a_bell_that_nobody_heard_is_rung_again(bells: list[int]) -> None:
    with clock.frozen(NOON):
        job = make_job()
        assert jobs.sweep() == 0
    with clock.frozen(NOON + sweeping.RING_AGAIN + timedelta(seconds=1)):
        assert (jobs.sweep(), jobs.sweep()) == (1, 0)
    assert bells == [job.pk]


def test_the_sweeper_rings_for_the_oldest_first_and_no_more_than_its_limit(bells: list[int]) -> None:
    with clock.frozen(NOON):
        later = make_job(key="later", due_at=NOON + timedelta(minutes=2))
        sooner = make_job(key="sooner", due_at=NOON + timedelta(minutes=1))
    with clock.frozen(NOON + timedelta(minutes=3)):
        jobs.sweep(limit=1)
        assert bells == [sooner.pk]
        jobs.sweep()
    assert bells == [sooner.pk, later.pk]


def test_without_a_broker_acts_are_committed_and_it_is_asked_but_once(
    dying_broker: DyingBroker,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    monkeypatch.setattr(doorbell, "current_app", dying_broker.app)
    for key in ("first", "second", "third"):
        with django_capture_on_commit_callbacks(execute=True):
            make_job(key=key)
    assert len(dying_broker.calls) == 1
    assert list(Job.objects.order_by("pk").values_list("key", "rung_at")) == [
        ("first", None),
        ("second", None),
        ("third", None),
    ]


def test_a_broken_broker_is_left_alone_for_a_while_and_rung_again_later(
    bells: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def refuse(_name: str, *, args: list[int], **_options: object) -> None:
        asked.append(args[0])
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(current_app, "send_task", refuse)
        assert (doorbell.ring(1), doorbell.ring(2)) == (False, False)
    assert asked == [1]
    doorbell._Bell.broken_until = 0.0
    assert doorbell.ring(2)
    assert bells == [2]


def test_failed_work_is_started_again_by_whoever_asked_for_it(wang: User, li: User) -> None:
    job = make_job(requested_by=wang)
    Job.objects.update(state=JobState.FAILED, tries=5, error="ValueError")
    job.refresh_from_db()
    with pytest.raises(ActRefused):
        jobs.retry(job=job, actor=li)
    assert jobs.retry(job=job, actor=wang)
    assert state_of(job) == (JobState.QUEUED, 0)
    with pytest.raises(ActRefused):
        jobs.retry(job=job, actor=wang)


@pytest.mark.django_db(transaction=True)
def test_of_two_workers_at_once_one_gets_the_job() -> None:
    job = make_job()
    start = threading.Barrier(4)
    claimed: list[bool] = []

    def claim() -> None:
        start.wait()
        try:
            claimed.append(running._claim(job.pk) is not None)
        finally:
            connection.close()

    threads = [threading.Thread(target=claim) for _number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(claimed) == [False, False, False, True]


@pytest.mark.django_db(transaction=True)
def test_the_lease_of_a_living_worker_grows_while_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "HEARTBEAT_SECONDS", 0.05)
    job = make_job()
    claimed = running._claim(job.pk)
    assert claimed is not None
    Job.objects.update(lease_until=NOON)
    with running._heartbeat(claimed):
        for _attempt in range(100):
            time.sleep(0.05)
            if Job.objects.get().lease_until != NOON:
                break
    lease = Job.objects.get().lease_until
    assert lease is not None
    assert lease > clock.now()
