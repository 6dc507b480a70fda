"""The season of a round in the administration: the acts of the pages, for the ministries of the programme."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client

from accounts.models import User
from programmes.choices import RoundKind
from programmes.domain import rounds
from programmes.models import Round
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


def press(user: User, opened: Round, act: str, **posted: str) -> int:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(f"/admin/programmes/round/{opened.pk}/{act}/", posted).status_code


def state(opened: Round) -> tuple[str, date]:
    found = Round.objects.get(pk=opened.pk)
    return found.state, found.due_on


def test_a_prepared_round_is_opened_moved_and_closed(small_world: World) -> None:
    ministry = small_world.ministry
    one = rounds.prepare_round(
        actor=ministry, programme=small_world.programme, kind=RoundKind.CALL, form="park_list", year=2026,
        title="第二批园区清单", opens_on=date(2026, 3, 1), due_on=date(2026, 6, 30), contact="环资司",
    )  # fmt: skip
    assert press(ministry, one, "open") == HTTPStatus.FOUND
    assert press(ministry, one, "extend", due_on="2026-07-31") == HTTPStatus.UNPROCESSABLE_ENTITY
    assert press(ministry, one, "extend", due_on="2026-07-31", reason="汛期顺延") == HTTPStatus.FOUND
    assert state(one) == ("open", date(2026, 7, 31))
    assert press(ministry, one, "close") == HTTPStatus.FOUND
    assert state(one) == ("closed", date(2026, 7, 31))


def test_a_round_that_lacks_something_is_not_opened(small_world: World) -> None:
    one = rounds.prepare_round(
        actor=small_world.ministry, programme=small_world.programme, kind=RoundKind.CALL, form="park_list", year=2026,
        title="第二批园区清单", opens_on=date(2026, 3, 1), due_on=date(2026, 6, 30),
    )  # fmt: skip
    assert press(small_world.ministry, one, "open") == HTTPStatus.UNPROCESSABLE_ENTITY
    assert state(one)[0] == "preparing"


def test_for_others_the_acts_do_not_exist(small_world: World) -> None:
    one = make.call_round(small_world)
    for person in (small_world.province, small_world.park, small_world.reviewer):
        assert press(person, one, "close") in (HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND)
    assert state(one)[0] == "open"
