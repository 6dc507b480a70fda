"""Records of ledgers through the API: the same acts, the same refusals."""

from collections.abc import Iterator
from datetime import date

import pytest

from accounts.models import Organisation
from reports.models import Record
from tests.api.conftest import Ask
from tests.factories import reports as make
from tests.factories.records import PROBLEM, SUPPORT, entered
from tests.factories.reports import World

ADDRESS = "records/"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


def test_a_record_is_entered_with_its_faults_at_the_fields(world: World, ask: Ask) -> None:
    body = {"programme": "green_bases", "ledger": "supports", "participation": world.base.pk}
    wrong = ask(world.park).post(ADDRESS, {**body, "content": {**SUPPORT, "amount": "一千"}})
    assert (wrong.status, wrong.addresses == ["record/amount"]) == (422, True)
    made = ask(world.park).post(ADDRESS, {**body, "content": SUPPORT})
    assert (made.status, made.body["amount"], made.body["state"]) == (201, "1200.5000", "recorded")


def test_a_stranger_neither_reads_nor_enters(world: World, ask: Ask) -> None:
    record = entered(world.park, world.base, "supports", SUPPORT)
    assert ask(world.other_park).get(f"{ADDRESS}{record.public_id}/").status == 404
    body = {"programme": "green_bases", "ledger": "supports", "participation": world.base.pk, "content": SUPPORT}
    assert ask(world.other_park).post(ADDRESS, body).status == 404
    assert ask(world.other_park).get(ADDRESS).body["results"] == []


def test_a_problem_is_given_to_a_body_and_moved_on(world: World, ask: Ask) -> None:
    one = f"{ADDRESS}{entered(world.park, world.base, 'problems', PROBLEM).public_id}/"
    owner = Organisation.objects.get(short_name="江苏省发展改革委")
    given = ask(world.park).post(f"{one}assign/", {"owner": owner.pk, "due_on": "2026-03-20"})
    assert (given.status, given.body["owner"]) == (200, owner.name)
    solved = ask(world.province).post(f"{one}move/", {"act": "solved", "said": "已安排指标。"})
    assert [row["act"] for row in solved.body["revisions"]] == ["entered", "assigned", "solved"]
    assert Record.objects.get().closed_on == date(2026, 3, 10)
    assert ask(world.province).post(f"{one}move/", {"act": "published"}).status == 403
