"""What is sent too often, too large or in another language than JSON."""

import json

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from programmes.models import Round
from tests.api.conftest import Ask, Asker
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture
def rates(settings: Settings) -> None:
    settings.API_RATES = {"user": "3/min", "visitor": "2/min"}
    cache.clear()


@pytest.mark.usefixtures("rates")
def test_who_asks_too_often_is_told_to_wait_and_others_are_not(world: World, ask: Ask) -> None:
    asker, colleague = ask(world.park), ask(world.province)
    answers = [asker.get("programmes/") for _time in range(4)]
    assert [one.status for one in answers] == [200, 200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) in range(1, 61)
    assert colleague.get("programmes/").status == 200


@pytest.mark.usefixtures("rates")
def test_a_person_is_counted_once_for_all_tokens(world: World, ask: Ask) -> None:
    answers = [ask(world.park).get("programmes/").status for _time in range(4)]
    assert answers == [200, 200, 200, 429]


@pytest.mark.usefixtures("rates", "db")
def test_visitors_are_counted_by_address() -> None:
    assert [Asker().get("named-lists/").status for _time in range(3)] == [200, 200, 429]


BODIES = [
    (b"{", 400),
    (b"[" * 100_000, 400),
    (b'{"version": NaN}', 400),
    (b'{"version": ' + b"9" * 5000 + b"}", 400),
    (b"\xff", 400),
    (b"[]", 400),
    (b"null", 400),
    (b'"' + b"a" * (2 * 1024 * 1024) + b'"', 413),
]


@pytest.mark.parametrize(("body", "status"), BODIES)
def test_a_body_that_cannot_be_read_is_a_problem_and_no_fault(
    world: World, report_round: Round, ask: Ask, body: bytes, status: int
) -> None:
    filing = make.report_draft(world, report_round)
    asker = ask(world.park)
    response = asker.client.generic(
        "PUT", f"/api/v1/filings/{filing.public_id}/sections/experience/", body, content_type="application/json"
    )
    assert (response.status_code, list(response.json())) == (status, ["problems"])


def test_only_json_is_read_and_spoken(world: World, ask: Ask) -> None:
    client: Client = ask(world.park).client
    form = client.post("/api/v1/filings/", {"obligation": "1"})
    page = client.get("/api/v1/programmes/", headers={"Accept": "text/html"})
    browsable = client.get("/api/v1/programmes/?format=api")
    assert (form.status_code, page.status_code) == (415, 406)
    assert json.loads(page.content).keys() == {"problems"}
    assert browsable.headers["Content-Type"] == "application/json"


def test_rows_are_neither_written_nor_deleted_past_the_acts(world: World, report_round: Round, ask: Ask) -> None:
    filing, client = make.report_draft(world, report_round), ask(world.ministry).client
    address = f"/api/v1/filings/{filing.public_id}/"
    assert [client.generic(method, address).status_code for method in ("PUT", "PATCH", "DELETE")] == [405] * 3


def test_an_address_below_the_api_that_leads_nowhere_is_a_problem_and_no_page(world: World, ask: Ask) -> None:
    for asker in (ask(world.park), Asker()):
        answer = asker.get("nowhere/at/all")
        assert (answer.status, answer.addresses) == (404, [""])
