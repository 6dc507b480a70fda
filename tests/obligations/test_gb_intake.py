"""From the call to the list of a province, through the pages its people work with."""

import uuid
from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.models import User
from programmes.models import Round
from reports.models import Filing
from tests.factories import reports as make
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(db: None) -> World:
    return make.world()


@pytest.fixture
def call(world: World) -> Round:
    return make.call_round(world, contact="国家发展改革委环资司 010-68500000")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def hand_in(user: User, filing: Filing) -> str:
    """Press the button; return the page that answers."""
    posted = {"key": str(uuid.uuid4()), "statement": "1"}
    return signed_in(user).post(f"/filings/{filing.public_id}/submit/", posted, follow=True).content.decode()


def test_gb_33_the_call_names_its_contact_and_its_form_on_the_pages_of_round_and_programme(
    world: World, call: Round
) -> None:
    make.applicant(world)
    for address in (f"/programmes/rounds/{call.public_id}/", "/programmes/green_bases/"):
        shown = page(world.other_park, address)
        assert ("国家发展改革委环资司 010-68500000" in shown, "建设意愿、条件和基础" in shown) == (True, True)
    assert f'href="/filings/apply/{call.public_id}/"' in page(world.other_park, f"/programmes/rounds/{call.public_id}/")


def test_gb_10_a_committee_finds_the_call_and_begins_its_application(world: World, call: Round) -> None:
    park = make.applicant(world)
    address = f"/filings/apply/{call.public_id}/"
    assert f'href="{address}"' in page(world.other_park, "/")
    asked = page(world.other_park, address)
    assert [text in asked for text in (park.name, "010-68500000", "推动绿色产业集聚")] == [True] * 3
    posted = {"park": str(park.public_id), "unit": world.jiangsu.pk}
    answer = signed_in(world.other_park).post(address, posted)
    filing = Filing.objects.get(form="application")
    assert (answer["Location"], filing.park, filing.unit, filing.round) == (
        f"/filings/{filing.public_id}/",
        park,
        world.jiangsu,
        call,
    )
    assert f'href="/filings/{filing.public_id}/"' in page(world.other_park, "/")


def test_gb_10_the_application_goes_to_the_unit_that_is_to_recommend_it(world: World, call: Round) -> None:
    posted = {"park": str(make.applicant(world).public_id), "unit": world.shanghai.pk}
    signed_in(world.other_park).post(f"/filings/apply/{call.public_id}/", posted)
    filing = Filing.objects.get(form="application")
    for section, content in make.application_content(filing).items():
        make.save(world.other_park, filing, section, content)
    hand_in(world.other_park, filing)
    filing.refresh_from_db()
    assert (filing.state, filing.holder.short_name) == ("reviewing", "上海市发展改革委")


def test_gb_10_nothing_is_offered_to_those_who_cannot_apply(world: World, call: Round) -> None:
    make.applicant(world)
    address = f"/filings/apply/{call.public_id}/"
    for user in (world.park, world.province, world.ministry, world.reviewer):
        assert signed_in(user).get(address).status_code == 404
        assert address not in page(user, f"/programmes/rounds/{call.public_id}/")


def test_gb_10_the_five_task_areas_and_the_statement_are_asked(world: World, call: Round) -> None:
    filing = make.application(world, call)
    shown = page(world.other_park, f"/filings/{filing.public_id}/check/")
    areas = [area.name.zh for area in call.definition.task_areas]
    assert (len(areas), [area for area in areas if area not in shown]) == (5, [])
    assert call.definition.form("application").statement.zh in shown


def test_gb_29_motivation_and_goals_have_to_be_stated(world: World, call: Round) -> None:
    filing = make.filled_application(world, call)
    make.save(world.other_park, filing, "motivation", {"motivation": " ", "goals": ""})
    shown = hand_in(world.other_park, filing)
    assert ("填写“建设意愿、条件和基础”" in shown, "填写“建设思路和目标”" in shown) == (True, True)
    filing.refresh_from_db()
    assert filing.state == "draft"
