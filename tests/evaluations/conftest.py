"""The small world in which evaluations are tested, at a fixed hour."""

from collections.abc import Iterator

import pytest

from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world
