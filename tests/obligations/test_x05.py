"""X-05: a ministry sees the programmes it runs; a province what it recommends and supervises; a park itself; an expert
only what is assigned; results are hidden from parks until they are released."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client

from accounts.choices import OrganisationKind
from accounts.models import User
from evaluations.domain.releases import release
from evaluations.models import Assignment, Evaluation
from reports.models import Filing, FilingVersion
from tests.factories import accounts, reports
from tests.factories import evaluations as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with reports.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


def page(client: Client, person: User, url: str) -> int:
    client.force_login(person)
    return client.get(url).status_code


def test_x_05_a_ministry_sees_the_programmes_it_runs(client: Client, world: World) -> None:
    one = make.scored(world)
    outsider = accounts.person("mee", accounts.body(OrganisationKind.MEE, "000000"))
    url = f"/evaluations/{one.public_id}/"
    assert page(client, world.ministry, url) == HTTPStatus.OK
    assert page(client, outsider, url) == HTTPStatus.NOT_FOUND
    assert Filing.objects.visible_to(outsider).count() == 0


def test_x_05_a_province_sees_what_it_recommends(client: Client, world: World) -> None:
    one = make.scored(world)
    url = f"/evaluations/{one.public_id}/"
    assert page(client, world.province, url) == HTTPStatus.OK
    assert page(client, world.other_province, url) == HTTPStatus.NOT_FOUND


def test_x_05_a_park_sees_itself(client: Client, world: World) -> None:
    one = make.scored(world)
    url = f"/evaluations/{one.public_id}/"
    assert page(client, world.park, url) == HTTPStatus.OK
    assert page(client, world.other_park, url) == HTTPStatus.NOT_FOUND


def test_x_05_an_expert_sees_only_what_is_assigned(client: Client, world: World) -> None:
    one = make.evaluation(world)
    mine = make.assign(world, one)
    stranger = make.another_reviewer()
    url = f"/admin/evaluations/assignment/{mine.pk}/sheet/"
    assert page(client, world.reviewer, url) == HTTPStatus.OK
    assert page(client, stranger, url) == HTTPStatus.NOT_FOUND
    seen = [
        (list(Assignment.objects.visible_to(who)), list(Evaluation.objects.visible_to(who)))
        for who in (make.fresh(world.reviewer), stranger)
    ]
    assert seen == [([mine], [one]), ([], [])]
    assert FilingVersion.objects.visible_to(stranger).count() == 0


def test_x_05_results_are_hidden_from_the_park_until_they_are_released(client: Client, world: World) -> None:
    one = make.scored(world)
    url = f"/evaluations/{one.public_id}/"
    client.force_login(world.park)
    assert "87.5" not in client.get(url).content.decode()
    release(actor=world.ministry, evaluation=one)
    assert "87.5" in client.get(url).content.decode()
