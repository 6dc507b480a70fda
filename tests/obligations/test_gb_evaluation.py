"""GB-16 of the first batch, GB-22 and GB-23 through the pages of those who act: as far as the portal keeps them."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from django.test import Client

from common.policy import SYSTEM
from evaluations.domain import candidates, namings
from evaluations.models import Evaluation, Release, Result
from parks.domain.loading import load_bases
from programmes.models import Participation, Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with reports.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def test_gb_16_the_31_bases_are_published_in_their_order_as_printed(client: Client, world: World) -> None:
    Participation.objects.all().delete()
    load_bases(actor=SYSTEM)
    naming = namings.import_first_batch(actor=SYSTEM)
    rows = b"".join(client.get(f"/public/lists/{naming.public_id}/?export=csv"))
    lines = rows.decode("utf-8-sig").splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == [str(place) for place in range(1, 32)]
    assert lines[0] == "1,天津,天津经济技术开发区"
    assert lines[6] == "7,上海,漕河泾新兴技术开发区盐城分区"
    assert lines[30] == "31,宁夏,银川高新技术产业开发区"


def test_gb_16_the_printed_region_is_that_of_the_recommending_unit(world: World, call: Round) -> None:
    """The park lies in 上海, 江苏 recommends it: what is printed follows the recommendation."""
    reports.park("S-1", "临港试验园区", "310000")
    filing = reports.filled_list(world, call)
    row = reports.candidate("临港试验园区", 1, confirmation="两省市共建园区，由江苏推荐。")
    reports.save(world.province, filing, "candidates", {"rows": [row]})
    reports.submit(world.province, filing)
    found = [(one.entry.park.region_id, one.region_printed) for one in candidates.of_call(call)]
    assert found == [("310000", "江苏")]


def test_gb_22_a_base_is_evaluated_mid_term_and_finally_by_assigned_reviewers(client: Client, world: World) -> None:
    reports.submitted_report(world, reports.report_round(world))
    client.force_login(world.ministry)
    for form in ("mid_term", "final"):
        opened = make.evaluation_round(world, form)
        client.post(f"/evaluations/rounds/{opened.public_id}/", {"bases": [world.base.pk]})
    assert list(Evaluation.objects.order_by("pk").values_list("scheme", flat=True)) == ["mid_term", "final"]
    one = Evaluation.objects.get(scheme="final")
    client.post(
        f"/evaluations/{one.public_id}/assign/", {"reviewer": world.reviewer.pk, "due_on": make.DUE.isoformat()}
    )
    make.submitted(one.assignments.get())
    assert Result.objects.get().total == 8750


def test_gb_22_the_result_is_released_with_the_consequences_of_its_grade(client: Client, world: World) -> None:
    one = make.scored(world, innovation=0, platforms=0)  # 62.0: qualified, lagging
    client.force_login(world.ministry)
    answer = client.post(f"/evaluations/{one.public_id}/release/")
    assert answer.status_code == HTTPStatus.FOUND
    assert Release.objects.get().band == "qualified"
    client.force_login(world.park)
    page = client.get(f"/evaluations/{one.public_id}/")
    assert [outcome.code for outcome in page.context["outcomes"]] == ["lagging"]
    # The clause that is quoted as the basis names withdrawal too; the consequences do not.
    assert [words for words in ("督促整改", "通报批评") if f"<li>{words}" in page.content.decode()] == [
        "督促整改",
        "通报批评",
    ]
    assert "<li>调整退出" not in page.content.decode()
