"""The grounds as fixtures. Rows are handed out as copies, so that no test sees what another did to them."""

from copy import deepcopy

import pytest

from portal.demo.world import World as DemoWorld
from tests.factories.people import People
from tests.factories.reports import World
from tests.ground import GROUND

__all__ = ["People", "demo_world", "people", "programmes", "small_world"]


@pytest.fixture
def programmes(db: None) -> None:
    """Have the programmes loaded that come with the portal."""
    GROUND.stand("programmes")


@pytest.fixture
def people(db: None) -> People:
    """Return ministries, provinces, park committees, reviewers and the three administrators."""
    found: People = deepcopy(GROUND.stand("people"))
    return found


@pytest.fixture
def small_world(db: None) -> World:
    """Return the small world that files; the clock is held by the test."""
    found: World = deepcopy(GROUND.stand("small_world"))
    return found


@pytest.fixture
def demo_world(db: None) -> DemoWorld:
    """Return the demonstration world with one year on file."""
    found: DemoWorld = deepcopy(GROUND.stand("demo_world"))
    return found
