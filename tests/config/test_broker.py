"""The broker is a doorbell: ringing it when nobody is there costs little time and no retries."""

import socket
import threading
from collections.abc import Iterator

import pytest
from celery import Celery
from django.conf import settings
from kombu.exceptions import OperationalError


@pytest.fixture
def dying_broker() -> Iterator[tuple[str, list[int]]]:
    """Yield the address of a broker that hangs up on everybody, and who has called so far."""
    calls: list[int] = []

    def hang_up(server: socket.socket) -> None:
        while True:
            try:
                caller, address = server.accept()
            except OSError:
                return
            calls.append(address[1])
            caller.close()

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=hang_up, args=[server], daemon=True).start()
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0", calls
        server.shutdown(socket.SHUT_RDWR)


def test_a_dead_broker_is_rung_once(dying_broker: tuple[str, list[int]]) -> None:
    address, calls = dying_broker
    app = Celery("dead")
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.conf.update(broker_url=address)
    with pytest.raises(OperationalError):
        app.send_task("journal.tasks.run", args=[1])
    assert len(calls) == 1


def test_a_bell_nobody_heard_expires_before_the_next() -> None:
    for entry in settings.CELERY_BEAT_SCHEDULE.values():
        assert entry["options"] == {"expires": entry["schedule"]}
