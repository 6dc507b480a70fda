"""The small world that files, and people who ask through the API with a token."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.domain import tokens
from accounts.models import User
from programmes.models import Round
from tests.factories import reports as make
from tests.factories.reports import World

LAST_DAY = date(2026, 12, 31)


@dataclass
class Answer:
    """What came back, read."""

    status: int
    body: Any
    headers: Mapping[str, str]

    @property
    def addresses(self) -> list[str]:
        return [problem["address"] for problem in self.body["problems"]]

    @property
    def messages(self) -> list[str]:
        return [problem["message"] for problem in self.body["problems"]]


class Asker:
    """A program that acts for a person, or for nobody."""

    def __init__(self, key: str | None = None) -> None:
        self.key = key
        self.client = Client(headers={"Authorization": f"Bearer {key}"} if key else None)

    def get(self, path: str, **query: Any) -> Answer:
        return _answer(self.client.get(f"/api/v1/{path}", query))

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        return self._send("POST", path, body, headers)

    def put(self, path: str, body: Any) -> Answer:
        return self._send("PUT", path, body, {})

    def _send(self, method: str, path: str, body: Any, headers: Mapping[str, str]) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else json.dumps({} if body is None else body)
        return _answer(
            self.client.generic(method, f"/api/v1/{path}", data, content_type="application/json", headers=named)
        )


Ask = Callable[[User], Asker]


def _answer(response: Any) -> Answer:
    body = response.json() if response.headers.get("Content-Type", "").endswith("json") else response.content
    return Answer(response.status_code, body, response.headers)


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
def ask() -> Ask:
    """Return a program for a person; the person is loaded by the request itself."""

    def asker(user: User) -> Asker:
        name = f"test {user.tokens.count()}"
        _token, key = tokens.make_token(actor=user, user=user, name=name, expires_on=LAST_DAY)
        return Asker(key)

    return asker
