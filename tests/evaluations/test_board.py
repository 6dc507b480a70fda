"""The board of a call: every unit with the state of its list, the reminder once a day, the refusal of an excess."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client

from common.errors import ActRefused, RuleViolation
from evaluations.domain import candidates, excess, unit_board
from evaluations.models import ExcessRefusal
from journal.models import Notification
from programmes.models import Round
from reports.domain.reviews import file_filing
from reports.models import Filing
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World

PARKS = ("常州经济开发区", "无锡高新区", "泰州医药高新区", "南通经济技术开发区")


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def row(call: Round, region: str = "320000") -> Any:
    return unit_board.units_of(call).get(region_id=region)


def over_quota(world: World, call: Round) -> Filing:
    """Hand in four candidates where three are the quota, with the reason, and accept the list."""
    for place, name in enumerate(PARKS):
        reports.park(f"N-{place:03}", name, "320000")
    filing = reports.filled_list(world, call, *PARKS)
    reports.save(world.province, filing, "excess", {"justification": "四家基础相当，请予支持。"})
    reports.submit(world.province, filing)
    return filing


def accept(world: World, filing: Filing) -> Filing:
    fresh = Filing.objects.get(pk=filing.pk)
    file_filing(actor=world.ministry, filing=fresh, opinion="同意")
    return Filing.objects.get(pk=filing.pk)


def test_every_unit_stands_on_the_board_with_its_state(world: World, call: Round) -> None:
    assert unit_board.units_of(call).count() == 32
    states = [row(call).state]
    filing = reports.filled_list(world, call)
    states.append(row(call).state)
    for place, name in enumerate(PARKS[:2]):
        reports.park(f"N-{place:03}", name, "320000")
    rows = [reports.candidate(name, rank) for rank, name in enumerate(PARKS[:2], 1)]
    reports.save(world.province, filing, "candidates", {"rows": rows})
    reports.submit(world.province, filing)
    found = row(call)
    assert (found.state, found.candidates, found.holder, found.since, found.late) == (
        "reviewing",
        2,
        "国家发展改革委",
        reports.NOW,
        False,
    )
    accept(world, filing)
    assert [*states, row(call).state, row(call, "310000").state] == ["not_started", "draft", "filed", "not_started"]


def test_a_list_handed_in_after_its_day_is_late(world: World, call: Round) -> None:
    with reports.moved_to(reports.NOW + timedelta(days=30)):
        make.handed_in_list(world, call, PARKS[0])
    assert row(call).late is True


def test_a_list_without_candidates_says_that_there_is_nothing_to_recommend(world: World, call: Round) -> None:
    filing = make.handed_in_list(world, call, PARKS[0])
    assert filing.current_version is not None
    filing.current_version.entries.all().delete()
    assert row(call).state == "nothing"


def test_the_board_is_filtered_sorted_and_exported(client: Client, world: World, call: Round) -> None:
    over_quota(world, call)
    client.force_login(world.ministry)
    url = f"/evaluations/calls/{call.public_id}/units/"
    page = client.get(f"{url}?state=reviewing").content.decode()
    assert ("江苏" in page, "上海" in page) == (True, False)
    assert "四家基础相当，请予支持。" in page
    first = b"".join(client.get(f"{url}?export=csv&sort=-candidates")).decode("utf-8-sig").splitlines()[1]
    assert first.split(",")[:2] == ["江苏", "审核中"]
    assert first.split(",")[5:7] == ["4", "1"]


def test_a_unit_that_owes_its_list_is_reminded_once_a_day(client: Client, world: World, call: Round) -> None:
    client.force_login(world.ministry)
    url = f"/evaluations/calls/{call.public_id}/remind/{world.jiangsu.pk}/"
    for _press in range(2):
        assert client.post(url).status_code == HTTPStatus.FOUND
    assert row(call).reminded_at == reports.NOW
    with reports.moved_to(reports.NOW + timedelta(days=1)):
        assert unit_board.remind(actor=world.ministry, round=call, unit=world.jiangsu)
    make.deliver()
    told = Notification.objects.filter(kind="call_reminded").values_list("user__username", flat=True)
    assert list(told) == ["province", "province"]


def test_who_has_handed_in_is_not_reminded(world: World, call: Round) -> None:
    make.handed_in_list(world, call, PARKS[0])
    with pytest.raises(RuleViolation):
        unit_board.remind(actor=world.ministry, round=call, unit=world.jiangsu)
    with pytest.raises(ActRefused):
        unit_board.remind(actor=world.province, round=call, unit=world.shanghai)


def test_gb_12_the_ministry_refuses_the_excess_and_the_province_is_told_which(
    client: Client, world: World, call: Round
) -> None:
    filing = accept(world, over_quota(world, call))
    client.force_login(world.ministry)
    url = f"/evaluations/calls/{call.public_id}/excess/{filing.public_id}/"
    page = client.get(url).content.decode()
    assert ("四家基础相当，请予支持。" in page, PARKS[3] in page, PARKS[0] in page) == (True, True, False)
    client.post(url, {"reason": "严格控制名额"})
    assert [(one.entry.park.name, one.can_be_named) for one in candidates.of_call(call)] == [
        (PARKS[0], True),
        (PARKS[1], True),
        (PARKS[2], True),
        (PARKS[3], False),
    ]
    make.deliver()
    told = Notification.objects.get(kind="excess_refused")
    assert told.user == world.province
    assert f"以下园区未予接受：{PARKS[3]}。理由：严格控制名额" in told.body


def test_gb_12_refusing_needs_an_accepted_list_an_excess_and_a_reason(world: World, call: Round) -> None:
    filing = Filing.objects.get(pk=over_quota(world, call).pk)
    with pytest.raises(RuleViolation) as caught:
        excess.refuse_excess(actor=world.ministry, filing=filing, reason=" ")
    assert [(one.address, one.rule) for one in caught.value.problems] == [("reason", "GB-12"), ("reason", "GB-12")]
    with pytest.raises(ActRefused):
        excess.refuse_excess(actor=world.province, filing=filing, reason="x")
    assert ExcessRefusal.objects.count() == 0
