import pytest

from portal.demo.world import World


@pytest.fixture
def world(demo_world: World) -> World:
    return demo_world
