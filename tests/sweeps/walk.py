"""Visits every route with every role, each visit undone, and keeps what was answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.test import Client

from portal.demo.world import World
from tests.sweeps import html
from tests.sweeps.roles import ROLES
from tests.sweeps.routes import Route, routes
from tests.sweeps.samples import address_of

Row = dict[str, str]


@dataclass
class Walk:
    """What the portal answered: a row of statuses for each method and route, and what is wrong with pages."""

    world: World
    statuses: dict[tuple[str, str], Row] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    without_sample: list[str] = field(default_factory=list)

    @cached_property
    def clients(self) -> dict[str, Client]:
        return {role: self._client(username) for role, username in ROLES.items()}

    def go(self) -> "Walk":
        """Visit everything: each route by GET, and by an empty POST where somebody may post."""
        assert self.cookies  # signed in before the first visit: what happens in a visit is undone
        for route in routes():
            try:
                address = address_of(route, self.world)
            except KeyError:
                self.without_sample.append(route.key)
                continue
            for method in _methods(route):
                row = {role: self._visit(role, method, route, address) for role in ROLES}
                if method == "GET" or _tells_more(row, self.statuses["GET", route.key]):
                    self.statuses[method, route.key] = row
        return self

    def _visit(self, role: str, method: str, route: Route, address: str) -> str:
        client = self.clients[role]
        client.cookies = SimpleCookie(self.cookies[role])  # a visit may have signed out, or chosen a language
        with _undone():
            response: Any = client.generic(method, address, data="", content_type=_content_type(address))
            if method == "GET" and html.is_page(response):
                self.faults += [f"{route.key} as {role}: {fault}" for fault in html.faults(response)]
            for close in response._resource_closers:
                close()
        return str(response.status_code)

    @cached_property
    def cookies(self) -> dict[str, str]:
        """Return the cookies of each role as they were when it had signed in."""
        return {role: client.cookies.output(header="", sep=";") for role, client in self.clients.items()}

    def _client(self, username: str) -> Client:
        client = Client(raise_request_exception=False)
        if username:
            client.force_login(self.world.people[username], backend="django.contrib.auth.backends.ModelBackend")
        return client


@contextmanager
def _undone() -> Iterator[None]:
    """Take back what happens inside; what asks for a transaction of its own gets one, as in Django's test cases."""
    block: Any = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


def _methods(route: Route) -> tuple[str, ...]:
    """The admin's own pages of rows only look; a POST there is no act of ours."""
    looks = route.key.startswith("admin") and (not route.name or route.name.endswith(_LOOKING))
    return ("GET",) if looks else ("GET", "POST")


_LOOKING = ("_changelist", "_change", "_history")


def _content_type(address: str) -> str:
    return "application/json" if address.startswith("/api/") else "application/x-www-form-urlencoded"


def _tells_more(posted: Row, got: Row) -> bool:
    """A route that takes no POST, or answers it as it answers GET, needs no second row."""
    answers = {status for role, status in posted.items() if ROLES[role]}
    return answers != {"405"} and posted != got
