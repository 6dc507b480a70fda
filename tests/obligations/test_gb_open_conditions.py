"""What an open condition for applying keeps from happening: recommending, taking up, naming (GB-07, GB-09, EP-04)."""

from collections.abc import Iterator
from datetime import date
from http import HTTPStatus

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from common.errors import RuleViolation
from evaluations.domain import candidates, namings, staging
from evaluations.models import Naming
from parks.domain import incidents
from parks.models import Park
from programmes.models import Round
from reports.domain import eligibility, filings
from reports.models import EligibilityJudgement, EligibilityRecord, Filing
from tests.factories import evaluations as evaluating
from tests.factories import incidents as happened
from tests.factories import reports as make
from tests.factories.reports import World

PARK = "常州经济开发区"
DOUBT = "等级可能更高"


@pytest.fixture(autouse=True)
def frozen() -> Iterator[None]:
    with make.at():
        yield


@pytest.fixture
def world(small_world: World) -> World:
    return small_world


@pytest.fixture
def call(world: World) -> Round:
    return make.call_round(world)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def page(user: User, address: str) -> str:
    return signed_in(user).get(address).content.decode()


def recommend(world: World, filing: Filing, **posted: str) -> tuple[int, str, str]:
    """Press the button; return the status, the page and the state of the application afterwards."""
    data = {"opinion": "同意推荐", **{name.replace("__", "/"): text for name, text in posted.items()}}
    answer = signed_in(world.province).post(f"/filings/{filing.public_id}/review/recommend/", data)
    return answer.status_code, answer.content.decode(), Filing.objects.get(pk=filing.pk).state


def records(park: Park) -> list[tuple[str, str]]:
    return list(EligibilityRecord.objects.filter(park=park).order_by("pk").values_list("cause", "outcome"))


# Recommending ---------------------------------------------------------------------------------------------------------


def test_gb_09_an_application_whose_park_had_an_accident_is_not_recommended(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    happened.incident(world.ministry, make.applicant(world), deaths=3)
    status, answer, state = recommend(world, filing)
    assert (status, state) == (HTTPStatus.UNPROCESSABLE_ENTITY, "reviewing")
    assert "不符合“近三年无较大及以上生产安全事故”：事故（事件）登记：2025年6月18日发生生产安全事故" in answer
    with pytest.raises(RuleViolation) as caught:
        filings.recommend_filing(actor=world.province, filing=filing, opinion="同意推荐")
    assert [(one.address, one.rule) for one in caught.value.problems] == [("no_safety_accident", "GB-09")]


def test_gb_09_once_the_entry_is_withdrawn_it_can_be_recommended(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    one = happened.incident(world.ministry, make.applicant(world), deaths=3)
    incidents.withdraw(actor=world.ministry, incident=one, reason="不在园区内")
    assert recommend(world, filing)[2] == "recommended"


def test_gb_07_what_no_register_establishes_is_judged_with_its_reason_in_recommending(
    world: World, call: Round
) -> None:
    filing = make.submitted_application(world, call)
    park = make.applicant(world)
    Park.objects.filter(pk=park.pk).update(in_catalogue_2018=None)
    status, answer, state = recommend(world, filing)
    assert (status, state) == (HTTPStatus.UNPROCESSABLE_ENTITY, "reviewing")
    assert 'href="#id_zone_catalogue' in answer
    status, answer, state = recommend(world, filing, zone_catalogue="yes")
    assert (status, state, EligibilityJudgement.objects.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, "reviewing", 0)
    assert "请写明判断的依据" in answer
    said = "目录第1186号，名称已变更"
    assert recommend(world, filing, zone_catalogue="yes", zone_catalogue__opinion=said)[2] == "recommended"
    judged = EligibilityJudgement.objects.get()
    assert (judged.clause, judged.holds, judged.opinion, judged.by_id) == (
        "zone_catalogue", True, said, world.province.pk,
    )  # fmt: skip
    assert records(park)[-1] == ("judged", "unknown")  # what the park states of itself is judged in the opinion


def test_gb_07_a_condition_judged_as_not_met_keeps_it_from_being_recommended(world: World, call: Round) -> None:
    filing = make.submitted_application(world, call)
    Park.objects.filter(pk=make.applicant(world).pk).update(in_catalogue_2018=None)
    posted = {"zone_catalogue": "no", "zone_catalogue__opinion": "目录中没有对应的开发区"}
    status, answer, state = recommend(world, filing, **posted)
    assert (status, state, EligibilityJudgement.objects.count()) == (HTTPStatus.UNPROCESSABLE_ENTITY, "reviewing", 0)
    assert "不符合“在《中国开发区审核公告目录（2018年版）》内”：目录中没有对应的开发区" in answer


def test_gb_09_a_recommended_application_is_checked_anew_and_shown_to_the_province(world: World, call: Round) -> None:
    filing = make.recommended(world, call)
    park = make.applicant(world)
    happened.incident(world.ministry, park, deaths=3)
    assert records(park)[-1] == ("reopened", "not_met")
    desk = page(world.province, f"/filings/applications/{call.public_id}/?conditions=not_met")
    assert park.name in desk
    assert "共1份申报" in desk
    shown = page(world.province, f"/filings/{filing.public_id}/")
    assert "申报条件有待核定" in shown
    assert "2025年6月18日发生生产安全事故，等级较大" in shown


# Taking up and naming -------------------------------------------------------------------------------------------------


def listed(world: World, call: Round) -> Park:
    """Bring a park to a list that is accepted and reviewed."""
    evaluating.accepted_list(world, call, PARK)
    evaluating.reviewed(world, call)
    return Park.objects.get(name=PARK)


def judge(world: World, park: Park, *, holds: bool) -> None:
    filing = Filing.objects.get(form="park_list")
    posted = {
        "no_safety_accident": "yes" if holds else "no",
        "no_safety_accident/opinion": "应急管理部门核定损失80万元，属一般事故",
    }
    address = f"/filings/{filing.public_id}/eligibility/{park.public_id}/"
    assert signed_in(world.province).post(address, posted).status_code == HTTPStatus.FOUND


def test_gb_09_a_candidate_with_a_later_incident_is_not_staged_to_be_taken_up(world: World, call: Round) -> None:
    park = listed(world, call)
    happened.incident(world.ministry, park, "environment", date(2026, 3, 9), triggers=("water_town",))
    [one] = candidates.of_call(call)
    with pytest.raises(RuleViolation) as caught:
        staging.stage(actor=world.ministry, round=call, choices=[evaluating.choice(one, "take_up")])
    [problem] = caught.value.problems
    assert (problem.address, problem.rule) == (f"candidates/{one.entry.pk}", "GB-09")
    for verdict in ("decline", "hold"):
        [one] = candidates.of_call(call)
        staging.stage(actor=world.ministry, round=call, choices=[evaluating.choice(one, verdict, "发生事件")])


def test_gb_09_the_ministry_sees_the_evidence_beside_the_candidate(world: World, call: Round) -> None:
    park = listed(world, call)
    address = reverse("evaluations:candidates", args=[call.public_id])
    assert "待判断" not in page(world.ministry, address)
    happened.incident(world.ministry, park, deaths=0)
    shown = page(world.ministry, address)
    assert ("待判断" in shown, DOUBT in shown) == (True, True)
    assert f"/eligibility/{park.public_id}/" in shown


def test_gb_09_an_incident_entered_later_holds_the_naming_until_the_province_has_judged(
    world: World, call: Round
) -> None:
    park = listed(world, call)
    evaluating.staged(world, call)
    notice = evaluating.notice(world, call)
    happened.incident(world.ministry, park, deaths=0)
    assert records(park)[-1] == ("reopened", "unknown")
    with evaluating.after(notice):
        [one] = candidates.of_call(call)
        with pytest.raises(RuleViolation) as caught:
            namings.name_bases(actor=world.ministry, round=call, decision=evaluating.decision(call))
        assert [(problem.address, problem.rule) for problem in caught.value.problems] == [
            (f"candidates/{one.entry.pk}", "GB-09")
        ]
        assert "无法核定，省级尚未判断" in caught.value.problems[0].message
        judge(world, park, holds=True)
        assert records(park)[-1] == ("judged", "unknown")
        namings.name_bases(actor=world.ministry, round=call, decision=evaluating.decision(call))
    assert Naming.objects.count() == 1


def test_gb_09_a_park_judged_as_not_meeting_a_condition_is_not_named(world: World, call: Round) -> None:
    park = listed(world, call)
    evaluating.staged(world, call)
    notice = evaluating.notice(world, call)
    happened.incident(world.ministry, park, deaths=0)
    judge(world, park, holds=False)
    with evaluating.after(notice), pytest.raises(RuleViolation) as caught:
        namings.name_bases(actor=world.ministry, round=call, decision=evaluating.decision(call))
    assert "不符合“近三年无较大及以上生产安全事故”" in caught.value.problems[0].message


def test_gb_07_a_candidate_nobody_judged_is_not_taken_up(world: World, call: Round) -> None:
    make.park("N-000", PARK, "320000", in_catalogue_2018=None)
    listed(world, call)
    [one] = candidates.of_call(call)
    assert [row["clause"] for row in one.unsettled] == ["zone_catalogue"]
    with pytest.raises(RuleViolation):
        evaluating.staged(world, call)
    version = one.entry.version
    assert [record.park for record in eligibility.unsettled(version)] == [one.entry.park]
