"""The broker is a doorbell: ringing it when nobody is there costs little time and no retries."""

import time

import pytest
from celery import Celery
from django.conf import settings
from kombu.exceptions import OperationalError


def test_ringing_a_dead_broker_fails_within_a_second() -> None:
    # Port 1 answers nobody.
    app = Celery("dead")
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.update(broker_url="redis://127.0.0.1:1/0")
    begin = time.perf_counter()
    with pytest.raises(OperationalError):
        app.send_task("journal.tasks.run", args=[1])
    assert time.perf_counter() - begin < 1


def test_a_bell_nobody_heard_expires_before_the_next() -> None:
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["options"] == {"expires": entry["schedule"]}
