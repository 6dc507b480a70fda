"""A broker that hangs up on everybody, for what has to go on without one."""

import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from celery import Celery


@dataclass
class DyingBroker:
    """An app of ours whose broker is dying, and the ports of who has called so far."""

    app: Celery
    calls: list[int] = field(default_factory=list)


@pytest.fixture
def dying_broker() -> Iterator[DyingBroker]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        app = Celery("dying", set_as_current=False)
        app.config_from_object("django.conf:settings", namespace="CELERY")
        app.conf.update(broker_url=f"redis://127.0.0.1:{server.getsockname()[1]}/0")
        broker = DyingBroker(app)
        threading.Thread(target=_hang_up, args=[server, broker], daemon=True).start()
        yield broker
        server.shutdown(socket.SHUT_RDWR)


def _hang_up(server: socket.socket, broker: DyingBroker) -> None:
    with suppress(OSError):
        while True:
            caller, address = server.accept()
            broker.calls.append(address[1])
            caller.close()
