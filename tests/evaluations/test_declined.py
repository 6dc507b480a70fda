"""Who was not taken up is told with the release, with the reason, and not a moment before."""

from collections.abc import Iterator

import pytest
from django.test import Client

from accounts.models import User
from evaluations.domain import candidates, namings, staging
from evaluations.models import StagedDecision
from journal.models import Event, Job, Notification
from programmes.models import Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

TAKEN, DECLINED = "无锡国家高新技术产业开发区", "伊通满族自治县经济开发区"
REASON = "资源循环化利用基础薄弱，建议完善后再行申报。"


@pytest.fixture
def world(small_world: World) -> Iterator[World]:
    with reports.at():
        yield small_world


@pytest.fixture
def call(world: World) -> Round:
    """Bring two parks of Jiangsu to the notice of the one that is taken up; the other is staged to be declined."""
    opened = reports.call_round(world)
    reports.park("N-001", DECLINED, "320000", world.park.posts.get().organisation)
    make.accepted_list(world, opened, TAKEN, DECLINED)
    make.reviewed(world, opened)
    first, second = candidates.of_call(opened)
    choices = [make.choice(first, "take_up"), make.choice(second, "decline", REASON)]
    staging.stage(actor=world.ministry, round=opened, choices=choices)
    return opened


def released(world: World, call: Round) -> None:
    notice = make.notice(world, call, candidates=[one for one in candidates.of_call(call) if one.is_taken_up])
    with make.after(notice):
        namings.name_bases(actor=world.ministry, round=call, decision=make.decision(call))


def told() -> list[tuple[str, str, str]]:
    rows = Notification.objects.filter(kind__in=("candidate_declined", "own_declined"))
    return sorted((one.user.username, one.title, one.body) for one in rows)


def test_province_and_park_read_the_ministrys_reason_when_the_list_is_released(world: World, call: Round) -> None:
    released(world, call)
    make.deliver()
    title, body = f"未列入名单：{DECLINED}", f"名单已经确定，{DECLINED}未列入。理由：{REASON}"
    assert told() == [("park", title, body), ("province", title, body)]


def test_the_links_lead_to_what_each_may_read(world: World, call: Round) -> None:
    released(world, call)
    make.deliver()
    for one in Notification.objects.filter(kind__in=("candidate_declined", "own_declined")):
        assert signed_in(one.user).get(one.link).status_code == 200


def test_nothing_is_told_or_found_before_the_release(world: World, call: Round) -> None:
    make.notice(world, call, candidates=[one for one in candidates.of_call(call) if one.is_taken_up])
    make.deliver()
    assert (told(), Event.objects.filter(kind="candidate.declined").count()) == ([], 0)
    for user in (world.province, world.park, world.other_province):
        pages = [
            signed_in(user).get(address).content.decode() for address in ("/", "/inbox/", "/evaluations/decisions/")
        ]
        assert [REASON in page for page in pages] == [False, False, False]
        assert not StagedDecision.objects.visible_to(user).exists()
    assert not Job.objects.filter(subject_kind="evaluations.staged_decision").exists()


def test_who_is_on_hold_or_taken_up_is_not_told_so(world: World, call: Round) -> None:
    one = next(one for one in candidates.of_call(call) if not one.is_taken_up)
    staging.stage(actor=world.ministry, round=call, choices=[make.choice(one, "hold", "待核实")])
    released(world, call)
    make.deliver()
    assert told() == []


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client
