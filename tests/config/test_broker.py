"""The broker is a doorbell: ringing it when nobody is there costs one call and no retries."""

import pytest
from django.conf import settings
from kombu.exceptions import OperationalError

from tests.broker import DyingBroker


def test_a_dead_broker_is_rung_once(dying_broker: DyingBroker) -> None:
    with pytest.raises(OperationalError):
        dying_broker.app.send_task("journal.tasks.run", args=[1])
    assert len(dying_broker.calls) == 1


def test_a_bell_nobody_heard_expires_before_the_next() -> None:
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["options"] == {"expires": entry["schedule"]}
