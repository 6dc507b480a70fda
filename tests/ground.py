"""The ground a test stands on: what the database holds before it begins, built once for a worker and shared.

Every test runs in a savepoint on its ground. A test whose fixtures name none of GROUNDS finds an empty database.
"""

from collections.abc import Callable
from contextvars import Context
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from tests import world
from tests.factories import people, reports


def programmes() -> None:
    """Load all programmes that come with the portal, as of the hour at which most tests stand."""
    with reports.at():
        call_command("load_programmes", verbosity=0)


GROUNDS: dict[str, Callable[[], Any]] = {
    "programmes": programmes,
    "people": people.everybody,
    "small_world": reports.world_at_its_hour,
    "demo_world": world.demonstration,
}
# Where the files of a ground go: not to those of the test that happens to be the first on it.
FILES = settings.MEDIA_ROOT


class Ground:
    """What stands in the database of this worker: one ground at a time."""

    def __init__(self) -> None:
        self.name = ""
        self.value: Any = None
        self._transaction: transaction.Atomic | None = None

    def stand(self, name: str) -> Any:
        """Return what the builder of this ground returned; build it where another one, or none, stands."""
        if name != self.name:
            self.clear()
            self._transaction = transaction.atomic()
            self._transaction.__enter__()
            # The clock may be held, and a language chosen, by that test.
            with override_settings(MEDIA_ROOT=FILES):
                self.value, self.name = Context().run(GROUNDS[name]), name
        return self.value

    def clear(self) -> None:
        """Empty the database again."""
        if self._transaction:
            transaction.set_rollback(True)
            self._transaction.__exit__(None, None, None)
        self.name, self.value, self._transaction = "", None, None


GROUND = Ground()


def asked_by(item: pytest.Item) -> str:
    """Return the ground a test asks for, empty for none."""
    asked = [name for name in getattr(item, "fixturenames", ()) if name in GROUNDS]
    if len(asked) > 1:
        raise pytest.UsageError(f"{item.nodeid} asks for more than one ground: {', '.join(asked)}")
    return asked[0] if asked else ""


def prepare(item: pytest.Item) -> None:
    """See to it that the ground a test asks for stands, and no other."""
    name = asked_by(item)
    if name:
        GROUND.stand(name)
    else:
        GROUND.clear()
