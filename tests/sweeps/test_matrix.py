"""Every route with every role.

To accept what changed: WRITE_MATRIX=1 pytest tests/sweeps/test_matrix.py, then read the diff.
"""

import os
from typing import Any

import pytest
from django.db import transaction

from tests.ground import GROUND
from tests.sweeps import matrix
from tests.sweeps.walk import Walk

pytestmark = [pytest.mark.usefixtures("demo_world"), pytest.mark.once, pytest.mark.slow]


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: Any) -> Walk:
    with django_db_blocker.unblock():
        world = GROUND.stand("demo_world")
        with transaction.atomic():
            found = Walk(world).go()
            transaction.set_rollback(True)
    if os.environ.get("WRITE_MATRIX"):
        matrix.write(found)
    return found


def test_every_route_answers_every_role_as_committed(walk: Walk) -> None:
    assert matrix.differences(walk.statuses, matrix.read()) == []


def test_every_route_has_a_sample(walk: Walk) -> None:
    assert walk.without_sample == []


def test_no_route_fails(walk: Walk) -> None:
    broken = [f"{' '.join(key)} as {role}" for key, row in walk.statuses.items() for role in row if row[role] == "500"]
    assert broken == []


def test_every_page_has_title_heading_and_language_and_nothing_inline(walk: Walk) -> None:
    assert sorted(set(walk.faults)) == []
