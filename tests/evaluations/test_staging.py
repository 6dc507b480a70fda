"""The staged decisions: kept for all officials, undone at will, told to nobody before the release."""

from http import HTTPStatus

import pytest
from django.test import Client

from common.errors import ActRefused, RuleViolation
from evaluations.domain import candidates, staging
from evaluations.domain.staging import Choice
from evaluations.models import StagedDecision
from journal.models import Event
from programmes.models import Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新区")


@pytest.fixture
def call(world: World) -> Round:
    opened = reports.call_round(world)
    make.accepted_list(world, opened, *PARKS)
    return opened


def stage(world: World, call: Round, *choices: Choice) -> int:
    return staging.stage(actor=world.ministry, round=call, choices=choices)


def refused(world: World, call: Round, *choices: Choice) -> list[str]:
    with pytest.raises(RuleViolation) as caught:
        stage(world, call, *choices)
    return [one.address for one in caught.value.problems]


def test_a_decision_is_kept_with_who_and_when_for_every_official(world: World, call: Round) -> None:
    first = candidates.of_call(call)[0]
    assert stage(world, call, make.choice(first, "take_up")) == 1
    colleague = reports.person("colleague", world.ministry.posts.get().organisation)
    row = StagedDecision.objects.visible_to(colleague).get()
    kept = (row.verdict, row.name_printed, row.region_printed, row.staged_by, row.staged_at)
    assert kept == ("take_up", PARKS[0], "江苏", world.ministry, reports.NOW)


def test_keeping_the_same_again_changes_nothing(world: World, call: Round) -> None:
    make.staged(world, call)
    make.staged(world, call)
    assert list(StagedDecision.objects.values_list("version", flat=True)) == [1, 1]
    assert Event.objects.filter(kind="decisions.staged").count() == 1


def test_what_a_colleague_changed_is_not_overwritten(world: World, call: Round) -> None:
    first = candidates.of_call(call)[0]
    stage(world, call, make.choice(first, "take_up"))
    seen = candidates.of_call(call)[0]
    stage(world, call, make.choice(seen, "hold"))
    assert refused(world, call, make.choice(seen, "decline", "产业基础不足")) == [f"candidates/{first.entry.pk}"]
    assert StagedDecision.objects.get().verdict == "hold"


def test_a_single_decision_and_all_are_taken_back(world: World, call: Round) -> None:
    make.staged(world, call)
    stage(world, call, make.choice(candidates.of_call(call)[0], ""))
    assert list(StagedDecision.objects.values_list("park__name", flat=True)) == [PARKS[1]]
    assert staging.undo_all(actor=world.ministry, round=call) == 1
    assert StagedDecision.objects.count() == 0


def test_what_is_wrong_with_one_keeps_none(world: World, call: Round) -> None:
    first, second = candidates.of_call(call)
    choices = [make.choice(first, "take_up"), make.choice(second, "decline")]
    assert refused(world, call, *choices) == [f"candidates/{second.entry.pk}/reason"]
    assert StagedDecision.objects.count() == 0


def test_a_place_on_the_list_is_given_once(world: World, call: Round) -> None:
    first, second = candidates.of_call(call)
    stage(world, call, make.choice(first, "take_up", sequence=1))
    taken = make.choice(second, "take_up", sequence=1)
    assert refused(world, call, taken) == [f"candidates/{second.entry.pk}/sequence"]


def test_against_the_experts_a_reason_is_given(world: World, call: Round) -> None:
    make.reviewed(world, call, "not_recommended")
    first = candidates.of_call(call)[0]
    assert refused(world, call, make.choice(first, "take_up")) == [f"candidates/{first.entry.pk}/reason"]
    assert stage(world, call, make.choice(first, "take_up", "中西部布局需要")) == 1


@pytest.mark.parametrize("name", ["province", "other_province", "park", "reviewer"])
def test_only_the_ministries_stage(world: World, call: Round, name: str) -> None:
    with pytest.raises(ActRefused):
        staging.stage(actor=getattr(world, name), round=call, choices=[])
    assert list(StagedDecision.objects.visible_to(getattr(world, name))) == []


def test_nothing_is_staged_once_the_list_is_public(world: World) -> None:
    call = reports.call_round(world)
    make.named(world, call, *PARKS)
    with pytest.raises(ActRefused):
        staging.undo_all(actor=world.ministry, round=call)


def test_the_workbench_keeps_what_was_chosen_and_shows_what_is_wrong(client: Client, world: World, call: Round) -> None:
    client.force_login(world.ministry)
    url = f"/evaluations/calls/{call.public_id}/"
    first, second = (one.entry.pk for one in candidates.of_call(call))
    data = {f"verdict_{first}": "take_up", f"version_{first}": "0", f"version_{second}": "0"}
    wrong = client.post(url, {**data, f"verdict_{second}": "decline"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'href="#id_reason_{second}"' in wrong.content.decode()
    assert client.post(url, data).status_code == HTTPStatus.FOUND
    assert list(StagedDecision.objects.values_list("park__name", "verdict")) == [(PARKS[0], "take_up")]


def test_all_decisions_are_taken_back_on_a_page_that_says_what_follows(
    client: Client, world: World, call: Round
) -> None:
    make.staged(world, call)
    client.force_login(world.ministry)
    url = f"/evaluations/calls/{call.public_id}/undo/"
    assert "将删除2项拟办意见" in client.get(url).content.decode()
    client.post(url)
    assert StagedDecision.objects.count() == 0
