"""The small world in which filings are tested, at a fixed hour."""

from collections.abc import Iterator

import pytest

from programmes.models import Round
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


@pytest.fixture
def report_round(world: World) -> Round:
    return make.report_round(world)


@pytest.fixture
def call(world: World) -> Round:
    return make.call_round(world)
