from datetime import date

import pytest

from common.errors import ActRefused, RuleViolation
from evaluations.domain import candidates, notices
from evaluations.models import PublicNotice
from parks.models import Park
from programmes.models import Round
from tests.factories import evaluations as make
from tests.factories import reports
from tests.factories.reports import World


@pytest.fixture
def call(world: World) -> Round:
    return reports.call_round(world)


def test_a_notice_freezes_its_list_with_a_digest(world: World, call: Round) -> None:
    make.accepted_list(world, call, "常州经济开发区", "无锡高新区")
    make.reviewed(world, call)
    notice = make.notice(world, call)
    Park.objects.filter(name="常州经济开发区").update(name="常州经开区")
    notice.refresh_from_db()
    printed = [(one["sequence"], one["name"], one["region"], one["unit"]) for one in notice.entries]
    assert printed == [(1, "常州经济开发区", "江苏", "320000"), (2, "无锡高新区", "江苏", "320000")]
    assert notices.digest(notice.entries) == notice.digest


def test_a_changed_list_has_another_digest(world: World, call: Round) -> None:
    make.accepted_list(world, call, "常州经济开发区")
    make.reviewed(world, call)
    notice = make.notice(world, call)
    changed = [{**notice.entries[0], "name": "无锡高新区"}]
    assert notices.digest(changed) != notice.digest


def test_a_notice_runs_from_its_first_to_its_last_day(world: World, call: Round) -> None:
    make.accepted_list(world, call, "常州经济开发区")
    make.reviewed(world, call)
    notice = make.notice(world, call)
    last = notice.closes_on
    days = [date(2026, 3, 9), date(2026, 3, 10), last, last.replace(day=last.day + 1)]
    assert [notices.is_running(notice, day) for day in days] == [False, True, True, False]


def test_a_window_shorter_than_the_programme_demands_is_refused(world: World, call: Round) -> None:
    make.accepted_list(world, call, "常州经济开发区")
    make.reviewed(world, call)
    least = notices.shortest_window(call)
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call, closes_on=notices.last_day(date(2026, 3, 10), least - 1))
    assert [one.address for one in caught.value.problems] == ["closes_on"]
    assert PublicNotice.objects.count() == 0


def test_a_notice_does_not_open_in_the_past(world: World, call: Round) -> None:
    make.accepted_list(world, call, "常州经济开发区")
    make.reviewed(world, call)
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call, opens_on=date(2026, 3, 9))
    assert [one.address for one in caught.value.problems] == ["opens_on"]


def test_a_notice_names_accepted_candidates_only(world: World, call: Round) -> None:
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call, candidates=[])
    assert [one.address for one in caught.value.problems] == ["candidates"]
    make.handed_in_list(world, call, "常州经济开发区")
    with pytest.raises(RuleViolation) as caught:
        make.notice(world, call, candidates=candidates.of_call(call))
    assert [one.address for one in caught.value.problems] == ["candidates"]


def test_only_the_ministry_opens_a_notice(world: World, call: Round) -> None:
    make.accepted_list(world, call, "常州经济开发区")
    make.reviewed(world, call)
    with pytest.raises(ActRefused):
        notices.open_notice(
            actor=world.province,
            round=call,
            title="x",
            text="x",
            opens_on=date(2026, 3, 10),
            closes_on=date(2026, 4, 10),
            phone="x",
            address="x",
            email="a@b.cn",
            candidates=candidates.of_call(call),
        )
