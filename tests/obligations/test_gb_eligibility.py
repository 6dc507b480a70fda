"""Who may apply: the catalogue of 2018, the industries of 2019, no incidents, and what the province judges."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from evaluations.models import Assignment
from journal.domain.jobs import run_job
from journal.models import Event, Job, Notification
from parks.domain import incidents
from parks.models import Park
from programmes.models import Round
from reports.domain import filings
from reports.models import EligibilityRecord, Filing, FilingVersion
from tests.factories import evaluations as evaluating
from tests.factories import incidents as happened
from tests.factories import reports as make
from tests.factories.reports import World

PARK = "南通经济技术开发区"
TABLE_HEAD = "申报条件核对"


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


def candidate_park(world: World, **more: Any) -> Park:
    """Enter a park that is kept by the committee of the second base, so that somebody applies for it."""
    values = {"in_catalogue_2018": True, **more}
    return make.park("JS-3", PARK, "320000", world.other_base.park.committee, **values)


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


def handed_in_list(world: World, call: Round) -> Filing:
    filing = make.filled_list(world, call, PARK)
    hand_in(world.province, filing)
    assert FilingVersion.objects.filter(filing=filing).exists()
    return filing


def eligibility_page(filing: Filing, park: Park) -> str:
    return f"/filings/{filing.public_id}/eligibility/{park.public_id}/"


def work() -> None:
    for job in Job.objects.filter(state="queued", kind="notify").order_by("pk"):
        run_job(job.pk)


# GB-07 --------------------------------------------------------------------------------------------------------------


def test_gb_07_a_park_outside_the_catalogue_of_2018_is_refused_with_the_reason(world: World, call: Round) -> None:
    candidate_park(world, in_catalogue_2018=False)
    filing = make.filled_list(world, call, PARK)
    answer = hand_in(world.province, filing)
    assert "第1行：南通经济技术开发区不在《中国开发区审核公告目录（2018年版）》内" in answer
    row = filing.sections.get(code="candidates").content["rows"][0]["uuid"]
    assert f"/sections/candidates/?checked=1#at-candidates-{row}-park" in answer
    assert FilingVersion.objects.count() == 0


def test_gb_07_what_the_register_does_not_say_warns_and_the_province_judges(world: World, call: Round) -> None:
    park = candidate_park(world, in_catalogue_2018=None)
    filing = make.filled_list(world, call, PARK)
    shown = page(world.province, f"/filings/{filing.public_id}/check/")
    assert TABLE_HEAD in shown
    assert "园区名录未载明南通经济技术开发区是否列入2018年版目录" in shown
    address = eligibility_page(filing, park)
    posted = {"zone_catalogue": "yes", "zone_catalogue/opinion": "目录第1186号，名称已变更"}
    signed_in(world.province).post(address, posted)
    judged = page(world.province, address)
    assert "江苏省发展改革委province判断：目录第1186号，名称已变更" in judged
    hand_in(world.province, filing)
    record = EligibilityRecord.objects.get()
    kept = {row["clause"]: row["outcome"] for row in record.findings}
    assert (kept["zone_catalogue"], kept["motivation"], record.outcome) == ("met", "unknown", "unknown")


def test_gb_07_a_province_that_judges_no_blocks_its_own_list(world: World, call: Round) -> None:
    park = candidate_park(world, in_catalogue_2018=None)
    filing = make.filled_list(world, call, PARK)
    posted = {"zone_catalogue": "no", "zone_catalogue/opinion": "目录中没有对应的开发区"}
    signed_in(world.province).post(eligibility_page(filing, park), posted)
    assert "第1行：省级判断不符合：目录中没有对应的开发区" in hand_in(world.province, filing)


# GB-08 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["生物医药", "1.1,9.9", "7"])
def test_gb_08_industries_outside_the_catalogue_are_refused_at_their_field(
    world: World, call: Round, typed: str
) -> None:
    candidate_park(world)
    filing = make.filled_list(world, call)
    row = make.candidate(PARK, 1, leading_industries=typed)
    make.save(world.province, filing, "candidates", {"rows": [row]})
    answer = hand_in(world.province, filing)
    outside = typed.removeprefix("1.1,")
    assert f"不在《绿色产业指导目录（2019年版）》内：{outside}" in answer
    assert f"#at-candidates-{row['uuid']}-leading_industries" in answer
    assert FilingVersion.objects.count() == 0


def test_gb_08_the_entries_of_the_catalogue_are_the_evidence(world: World, call: Round) -> None:
    candidate_park(world)
    filing = make.filled_list(world, call, PARK)
    shown = page(world.province, f"/filings/{filing.public_id}/check/")
    assert "《绿色产业指导目录（2019年版）》：1.1 高效节能装备制造" in shown


# GB-09 --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "stated", "blocks"),
    [
        ("safety", date(2025, 6, 18), {"deaths": 3}, True),
        ("safety", date(2025, 6, 18), {"deaths": 2, "injured": 9, "loss": Decimal("999.9999")}, False),
        ("environment", date(2025, 6, 18), {"loss": Decimal(500)}, True),
        ("environment", date(2025, 6, 18), {"triggers": ("across_province",)}, True),
        ("safety", date(2023, 3, 10), {"deaths": 3}, True),  # three years before the day handed in, which counts
        ("safety", date(2023, 3, 9), {"deaths": 30}, False),
        ("criminal", date(2025, 6, 18), {"deaths": 30}, False),
    ],
)
def test_gb_09_incidents_of_three_years_are_counted_back_from_the_application(
    world: World, call: Round, kind: str, day: date, stated: dict[str, Any], blocks: bool
) -> None:
    park = candidate_park(world)
    happened.incident(world.ministry, park, kind, day, **stated)
    answer = hand_in(world.province, make.filled_list(world, call, PARK))
    assert ("第1行：事故（事件）登记：" in answer, FilingVersion.objects.exists()) == (blocks, not blocks)


def test_gb_09_grade_and_years_are_settings_of_the_round(world: World) -> None:
    overrides = {"eligibility.no_environmental_emergency.params": {"kind": "environment", "grade": "major", "years": 1}}
    call = make.call_round(world, overrides=overrides)
    park = candidate_park(world)
    happened.incident(world.ministry, park, "environment", evacuated=9_999)
    happened.incident(world.ministry, park, "environment", date(2025, 3, 9), deaths=30)
    hand_in(world.province, make.filled_list(world, call, PARK))
    assert FilingVersion.objects.count() == 1


def test_gb_09_years_are_counted_from_the_due_day_where_the_round_says_so(world: World) -> None:
    params = {"kind": "safety", "grade": "larger", "years": 3, "counted_from": "round_due"}
    call = make.call_round(world, overrides={"eligibility.no_safety_accident.params": params})
    happened.incident(world.ministry, candidate_park(world), "safety", date(2023, 3, 30), deaths=3)
    hand_in(world.province, make.filled_list(world, call, PARK))
    assert FilingVersion.objects.count() == 1


def test_gb_09_numbers_not_known_yet_are_left_to_the_province(world: World, call: Round) -> None:
    park = candidate_park(world)
    happened.incident(world.ministry, park, deaths=0, injured=0)
    filing = make.filled_list(world, call, PARK)
    assert "等级可能更高（直接经济损失）" in page(world.province, f"/filings/{filing.public_id}/check/")
    hand_in(world.province, filing)
    kept = {row["clause"]: row["outcome"] for row in EligibilityRecord.objects.get().findings}
    assert (kept["no_safety_accident"], kept["no_environmental_emergency"]) == ("unknown", "met")


def test_gb_09_the_park_that_applies_is_blocked_at_its_declaration(world: World, call: Round) -> None:
    park = candidate_park(world)
    happened.incident(world.province, park, deaths=4)
    filing = filings.open_application(actor=world.other_park, round=call, park=park, unit=world.jiangsu)
    make.save(world.other_park, filing, "eligibility", {"had_incident": "no"})
    answer = hand_in(world.other_park, filing)
    assert "2025年6月18日发生生产安全事故，等级较大（测算），依据苏应急函〔2025〕12号" in answer
    assert f"/filings/{filing.public_id}/sections/eligibility/?checked=1#at-eligibility-had_incident" in answer


def test_gb_09_an_incident_entered_later_reopens_the_check_and_tells_province_and_ministry(
    world: World, call: Round
) -> None:
    park = candidate_park(world)
    filing = handed_in_list(world, call)
    with make.moved_to(datetime(2026, 4, 20, 2, tzinfo=UTC)):
        one = happened.incident(world.ministry, park, "environment", date(2026, 4, 2), triggers=("water_town",))
        work()
        shown = page(world.ministry, eligibility_page(filing, park))
    assert [(row.cause, row.outcome) for row in EligibilityRecord.objects.order_by("pk")] == [
        ("submitted", "unknown"), ("reopened", "not_met"),
    ]  # fmt: skip
    told = Notification.objects.filter(kind="eligibility").order_by("user__username")
    assert [(row.user.username, row.title, row.link) for row in told] == [
        (name, "申报条件重新核对：南通经济技术开发区", eligibility_page(filing, park))
        for name in ("ministry", "province")
    ]
    assert "报送后事故（事件）登记有变更" in shown
    assert "2026年4月2日发生突发环境事件，等级较大" in shown
    with make.moved_to(datetime(2026, 4, 21, 2, tzinfo=UTC)):
        incidents.withdraw(actor=world.ministry, incident=one, reason="不在园区内")
    assert EligibilityRecord.objects.latest("pk").outcome == "unknown"


def test_gb_09_what_was_kept_when_handed_in_is_never_changed(world: World, call: Round) -> None:
    park = candidate_park(world)
    handed_in_list(world, call)
    first = EligibilityRecord.objects.get()
    happened.incident(world.ministry, park, deaths=3)
    assert EligibilityRecord.objects.get(pk=first.pk).findings == first.findings
    assert {row["rule"] for row in first.findings} == {"GB-07", "GB-08", "GB-09", "GB-29"}


def test_gb_09_a_change_that_touches_no_condition_opens_nothing(world: World, call: Round) -> None:
    park = candidate_park(world)
    handed_in_list(world, call)
    happened.incident(world.ministry, park, deaths=30, happened_on=date(2020, 1, 1))
    assert not Event.objects.filter(kind="eligibility.reopened").exists()


def test_gb_09_the_reviewer_of_the_park_is_warned_on_the_sheet(world: World) -> None:
    one = evaluating.evaluation(world)
    reviewer = evaluating.assign(world, one, world.reviewer).reviewer
    with make.moved_to(datetime(2026, 3, 12, 2, tzinfo=UTC)):
        happened.incident(world.province, world.base.park, deaths=3, description="反应釜爆燃")
        work()
    assignment = Assignment.objects.get(reviewer=reviewer)
    told = Notification.objects.get(user=reviewer, kind="incident")
    assert (told.title, told.link) == (
        "事故（事件）登记有变更：盐城环保高新技术产业开发区", f"/admin/evaluations/assignment/{assignment.pk}/sheet/",
    )  # fmt: skip
    shown = page(reviewer, told.link)
    assert "反应釜爆燃" in shown
    assert "受邀评审后有变更" in shown


# GB-29 --------------------------------------------------------------------------------------------------------------


def test_gb_29_the_statement_of_the_application_is_judged_by_the_province_in_its_opinion(
    world: World, call: Round
) -> None:
    park = candidate_park(world)
    applied = filings.open_application(actor=world.other_park, round=call, park=park, unit=world.jiangsu)
    said = {"motivation": "园区已建成热电联产和中水回用。", "goals": "到2030年绿色产业产值翻一番。"}
    make.save(world.other_park, applied, "motivation", said)
    own = page(world.other_park, f"/filings/{applied.public_id}/check/")
    assert "陈述：园区已建成热电联产和中水回用。 到2030年绿色产业产值翻一番。" in own
    assert signed_in(world.other_park).post(eligibility_page(applied, park), {}).status_code == 403
    listed = make.filled_list(world, call, PARK)
    address = eligibility_page(listed, park)
    answer = signed_in(world.province).post(address, {"motivation": "yes", "motivation/opinion": " "})
    assert "请写明判断的依据" in answer.content.decode()
    signed_in(world.province).post(address, {"motivation": "yes", "motivation/opinion": "基础扎实，目标清楚"})
    hand_in(world.province, listed)
    row = next(one for one in EligibilityRecord.objects.get().findings if one["clause"] == "motivation")
    assert (row["outcome"], row["opinion"]) == ("met", "基础扎实，目标清楚")
    signed_in(world.ministry).get(f"/filings/{listed.public_id}/review/")
    assert "基础扎实，目标清楚" in page(world.ministry, address)


def test_gb_29_a_judgement_stands_only_while_nothing_has_changed_that_it_rested_on(world: World, call: Round) -> None:
    park = candidate_park(world)
    happened.incident(world.ministry, park, deaths=0, injured=0)
    filing = make.filled_list(world, call, PARK)
    address = eligibility_page(filing, park)
    posted = {"no_safety_accident": "yes", "no_safety_accident/opinion": "损失约80万元，未达到较大标准"}
    signed_in(world.province).post(address, posted)
    assert "判断：损失约80万元，未达到较大标准" in page(world.province, address)
    happened.incident(world.ministry, park, deaths=1, injured=0)
    assert "判断：损失约80万元，未达到较大标准" not in page(world.province, address)
