"""What every test stands on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import trans_real
from pytest_django import Settings

from common import catalogue
from journal.domain import append_only
from tests import ground

pytest_plugins = ["tests.broker", "tests.fixtures"]

COMMITTING_FIXTURES = {"transactional_db", "live_server", "django_db_reset_sequences"}
DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "client", "admin_client"}


def pytest_configure(config: pytest.Config) -> None:
    """Compile the catalogues once, before the workers start."""
    if not hasattr(config, "workerinput"):
        root = Path(__file__).resolve().parents[1] / "locale"
        catalogue.write(catalogue.merge(root / "parts"), root)
        # Django may have read the old ones while it was set up.
        trans_real._translations.clear()  # type: ignore[attr-defined]  # the stubs leave it out


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, and what is to run on both databases; put together what asks for the same ground."""
    items.sort(key=lambda item: (_commits(item), ground.asked_by(item)))
    for item in items:
        if "e2e" in item.path.parts:
            item.add_marker(pytest.mark.e2e)
        elif _touches_database(item) and not item.get_closest_marker("once"):
            item.add_marker(pytest.mark.both_databases)


def _touches_database(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    return item.get_closest_marker("django_db") is not None or bool(fixtures & DATABASE_FIXTURES)


@pytest.hookimpl(tryfirst=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object], request: pytest.FixtureRequest) -> None:
    """Lay the ground of a test before its own transaction begins."""
    if fixturedef.argname == "_django_db_helper":
        request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock():
            ground.prepare(request.node)


@pytest.fixture(scope="session", autouse=True)
def _cleared(request: pytest.FixtureRequest) -> Iterator[None]:
    """Leave no ground behind when the worker ends."""
    yield
    if ground.GROUND.name:
        with request.getfixturevalue("django_db_blocker").unblock():
            ground.GROUND.clear()


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """Give each test a file store of its own."""
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def _emptied(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lift the append-only triggers before a test that really commits is cleaned up; the flush makes them anew."""
    committing = _commits(request.node)
    if committing:
        request.getfixturevalue("_django_db_helper")
    yield
    if committing:
        append_only.lift()


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    if marker and (marker.kwargs.get("transaction") or any(marker.args)):
        return True
    return bool(COMMITTING_FIXTURES & set(getattr(item, "fixturenames", ())))
