"""A list takes as many queries for one row as for three. A new list without its number fails."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from common import lists
from portal.demo.world import World
from portal.domain import outlook, work
from tests.sweeps.lists import QUERIES
from tests.sweeps.routes import Route, routes
from tests.sweeps.samples import address_of

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def _list_pages() -> list[Route]:
    return [route for route in routes() if route.view_class and issubclass(route.view_class, lists.ListPage)]


def _queries(client: Client, address: str) -> int:
    client.get(address)  # what is kept from the first visit on (definitions, templates) is not counted
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


def _signed_in(world: World, username: str) -> Client:
    client = Client()
    if username:
        client.force_login(world.people[username], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_list_has_its_number() -> None:
    assert sorted({route.name for route in _list_pages()} ^ set(QUERIES)) == []


@pytest.mark.parametrize("name", sorted(QUERIES))
@pytest.mark.parametrize("rows", [1, 3])
def test_a_list_takes_its_number_of_queries(
    world: World, monkeypatch: pytest.MonkeyPatch, name: str, rows: int
) -> None:
    username, expected = QUERIES[name]
    monkeypatch.setattr(lists, "PAGE_SIZE", rows)
    route = next(route for route in _list_pages() if route.name == name)
    assert _queries(_signed_in(world, username), address_of(route, world)) == expected


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(
    ("username", "expected"), [("ndrc", 31), ("drc32", 28), ("park09", 36), ("expert1", 7), ("audit", 8), ("", 3)]
)
def test_a_home_takes_its_number_of_queries(
    world: World, monkeypatch: pytest.MonkeyPatch, username: str, expected: int, rows: int
) -> None:
    for module in (work, outlook):
        monkeypatch.setattr(module, "SHOWN", rows)
    assert _queries(_signed_in(world, username), reverse("portal:home")) == expected
